import type { Actor, Answer, SeenMessage, SeenThread } from '../discord/index.ts';
import type { CommentView, PullView } from '../github/index.ts';
import { PATIENCE_MS } from '../patience.ts';
import type { World } from '../world/sandbox.ts';

/** What people do in the story, each a few clicks; the demo prints between them, the tests assert. */

/** A command, and the answer that the person reads in the end. */
export async function command(
  person: Actor,
  name: string,
  options: Parameters<Actor['run']>[1],
  { channel }: World,
): Promise<SeenMessage> {
  return (await person.run(name, options, { channel })).settled(PATIENCE_MS);
}

/** The four characters of the deploy that an answer talks about. */
export function deployIn(text: string): string {
  const id = /\b(?:Draft|Deploy|Rollback) `?([0-9A-HJKMNP-TV-Z]{4})\b/i.exec(text)?.[1];
  if (!id) throw new Error(`no deploy id in: ${text}`);
  return id;
}

/** The lobby of a deploy as soon as it reads so. */
export function lobbyThat(
  world: World,
  deploy: string,
  fits: (text: string) => boolean,
  what: string,
  timeoutMs = PATIENCE_MS,
): Promise<SeenMessage> {
  const find = () => world.discord.messages(world.channel.id).find(({ text }) => text.includes(deploy) && fits(text));
  return world.discord.until(find, `the lobby of ${deploy} ${what}`, timeoutMs);
}

/** `/cloud-deploy`, and the lobby it opens. */
export async function openLobby(
  person: Actor,
  project: string,
  world: World,
): Promise<{ deploy: string; lobby: SeenMessage }> {
  const answer = await command(person, 'cloud-deploy', { project }, world);
  const deploy = deployIn(answer.text);
  return { deploy, lobby: await lobbyThat(world, deploy, () => true, 'appears') };
}

const ADD = 'Add a resource…';

/** Network: the menu of the lobby leads to a form at once. */
export async function addNetwork(
  person: Actor,
  lobby: SeenMessage,
  fields: Parameters<Actor['submitModal']>[1],
): Promise<SeenMessage> {
  const form = await person.select(lobby, ADD, ['network']);
  return (await person.submitModal(form, fields)).settled(PATIENCE_MS);
}

export interface Machine {
  family: string;
  type: string;
  /** What its cloud asks for in the form besides, by label. */
  fields?: Parameters<Actor['submitModal']>[1];
}

/** VM: family, then machine type with its price, then the form. `seen` gets each card on the way. */
export async function addMachine(
  person: Actor,
  lobby: SeenMessage,
  { family, type, fields: besides }: Machine,
  fields: Parameters<Actor['submitModal']>[1],
  seen: (answer: Answer) => void = () => {},
): Promise<SeenMessage> {
  const families = await person.select(lobby, ADD, ['vm']);
  seen(families);
  const types = await person.select(await families.settled(PATIENCE_MS), 'Machine family…', [family]);
  seen(types);
  const form = await person.select(await types.settled(PATIENCE_MS), 'Machine type…', [type]);
  seen(form);
  return (await person.submitModal(form, { ...besides, ...fields })).settled(PATIENCE_MS);
}

/** Presses a button of the lobby as it is now. */
export function press(person: Actor, world: World, lobby: SeenMessage, label: string): Promise<Answer> {
  const now = world.discord.messages(world.channel.id).find(({ id }) => id === lobby.id);
  return person.click(now ?? lobby, label);
}

/** The thread below a lobby. */
export const threadOf = ({ discord, channel }: World, lobby: SeenMessage): SeenThread | undefined =>
  discord.threads(channel.id).find(({ id }) => id === lobby.id);

/** A pull request as soon as it is so. */
export const pullThat = (world: World, fits: (pull: PullView) => boolean, what: string): Promise<PullView> =>
  world.github.until(() => world.github.pulls(world.repo).find(fits), what, PATIENCE_MS);

export const isMerged = ({ merged }: PullView): boolean => merged !== undefined;

/** The sticky comment of a pull request as soon as it reads so. */
export const stickyThat = (
  world: World,
  number: number,
  fits: (body: string) => boolean,
  what: string,
): Promise<CommentView> =>
  world.github.until(
    () =>
      world.github
        .comments(world.repo, number)
        .find(({ body, author }) => author.type === 'Bot' && body.includes('<!-- guildops:v1') && fits(body)),
    `the comment of #${number} ${what}`,
    PATIENCE_MS,
  );

/** The answer of the bot to a person's comment. */
export const replyThat = (
  world: World,
  number: number,
  fits: (body: string) => boolean,
  what: string,
): Promise<CommentView> =>
  world.github.until(
    () => world.github.comments(world.repo, number).find(({ body, author }) => author.type === 'Bot' && fits(body)),
    what,
    PATIENCE_MS,
  );

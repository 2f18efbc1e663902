import type { Actor, SeenMessage } from '../sandbox/discord/index.ts';
import * as play from '../sandbox/story/steps.ts';
import { ready, startProgram } from '../sandbox/world/program.ts';
import type { World } from '../sandbox/world/sandbox.ts';
import type { Figure } from './figure.ts';
import type { BenchStage } from './stage.ts';

const USERS = 50;
const PROJECT = 'shop';
/** All lobbies stand in one channel, which takes five messages and five edits in five seconds. */
const PATIENCE_MS = 10 * 60_000;

/** A project, and people who may ask for something in it. */
async function prepare(world: World): Promise<Actor[]> {
  const { discord, guild, mira } = world;
  const role = discord.addRole(guild, 'users');
  const project = { project: PROJECT, provider: 'gcp', region: 'us-central1', environment: 'dev', budget_limit: 9_000 };
  await play.command(mira, 'cloud-create-project', project, world);
  await play.command(mira, 'cloud-grant', { role: 'user', discord_role: role.id, for: 'permanent' }, world);
  return Array.from({ length: USERS }, (_, n) => discord.addMember(guild, `user-${n}`, { roles: [role] }));
}

/** What one person does in a minute: looks, completes a name, opens a lobby, adds a network by menu and form, looks again. */
async function minuteOf(person: Actor, index: number, world: World): Promise<SeenMessage> {
  const { channel } = world;
  const name = `net-${index}`;
  const looks = play.command(person, 'cloud-projects', {}, world);
  const choices = await person.autocomplete('cloud-deploy', { project: 'sh' }, 'project', { channel });
  if (!choices.some(({ value }) => value === PROJECT)) throw new Error(`${PROJECT} was not suggested`);
  const opened = await person.run('cloud-deploy', { project: PROJECT }, { channel });
  const deploy = play.deployIn((await opened.settled(PATIENCE_MS)).text);
  const lobby = await play.lobbyThat(world, deploy, () => true, 'appears', PATIENCE_MS);
  const form = await person.select(lobby, 'Add a resource…', ['network']);
  const answer = await person.submitModal(form, { name });
  const { text } = await answer.settled(PATIENCE_MS);
  if (!text.includes('in the draft')) throw new Error(text);
  await Promise.all([looks, play.command(person, 'cloud-list', {}, world)]);
  return play.lobbyThat(world, deploy, (shown) => shown.includes(name), `shows ${name}`, PATIENCE_MS);
}

/** @throws Error for what Discord would have refused, and for a lobby that stands twice or not at all */
function expectNothingLost({ discord, channel }: World, lobbies: readonly SeenMessage[]): void {
  if (discord.violations.length > 0) throw new Error(discord.violations.join('\n'));
  const shown = new Set(lobbies.map(({ id }) => id));
  const standing = discord.messages(channel.id).length - 1; // one warmed up
  if (shown.size !== USERS || standing !== USERS) throw new Error(`${USERS} people have ${standing} lobbies`);
}

/**
 * Fifty people begin in the same moment, with the limits that bots usually see: how long each interaction waits for its acknowledgement,
 * how many of our calls Discord refused for coming too fast, and that everybody has the lobby with what they added.
 */
export async function measureFiftyUsers({ world }: BenchStage): Promise<Figure[]> {
  const { discord } = world;
  const program = startProgram(world.settings);
  try {
    await ready(program);
    const people = await prepare(world);
    await minuteOf(world.mira, USERS, world); // a stand-in compiles its description of Discord once, and V8 both programs
    const [acknowledged, called] = [discord.acknowledgements.length, discord.requests.length];
    const from = performance.now();
    const lobbies = await Promise.all(people.map((person, index) => minuteOf(person, index, world)));
    const tookMs = performance.now() - from;
    expectNothingLost(world, lobbies);
    const waits = discord.acknowledgements.slice(acknowledged).map(({ ms }) => ms);
    const refused = discord.requests.slice(called).filter(({ isLimited }) => isLimited).length;
    const of = `${USERS} people at once`;
    return [
      { what: `${of}: interaction → acknowledgement`, unit: 'ms', values: waits, target: { of: 'p99', below: 200 } },
      {
        what: `${of}: calls refused as too many (429)`,
        unit: 'calls',
        values: [refused],
        target: { of: 'max', atMost: 0 },
      },
      { what: `${of}: until the last lobby shows all`, unit: 'ms', values: [tookMs] },
    ];
  } finally {
    await program.stop();
  }
}

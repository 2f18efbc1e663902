import type { DeployId, Repo } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { tell } from '../notices/tell.ts';
import type { Ports } from '../ports.ts';

/** Something that a person wrote to people, and not to us. `cause`: its id where it was written. */
export interface Written {
  by: Person;
  text: string;
  cause: string;
}

type ToPull = Pick<Ports, 'store' | 'pulls'>;
type ToChat = Pick<Ports, 'store' | 'rules' | 'clock'>;

const THREAD = ':thread';

/** The deploy whose thread it is, if it is one's. */
export async function deployOfThread({ store }: Pick<Ports, 'store'>, channel: string): Promise<DeployId | undefined> {
  const rows = await store.mirrors.withRemote(channel);
  const thread = rows.find(({ key }) => key.startsWith('deploy:') && key.endsWith(THREAD));
  return thread && (thread.key.slice('deploy:'.length, -THREAD.length) as DeployId);
}

/**
 * What somebody wrote in a deploy's thread, as a comment on its pull request, once. What we write ourselves never comes here, on either
 * side, so nothing goes around in circles. Dying after the comment and before the job's end, the comment is found by its mark.
 */
export async function relayReply(
  { store, pulls }: ToPull,
  { deploy: id, by, text, cause }: Written & { deploy: DeployId },
): Promise<void> {
  const deploy = await store.deploys.find(id);
  if (!deploy?.pull) return;
  const says = `${by.name} writes in the Discord thread of ${id}:`;
  await pulls.tell(deploy.repo, deploy.pull.number, `reply-${cause}`, { says, quote: text });
}

/** The other way round: what somebody wrote on a pull request, in the thread of each of its deploys that has one. */
export async function relayComment(
  { store, rules, clock }: ToChat,
  { repo, number, by, text, cause }: Written & { repo: Repo; number: number },
): Promise<void> {
  if (!rules.mirrorsReplies) return;
  const title = `${by.name} writes on pull request #${number}`;
  for (const { id, guild, channel } of await store.deploys.byPull(repo, number)) {
    const [thread] = await store.mirrors.of(`deploy:${id}${THREAD}`);
    if (channel === undefined || !thread) continue;
    const to = { channel: thread.remoteId };
    const body = { kind: 'said' as const, tone: 'quote' as const, title, lines: text.split('\n') };
    const notice = { id: `comment:${cause}@${thread.remoteId}`, guild, to, body, at: clock.now() };
    await store.transaction((tables) => tell(tables, notice));
  }
}

import type { Repo, Sha } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { Refusal } from '../core/refusal.ts';
import { forkKey, forkNote } from './fork-note.ts';
import { noticePull } from './notice-pull.ts';
import type { Ports } from './ports.ts';

/**
 * Lets the present head of a fork's pull request be planned. It must have been there when the person wrote: what came later nobody has looked
 * at.
 * @returns the head that is planned now; undefined where there is nothing to consent to
 * @throws Refusal `head-moved`
 */
export async function consentToFork(
  ports: Ports,
  { repo, number, by, writtenAt, cause }: { repo: Repo; number: number; by: Person; writtenAt: Date; cause: string },
): Promise<Sha | undefined> {
  const note = await forkNote(ports, { repo, number });
  // The same comment, read again after a crash, finishes what it began.
  if (!note || (note.consent && note.consent.cause !== cause)) return undefined;
  const pull = await ports.pulls.read(repo, number);
  if (!pull.open || !pull.fork) return undefined;
  // GitHub gives whole seconds, cut off.
  const seenAt = Math.floor(note.seenAt.getTime() / 1000) * 1000;
  if (pull.head !== note.head || seenAt > writtenAt.getTime()) throw new Refusal({ code: 'head-moved' });
  const consent = { by: by.id, at: ports.clock.now().toISOString(), cause };
  await ports.store.notes.set(forkKey(pull), { head: note.head, seenAt: note.seenAt.toISOString(), consent });
  ports.log.info({ repo, pull: number, head: pull.head, by: by.id }, 'fork may be planned');
  await noticePull(ports, { repo, number, cause });
  return pull.head;
}

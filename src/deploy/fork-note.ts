import { z } from 'zod';
import type { Sha } from '../core/ids.ts';
import type { Ports, PullFacts } from './ports.ts';

const Note = z.object({
  /** The head as it was last seen, and since when. */
  head: z.string().transform((head) => head as Sha),
  seenAt: z.coerce.date(),
  /** Who let this very head be planned. */
  consent: z.object({ by: z.string(), at: z.coerce.date(), cause: z.string() }).optional(),
});

export const forkKey = ({ repo, number }: Pick<PullFacts, 'repo' | 'number'>): string => `fork:${repo}#${number}`;

/** True when somebody who may write here let this very head of a fork be planned. A head that is new is noted, without anybody's consent. */
export async function isConsented({ store, clock }: Pick<Ports, 'store' | 'clock'>, pull: PullFacts): Promise<boolean> {
  const note = await forkNote({ store }, pull);
  if (note?.head === pull.head) return note.consent !== undefined;
  await store.notes.set(forkKey(pull), { head: pull.head, seenAt: clock.now().toISOString() });
  return false;
}

export async function forkNote({ store }: Pick<Ports, 'store'>, pull: Pick<PullFacts, 'repo' | 'number'>) {
  const stored = await store.notes.get(forkKey(pull));
  return stored === undefined ? undefined : Note.parse(stored);
}

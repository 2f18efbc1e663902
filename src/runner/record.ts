import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Digest, RunId, StateId } from '../core/ids.ts';
import type { AppliedOutcome } from '../deploy/ports.ts';
import { readIfThere, writeWhole } from './files.ts';
import type { Folder } from './place.ts';

const Process = z.object({ pid: z.number().int().positive(), startTime: z.string(), bootId: z.string() });

const Record = z.object({
  run: z.string().transform((run) => run as RunId),
  kind: z.enum(['plan', 'apply']),
  stateId: z.string().transform((stateId) => stateId as StateId),
  /** sha256 of the plan file that is applied. */
  planFile: z
    .string()
    .transform((digest) => digest as Digest)
    .optional(),
  /** Fingerprint of the state before an apply. */
  stateBefore: z.string().optional(),
  startedAt: z.coerce.date(),
  /** The process that waits for the engine to end, of an apply; and whether the engine is in a jail. */
  supervisor: Process.optional(),
  jailed: z.boolean(),
  /** Where it is written what an apply reached and what was refused. */
  egressLog: z.string().optional(),
});
/** What a later process of ours has to know about a run; lives in its folder. */
export type RunRecord = z.infer<typeof Record>;

const PlannedOn = z.union([z.literal('none'), z.object({ serial: z.number(), lineage: z.string() })]);

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), was: PlannedOn, is: PlannedOn }),
  z.object({ kind: z.literal('applied') }),
  z.object({
    kind: z.literal('failed'),
    outcome: z.enum(['nothing-changed', 'partly-applied', 'unknown']),
    reason: z.string(),
    made: z.array(z.object({ address: z.string(), id: z.string() })).exactOptional(),
  }),
]);

const recordPath = ({ root }: Folder): string => join(root, 'run.json');
const outcomePath = ({ root }: Folder): string => join(root, 'outcome.json');

async function readJson(path: string): Promise<unknown> {
  const bytes = await readIfThere(path);
  return bytes && JSON.parse(bytes.toString('utf8'));
}

export async function readRecord(folder: Folder): Promise<RunRecord | undefined> {
  const found = await readJson(recordPath(folder));
  return found === undefined ? undefined : Record.parse(found);
}

export const writeRecord = (folder: Folder, record: RunRecord): Promise<void> =>
  writeWhole(recordPath(folder), JSON.stringify(record));

export const forgetRecord = (folder: Folder): Promise<void> => rm(recordPath(folder), { force: true });

/** How an apply ended, once somebody found out; the same answer is given until the run is forgotten. */
export async function readOutcome(folder: Folder): Promise<AppliedOutcome | undefined> {
  const found = await readJson(outcomePath(folder));
  return found === undefined ? undefined : Outcome.parse(found);
}

export const writeOutcome = (folder: Folder, outcome: AppliedOutcome): Promise<void> =>
  writeWhole(outcomePath(folder), JSON.stringify(outcome));

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunId } from '../../core/ids.ts';
import { readIfThere } from '../files.ts';

const Line = z.object({
  at: z.coerce.date(),
  host: z.string(),
  port: z.number(),
  verdict: z.enum(['reached', 'refused', 'failed']),
  why: z.string().optional(),
});
/** A place that a run asked for; each is told once for each verdict. */
export type EgressLine = z.infer<typeof Line>;

const DAYS_KEPT = 30;
const DAY_MS = 86_400_000;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Where it is written what a run reached and what was refused; in the folder of the day it began. */
export const logOfRun = (dir: string, run: RunId, at: Date): string => join(dir, 'egress', dayOf(at), `${run}.jsonl`);

/** Removes the logs of days that are long gone. */
export async function pruneLogs(dir: string, now: Date): Promise<void> {
  const oldest = dayOf(new Date(now.getTime() - DAYS_KEPT * DAY_MS));
  const days = await readdir(join(dir, 'egress')).catch(() => []);
  await Promise.all(days.filter((day) => day < oldest).map((day) => rm(join(dir, 'egress', day), { recursive: true })));
}

/** What is in a log; nothing when there is none. A last line that was cut short is left out. */
export async function readLog(path: string): Promise<EgressLine[]> {
  const text = (await readIfThere(path))?.toString('utf8') ?? '';
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => Line.parse(JSON.parse(line)));
}

const MAX_SHOWN = 8;

/** What people are told of the places that a run was refused; empty when there was none. */
export async function refusedText(path: string): Promise<string> {
  const refused = (await readLog(path)).filter(({ verdict }) => verdict === 'refused');
  const hosts = [...new Set(refused.map(({ host }) => host || 'what is no host name'))];
  if (hosts.length === 0) return '';
  const more = hosts.length > MAX_SHOWN ? ` and ${hosts.length - MAX_SHOWN} more` : '';
  return `Not reached, because a run may only speak with its cloud and its state: ${hosts.slice(0, MAX_SHOWN).join(', ')}${more}. An operator allows a host with GUILDOPS_EGRESS.`;
}

import type { DeployView } from '../../../deploy/ports.ts';
import { fenced, lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

const MAX_FILE = 2_000_000;

/** Everything an apply said, as a file, once it has ended. */
export function logFileNote({ deploy, runLog, sandbox }: DeployView): MarkedNote | undefined {
  if (runLog === undefined) return undefined;
  const plan = `${deploy.id}.${deploy.plans}`;
  const mark = `**Log of ${plan}**`;
  const text = fenced(runLog);
  const more =
    text.length > MAX_FILE && '-# The file ends where Discord would take no more; the run page has all of it.';
  const file = { name: `apply-${plan}.txt`, text: text.slice(0, MAX_FILE) };
  return { name: `log-file:${deploy.plans}`, mark, note: { content: lines(`${mark}${badge(sandbox)}`, more), file } };
}

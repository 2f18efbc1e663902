import type { DeployView } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { fenced, lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

const MAX_FILE = 2_000_000;

/** Everything an apply said, as a file, once it has ended. */
export function logFileNote({ deploy, runLog, sandbox }: DeployView, t: Translate): MarkedNote | undefined {
  if (runLog === undefined) return undefined;
  const plan = `${deploy.id}.${deploy.plans}`;
  const mark = `**${t('thread.log-of', { plan })}**`;
  const text = fenced(runLog);
  const more = text.length > MAX_FILE && `-# ${t('thread.log-cut')}`;
  const file = { name: `apply-${plan}.txt`, text: text.slice(0, MAX_FILE) };
  return { name: `log-file:${deploy.plans}`, mark, note: { content: lines(`${mark}${badge(sandbox)}`, more), file } };
}

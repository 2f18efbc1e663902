import { planOf } from '../../../core/deploy.ts';
import type { DeployView, ProgressStep } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { stepLine } from '../progress.ts';
import { lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

/** A fixed number of lines a message, so that a line stays in its message while it changes. 12 of at most 150 characters fit. */
const LINES_A_MESSAGE = 12;
/** More would flood the thread; the rest is told as a number. */
const MAX_MESSAGES = 30;

function chunksOf(steps: readonly ProgressStep[]): ProgressStep[][] {
  const count = Math.min(Math.ceil(steps.length / LINES_A_MESSAGE), MAX_MESSAGES);
  return Array.from({ length: count }, (_, k) => steps.slice(k * LINES_A_MESSAGE, (k + 1) * LINES_A_MESSAGE));
}

/** The apply as it goes: one line a resource, in the order terraform began them. Only messages that changed are edited. */
export function logNotes({ deploy, progress, sandbox }: DeployView, t: Translate): MarkedNote[] {
  const plan = planOf(deploy);
  if (!plan || !progress || deploy.state.at === 'plan_ready' || deploy.state.at === 'approved') return [];
  const chunks = chunksOf(progress.steps);
  const left = progress.steps.length - LINES_A_MESSAGE * MAX_MESSAGES;
  return chunks.map((chunk, k) => {
    const mark = `**${t('thread.apply-of', { plan: plan.id, part: k + 1 })}**`;
    const more = k === MAX_MESSAGES - 1 && left > 0 && `-# ${t('thread.more-resources', { count: left })}`;
    const note = { content: lines(`${mark}${badge(sandbox)}`, ...chunk.map((step) => stepLine(step, t)), more) };
    return { name: `log:${plan.n}:${k}`, mark, note };
  });
}

import { planOf } from '../../../core/deploy.ts';
import type { DeployView } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { countsLine } from '../plan-lines.ts';
import { fence, fenced, lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

/** Discord takes 2000 characters a message; what is longer goes into a file. */
const MAX_INLINE = 1700;
const MAX_FILE = 2_000_000;

/** The plan as terraform prints it: in the message when it is short, as a file when it is not. */
export function planNote(view: DeployView, t: Translate): MarkedNote | undefined {
  const plan = planOf(view.deploy);
  if (!plan || view.planText === undefined) return undefined;
  const mark = `**${t('thread.plan', { plan: plan.id })}**`;
  const title = `${mark}${badge(view.sandbox)} · ${countsLine(plan.counts, t)}`;
  const text = fenced(view.planText);
  const note =
    text.length <= MAX_INLINE
      ? { content: lines(title, fence(view.planText, MAX_INLINE + 50, 'diff')) }
      : {
          content: lines(title, t('thread.plan-file')),
          file: { name: `plan-${plan.id}.txt`, text: text.slice(0, MAX_FILE) },
        };
  return { name: `plan:${plan.n}`, mark, note };
}

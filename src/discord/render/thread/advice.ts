import { planOf } from '../../../core/deploy.ts';
import type { ShownAdvice } from '../../../deploy/advice/shown-advice.ts';
import type { DeployView } from '../../../deploy/ports.ts';
import { clickId } from '../../click-id.ts';
import type { Translate } from '../../words/t.ts';
import { button, type Row, row, select } from '../components.ts';
import { clip, code, inline, label, lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

/** Discord takes 2000 characters a message. */
const MAX_LINES = 1500;

const SIGN = { medium: '🟡', low: '🔵' } as const;

/** What a model says of a plan, short, with thumbs below it; the pull request has all of its steps. */
export function adviceNote({ deploy, advice, sandbox }: DeployView, t: Translate): MarkedNote | undefined {
  const plan = planOf(deploy);
  if (!plan || !advice?.said) return undefined;
  const { model, steps } = advice.said;
  const mark = `**${t('thread.advice', { plan: plan.id })}**`;
  const shown = [
    ...steps.requirements.map(({ text }) => `🎯 ${inline(text, 160)}`),
    ...steps.constraints.map(({ text }) => `🧱 ${inline(text, 160)}`),
    ...steps.tradeOffs.map((one) => `⚖️ ${inline(one.text, 120)}: ${scoresOf(one.scores)}`),
    ...advice.hints.map(
      (one) => `${SIGN[one.severity]} ${code(one.address)} ${inline(one.text, 80)}: ${inline(one.fix, 200)}`,
    ),
  ];
  if (shown.length === 0) return undefined;
  const { up, down } = advice.thumbs;
  const votes = up + down > 0 && ` · 👍 ${up} 👎 ${down}`;
  return {
    name: `advice:${plan.n}`,
    mark,
    note: {
      content: lines(
        `${mark}${badge(sandbox)} · ${t('thread.advice-by', { model: inline(model, 80) })}`,
        clip(shown, MAX_LINES, t),
        `-# ${t('thread.advice-more', { count: advice.practices.length })}${votes || ''}`,
      ),
      rows: rowsOf([deploy.id, String(plan.n)], advice),
    },
  };
}

const scoresOf = (scores: object): string =>
  Object.entries(scores)
    .map(([name, score]) => `${name} ${score}`)
    .join(', ');

function rowsOf(place: readonly string[], { hints }: ShownAdvice): Row[] {
  const thumbs = row(
    button({ id: clickId('advice-up', ...place), text: '👍 Helpful' }),
    button({ id: clickId('advice-down', ...place), text: '👎 Not helpful' }),
  );
  if (hints.length === 0) return [thumbs];
  const options = hints.map((hint) => ({ value: String(hint.n), label: label(hint.text, 100) }));
  return [thumbs, row(select(clickId('hint-hide', ...place), 'Hide a hint in this project…', options))];
}

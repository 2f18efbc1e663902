import { objectionsOf } from '../../../core/objection.ts';
import { isEmptyPlan } from '../../../core/plan.ts';
import { interrupts } from '../../../generators/gist.ts';
import { cardId } from '../../custom-id.ts';
import { explainIn } from '../../words/explain-in.ts';
import { seatsIn } from '../../words/rules-in.ts';
import type { Translate } from '../../words/t.ts';
import { button, buttons, type Row } from '../components.ts';
import { person } from '../people.ts';
import { destroyedBy } from '../plan-lines.ts';
import { inline, lines, time } from '../text.ts';
import type { ViewAt } from './panel.ts';

type View = ViewAt<'plan_ready' | 'approved'>;

/** Who has to say yes, and has not. */
export function missingLine(
  { approvals: { need, have, othersOnly, auto, missing } }: View,
  t: Translate,
): string | undefined {
  if (auto) return `🤖 ${t('approval.nobody')}`;
  if (have >= need) return undefined;
  const who = missing === undefined ? '' : `: ${inline(seatsIn(t.locale, missing), 250)}`;
  return `⏳ ${t(othersOnly ? 'approval.missing-others' : 'approval.missing', { count: need - have })}${who}`;
}

/** Who asked for the apply, when it begins, and past what. */
export function askedLine({ deploy: { state } }: View, t: Translate): string | undefined {
  const { asked, terms } = state;
  if (!asked) return undefined;
  const isFree = state.at === 'approved' || terms?.breakGlass !== undefined;
  const when = terms?.due
    ? t(isFree ? 'approval.due' : 'approval.due-once-given', { when: `${time(terms.due, 'f')} (${time(terms.due)})` })
    : t(isFree ? 'approval.now' : 'approval.once-given');
  return lines(`🚀 ${t('approval.asked', { person: person(asked, t), when })}`, glassLine(terms?.breakGlass, t));
}

/** Loud wherever it stands. */
export const glassLine = (reason: string | undefined, t: Translate): string | undefined =>
  reason === undefined ? undefined : `🚨 ${t('approval.glass', { why: inline(reason, 300) })}`;

/** Who wants something changed first. */
export const objectionLines = ({ deploy }: Pick<View, 'deploy'>, t: Translate): string[] =>
  objectionsOf(deploy).map(({ by, text, at }) => {
    const says = t('approval.changes', { person: person(by, t), when: time(at) });
    return `✋ ${says}${text === '' ? '' : `: ${inline(text, 300)}`}`;
  });

/** What is in the way of an apply that nothing else holds up. */
export const frozenLine = ({ frozen }: Pick<View, 'frozen'>, t: Translate): string | undefined =>
  frozen && `❄️ ${inline(explainIn(t.locale, frozen).what, 300)}`;

const formButton = (
  { deploy: { id, state }, project }: View,
  action: string,
  text: string,
  style: 'secondary' | 'danger' = 'secondary',
) => button({ id: cardId(action, id, state.plan.n, String(destroyedBy(state.plan.counts)), project.id), text, style });

/** Asks for the apply at a time; of what interrupts something, beside what asks for it at once. */
export function scheduleButton(view: View) {
  const { asked, plan } = view.deploy.state;
  return !asked && !isEmptyPlan(plan) && plan.verdict.is !== 'deny' && formButton(view, 'schedule', 'Deploy at…');
}

/** The less usual ways to an apply: at a time, past the rules in an emergency, and not at all any more. */
export function askingButtons(view: View): Row[] {
  const {
    deploy,
    project,
    approvals: { have, need },
    frozen,
  } = view;
  const { id, state } = deploy;
  const { n, announced, verdict } = state.plan;
  if (verdict.is === 'deny') return [];
  const wishes = [
    button({ id: cardId('wish', id, n), text: 'Request changes…' }),
    objectionsOf(deploy).length > 0 && button({ id: cardId('withdraw-request', id, n), text: 'Withdraw request' }),
  ];
  const isHeldUp =
    frozen !== undefined || objectionsOf(deploy).length > 0 || (have < need && project.environment !== 'dev');
  return buttons(
    !interrupts(announced) && scheduleButton(view),
    state.asked && button({ id: cardId('unask', id, n), text: 'Do not apply yet' }),
    isHeldUp && state.terms?.breakGlass === undefined && formButton(view, 'glass', 'Break glass…', 'danger'),
    ...wishes,
  );
}

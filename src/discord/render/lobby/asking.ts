import { explain } from '../../../core/explain.ts';
import { objectionsOf } from '../../../core/objection.ts';
import { isEmptyPlan } from '../../../core/plan.ts';
import { interrupts } from '../../../generators/gist.ts';
import { cardId } from '../../custom-id.ts';
import { button, buttons, type Row } from '../components.ts';
import { person } from '../people.ts';
import { destroyedBy } from '../plan-lines.ts';
import { inline, lines, time } from '../text.ts';
import type { ViewAt } from './panel.ts';

type View = ViewAt<'plan_ready' | 'approved'>;

/** Who has to say yes, and has not. */
export function missingLine({ approvals: { need, have, othersOnly, auto, missing } }: View): string | undefined {
  if (auto) return '🤖 Nobody has to approve this: it adds little, destroys nothing, and nothing speaks against it';
  if (have >= need) return undefined;
  const who = missing === undefined ? '' : `: ${inline(missing, 250)}`;
  return `⏳ ${need - have} more approval${need - have === 1 ? '' : 's'} needed${othersOnly ? ', not by the requester' : ''}${who}`;
}

/** Who asked for the apply, when it begins, and past what. */
export function askedLine({ deploy: { state } }: View): string | undefined {
  const { asked, terms } = state;
  if (!asked) return undefined;
  const isFree = state.at === 'approved' || terms?.breakGlass !== undefined;
  const when = terms?.due
    ? `not before ${time(terms.due, 'f')} (${time(terms.due)})${isFree ? '' : ', when the approvals are there'}`
    : isFree
      ? 'it starts now'
      : 'it starts when the approvals are there';
  return lines(`🚀 ${person(asked)} asked to apply: ${when}.`, glassLine(terms?.breakGlass));
}

/** Loud wherever it stands. */
export const glassLine = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : `🚨 **Break-glass**: past freeze and missing approvals, as ${inline(reason, 300)}`;

/** Who wants something changed first. */
export const objectionLines = ({ deploy }: Pick<View, 'deploy'>): string[] =>
  objectionsOf(deploy).map(
    ({ by, text, at }) =>
      `✋ **Changes requested** by ${person(by)} ${time(at)}${text === '' ? '' : `: ${inline(text, 300)}`}`,
  );

/** What is in the way of an apply that nothing else holds up. */
export const frozenLine = ({ frozen }: Pick<View, 'frozen'>): string | undefined =>
  frozen && `❄️ ${inline(explain(frozen).what, 300)}`;

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

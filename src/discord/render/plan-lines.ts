import type { ChangeAction, PlanCounts, PlanSummary, ResourceChange } from '../../core/plan.ts';
import { reachOf } from '../../core/plan-args.ts';
import type { Problem } from '../../core/refusal.ts';
import type { Verdict } from '../../core/verdict.ts';
import { refusalLines } from '../refusal-text.ts';
import { gistIn } from '../words/rules-in.ts';
import { inEnglish, type Key, type Translate } from '../words/t.ts';
import { clip, code, codes, inline, lines } from './text.ts';

/** `+3 create · ~1 change · −0 destroy`; a replacement is a creation and a destruction, and said to be one. */
export function countsLine({ replace, ...counts }: PlanCounts, t: Translate = inEnglish): string {
  const replaced = replace > 0 ? ` · ${t('plan.replaced', { replace })}` : '';
  return `${t('plan.counts', counts)}${replaced}`;
}

/** `+3 ~1 −0`, for one line among others. */
export const countsShort = ({ add, change, destroy, replace }: PlanCounts): string =>
  `+${add + replace} ~${change} −${destroy + replace}`;

/** How many resources would be gone or made anew: what a person has to confirm. */
export const destroyedBy = ({ destroy, replace }: PlanCounts): number => destroy + replace;

const SIGNS: Readonly<Record<ChangeAction, string>> = {
  delete: '−',
  replace: '±',
  update: '~',
  create: '+',
  forget: '⊘',
  read: '↓',
};
/** What hurts comes first. */
const ORDER = Object.keys(SIGNS);

/** One resource of a plan, and why it is made anew. */
export const changeLineOf = ({ address, action, forcedBy }: ResourceChange, t: Translate): string => {
  const line = `${SIGNS[action]} ${code(address, 90)}`;
  if (action === 'delete') return `${line} ${t('plan.destroyed')}`;
  if (action !== 'replace') return line;
  const why = forcedBy.length > 0 ? `, ${t('plan.forced-by', { what: codes(forcedBy, 2, 40) })}` : '';
  return `${line} ${t('plan.made-anew')}${why}`;
};

/** The changes of a plan, destructions first. */
export const changeLines = ({ resources }: Pick<PlanSummary, 'resources'>, max: number, t: Translate): string =>
  clip(
    resources
      .filter(({ action }) => action !== 'read')
      .toSorted((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action))
      .map((change) => changeLineOf(change, t)),
    max,
    t,
  );

const EFFECTS = ['in place', 'restart', 'replace', 'data loss', 'removed'];

/** An effect in words; one that nobody has words for as it is. */
const effectWords = (effect: string, t: Translate): string =>
  EFFECTS.includes(effect) ? t(`effect.${effect.replace(' ', '-')}` as Key) : inline(effect);

/** What changed settings do beyond a change in place, and what a removal takes along; the plan confirms or corrects it. */
export const announcedLines = (
  { announced = [] }: Pick<PlanSummary, 'announced'>,
  { max, all = false }: { max: number; all?: boolean },
  t: Translate,
): string | undefined =>
  clip(
    announced
      .filter(({ effect }) => all || effect !== 'in place')
      .map(({ of, setting, effect, note, dependents = [] }) => {
        const needs = dependents.length > 0 ? ` ${t('plan.in-use-by', { what: codes(dependents, 5, 100) })}` : '';
        const what = setting === undefined ? code(of) : `${code(of)} ${code(setting)}`;
        return `${effect === 'in place' ? '·' : '⚠️'} ${what}: **${effectWords(effect, t)}**. ${inline(note, 300)}${needs}`;
      }),
    max,
    t,
  ) || undefined;

/** The same in one sentence; nothing where nothing is there yet. */
export function gistLine({ announced = [] }: Pick<PlanSummary, 'announced'>, t: Translate): string | undefined {
  const gist = gistIn(t.locale, announced);
  return gist === undefined ? undefined : `💬 ${inline(gist, 300)}`;
}

/** What was passed on to terraform, and what follows from it; undefined for a plan of all of the code as it is. */
export function reachLines(
  { args = [] }: Pick<PlanSummary, 'args'>,
  project: string,
  t: Translate,
): string | undefined {
  if (args.length === 0) return undefined;
  const reach = reachOf(args);
  return lines(
    reach === 'destroy' && `🔴 ${t('plan.destroys-all', { project: code(project) })}`,
    clip([t('plan.with-args', { args: args.map((arg) => code(arg, 90)).join(' ') })], 400),
    reach !== 'all' && t('plan.not-merged'),
  );
}

/** What the rules say, with every reason that fits. */
export function verdictLines(verdict: Verdict, max: number, t: Translate): string | undefined {
  if (verdict.is === 'allow') return undefined;
  const title = verdict.is === 'deny' ? `⛔ **${t('plan.refused')}**` : `🟡 **${t('plan.needs-approval')}**`;
  return clip([title, ...verdict.reasons.map((reason) => refusalLines(reason, '•', t))], max, t);
}

/** What policies only have a word about. */
export const warnedLines = (warned: readonly Problem[] = [], max: number, t: Translate): string | undefined =>
  warned.length === 0
    ? undefined
    : clip([`⚠️ **${t('plan.policies-warn')}**`, ...warned.map((one) => refusalLines(one, '•', t))], max, t);

/** Why it is a plan to read twice, on one line; what loses its data stands among the changes. */
export function dangerLine({ danger = [] }: Pick<PlanSummary, 'danger'>, t: Translate): string | undefined {
  const [first, ...others] = danger.filter(({ kind }) => kind !== 'data-loss');
  if (!first) return undefined;
  const more = others.length > 0 ? ` · ${t('plan.and-more', { count: others.length })}` : '';
  return `🚨 **${t('plan.read-twice')}**: ${code(first.address, 80)} ${inline(first.what, 120)}${more}`;
}

/** What it does to what is there beyond changes in place, a line each. */
export const impactLines = ({ impact = [] }: Pick<PlanSummary, 'impact'>, t: Translate): string[] =>
  impact.map(({ address, effect, cause, dependents }) => {
    const causes = cause.slice(0, 3).map((one) => inline(one, 60));
    const why = causes.length > 0 ? ` (${causes.join(', ')})` : '';
    const needs = dependents.length > 0 ? ` · ${t('plan.needed-by', { what: codes(dependents, 3, 80) })}` : '';
    return `**${effectWords(effect, t)}** ${code(address, 90)}${why}${needs}`;
  });

import type { ChangeAction, PlanCounts, PlanSummary, ResourceChange } from '../../core/plan.ts';
import { reachOf } from '../../core/plan-args.ts';
import type { Problem } from '../../core/refusal.ts';
import { countsAs, type Finding, SEVERITIES, type Severity, type Verdict } from '../../core/verdict.ts';
import { gistOf } from '../../generators/gist.ts';
import { refusalLines } from '../refusal-text.ts';
import { clip, code, inline, lines } from './text.ts';

/** `+3 create · ~1 change · −0 destroy`; a replacement is a creation and a destruction, and said to be one. */
export function countsLine({ add, change, destroy, replace }: PlanCounts): string {
  const replaced = replace > 0 ? ` · ±${replace} replace` : '';
  return `**+${add}** create · **~${change}** change · **−${destroy}** destroy${replaced}`;
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
export const changeLineOf = ({ address, action, forcedBy }: ResourceChange): string => {
  const why =
    forcedBy.length > 0
      ? `, forced by ${forcedBy
          .slice(0, 2)
          .map((path) => code(path, 40))
          .join(', ')}`
      : '';
  const loud =
    action === 'delete' ? ' **destroyed**' : action === 'replace' ? ` **destroyed and made anew**${why}` : '';
  return `${SIGNS[action]} ${code(address, 90)}${loud}`;
};

/** The changes of a plan, destructions first. */
export const changeLines = ({ resources }: Pick<PlanSummary, 'resources'>, max: number): string =>
  clip(
    resources
      .filter(({ action }) => action !== 'read')
      .toSorted((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action))
      .map(changeLineOf),
    max,
  );

/** What changed settings do beyond a change in place, and what a removal takes along; the plan confirms or corrects it. */
export const announcedLines = (
  { announced = [] }: Pick<PlanSummary, 'announced'>,
  max: number,
  all = false,
): string | undefined =>
  clip(
    announced
      .filter(({ effect }) => all || effect !== 'in place')
      .map(({ of, setting, effect, note, dependents = [] }) => {
        const needs =
          dependents.length > 0
            ? ` In use by ${dependents
                .slice(0, 5)
                .map((one) => code(one))
                .join(', ')}.`
            : '';
        return `${effect === 'in place' ? '·' : '⚠️'} ${code(of)}${setting === undefined ? '' : ` ${code(setting)}`}: **${inline(effect)}**. ${inline(note, 300)}${needs}`;
      }),
    max,
  ) || undefined;

/** The same in one sentence; nothing where nothing is there yet. */
export function gistLine({ announced = [] }: Pick<PlanSummary, 'announced'>): string | undefined {
  const gist = gistOf(announced);
  return gist === undefined ? undefined : `💬 ${inline(gist, 300)}`;
}

/** What was passed on to terraform, and what follows from it; undefined for a plan of all of the code as it is. */
export function reachLines({ args = [] }: Pick<PlanSummary, 'args'>, project: string): string | undefined {
  if (args.length === 0) return undefined;
  const reach = reachOf(args);
  return lines(
    reach === 'destroy' && `🔴 **This destroys everything of ${code(project)}.** Somebody else has to approve it.`,
    clip([`Planned with ${args.map((arg) => code(arg, 90)).join(' ')}`], 400),
    reach !== 'all' && 'Nothing is merged after it.',
  );
}

const SEVERITY_ICONS: Readonly<Record<Severity, string>> = {
  critical: '⛔',
  high: '🔴',
  medium: '🟠',
  low: '🟡',
  info: 'ℹ️',
};

/** The findings on one line: how many of each severity are new, and the gravest. */
export function findingLine(findings: readonly Finding[], max: number): string | undefined {
  const fresh = findings.filter((finding) => countsAs(finding) === 'new');
  const counts = SEVERITIES.toReversed().map((severity) => {
    const found = fresh.filter((one) => one.severity === severity).length;
    return found > 0 ? `${SEVERITY_ICONS[severity]} ${found} ${severity}` : '';
  });
  const [worst] = fresh.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
  const others = findings.length - fresh.length;
  const before = others > 0 ? `${others} there before or suppressed` : '';
  const shown = [...counts, before].filter(Boolean).join(' · ');
  const excused = worst?.otherwise ? ' (suppressed by this change)' : '';
  const first = worst ? `: ${code(worst.address, 80)} ${inline(worst.message, 160)}${excused}` : '';
  return findings.length === 0 ? undefined : clip([`**Findings** ${shown}${first}`], max);
}

/** What the rules say, with every reason that fits. */
export function verdictLines(verdict: Verdict, max: number): string | undefined {
  if (verdict.is === 'allow') return undefined;
  const title = verdict.is === 'deny' ? '⛔ **The rules refuse this plan**' : '🟡 **Needs approval**';
  return clip([title, ...verdict.reasons.map((reason) => refusalLines(reason, '•'))], max);
}

/** What policies only have a word about. */
export const warnedLines = (warned: readonly Problem[] = [], max: number): string | undefined =>
  warned.length === 0 ? undefined : clip(['⚠️ **Policies warn**', ...warned.map((one) => refusalLines(one, '•'))], max);

/** Why it is a plan to read twice, on one line; what loses its data stands among the changes. */
export function dangerLine({ danger = [] }: Pick<PlanSummary, 'danger'>): string | undefined {
  const [first, ...others] = danger.filter(({ kind }) => kind !== 'data-loss');
  if (!first) return undefined;
  const more = others.length > 0 ? ` · and ${others.length} more` : '';
  return `🚨 **Read this plan twice**: ${code(first.address, 80)} ${inline(first.what, 120)}${more}`;
}

/** What it does to what is there beyond changes in place, a line each. */
export const impactLines = ({ impact = [] }: Pick<PlanSummary, 'impact'>): string[] =>
  impact.map(({ address, effect, cause, dependents }) => {
    const why =
      cause.length > 0
        ? ` (${cause
            .slice(0, 3)
            .map((one) => inline(one, 60))
            .join(', ')})`
        : '';
    const needs =
      dependents.length > 0
        ? ` · needed by ${dependents
            .slice(0, 3)
            .map((one) => code(one, 80))
            .join(', ')}`
        : '';
    return `**${effect}** ${code(address, 90)}${why}${needs}`;
  });

/** One finding with all that is said of it. */
export function findingText(finding: Finding): string {
  const { severity, rule, address, message, status, reason, until, otherwise } = finding;
  const excuse = otherwise ? 'suppressed by this change' : status === 'existing' ? 'there before' : status;
  const why = reason === undefined ? '' : `: ${inline(reason, 150)}${until ? ` until ${inline(until, 20)}` : ''}`;
  const how = status === 'new' ? '' : ` · ${excuse}${why}`;
  return `${SEVERITY_ICONS[severity]} ${severity} ${code(rule, 20)} ${code(address, 90)} ${inline(message, 250)}${how}`;
}

import { explain } from '../../core/explain.ts';
import { type Objection, objectionsOf } from '../../core/objection.ts';
import type { Person } from '../../core/person.ts';
import type { Announced, PlanCost, PlanSummary, ResourceChange } from '../../core/plan.ts';
import { type PlanArgs, type Reach, reachOf } from '../../core/plan-args.ts';
import type { Problem } from '../../core/refusal.ts';
import type { RequirementCheck } from '../../core/requirement.ts';
import type { Finding } from '../../core/verdict.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { requirementProblems } from '../../deploy/requirements/judge.ts';
import { isKept } from '../../policy/approvals.ts';
import { isTold } from '../../review/kept.ts';
import { countOf, firstOf, personText, shortSha, usd, usdChange, utc } from './format.ts';
import { code, codeCell, text } from './markdown.ts';

/*
 * The parts of a plan's comment: what is destroyed first, then what it costs, then what stands in the way. Each is a list of lines;
 * an empty list is left out.
 */
const MOST_ROWS = 15;
const more = (what: string) => (n: number) => `… and ${n} more ${what}`;

const DESTROYS: Partial<Record<ResourceChange['action'], string>> = { delete: 'destroyed', replace: 'replaced' };

/** What was passed on to terraform. */
export const passedOnLines = (args: PlanArgs = []): string[] =>
  args.length === 0 ? [] : [`Planned with ${args.map((arg) => code(arg, 200)).join(' ')}.`];

const REACH: Readonly<Record<Reach, readonly string[]>> = {
  all: [],
  part: ['It is not about all of the pull request: after its apply nothing is merged, and the rest is planned.'],
  destroy: [],
};

/** What was passed on and what follows from it; that everything goes is said loudest. */
export function reachLines({ args, project, count }: { args?: PlanArgs; project: string; count: number }): string[] {
  const reach = reachOf(args);
  const lines = [...passedOnLines(args), ...REACH[reach]];
  if (reach !== 'destroy') return lines;
  const what = count === 0 ? 'there is nothing left' : `${countOf(count, 'resource')} with all data in them`;
  return [
    '> [!CAUTION]',
    `> **This destroys everything of ${code(project)}**: ${what}. Somebody else than the requester has to approve it. Nothing is merged after it.`,
    '',
    ...lines,
  ];
}

/** The resources whose data may be lost, each with what forces it. */
export function warningLines({ resources }: PlanSummary): string[] {
  const lost = resources.filter(({ action }) => DESTROYS[action]);
  if (lost.length === 0) return [];
  const items = firstOf(lost, MOST_ROWS, warning, more('resources'));
  return ['> [!WARNING]', ...items.map((item) => `> - ${item}`)];
}

function warning({ address, action, forcedBy }: ResourceChange): string {
  const why = forcedBy.slice(0, 5).map((path) => code(path, 80));
  return `${code(address)} will be **${DESTROYS[action]}**${why.length > 0 ? ` (${why.join(', ')} forces it)` : ''}`;
}

/** What the changed settings were to do, gravest first; the plan beside it confirms or corrects that. */
export function announcedLines({ announced = [] }: PlanSummary): string[] {
  if (announced.length === 0) return [];
  const item = ({ of, setting, effect, note, dependents = [] }: Announced) => {
    const which = setting === undefined ? '' : ` ${code(setting)}`;
    const needs =
      dependents.length > 0
        ? ` In use by ${dependents
            .slice(0, MOST_ROWS)
            .map((one) => code(one))
            .join(', ')}.`
        : '';
    return `- ${code(of)}${which}: **${text(effect)}**. ${text(note, 400)}${needs}`;
  };
  const grave = announced.filter(({ effect }) => effect !== 'in place').length;
  const title = `What was to be expected of the change: ${countOf(announced.length, 'thing')}, ${grave === 0 ? 'all in place' : `${grave} not in place`}`;
  return [
    `<details><summary>${title}</summary>`,
    '',
    ...firstOf(announced, MOST_ROWS, item, more('changes')),
    '',
    '</details>',
  ];
}

/** What a month costs before and after; the largest differences first. */
export function costLines(cost: PlanCost): string[] {
  const lines = cost.lines.filter(({ beforeUsd, afterUsd }) => beforeUsd !== 0 || afterUsd !== 0); // free things are not worth a row
  const isFree = cost.beforeUsd === 0 && cost.afterUsd === 0;
  if (isFree && lines.length === 0 && cost.unpriced.length === 0) return [];
  const sorted = [...lines].sort((a, b) => difference(b) - difference(a));
  const row = ({ address, beforeUsd, afterUsd }: PlanCost['lines'][number]) =>
    `| ${codeCell(address)} | ${usd(beforeUsd)} | ${usd(afterUsd)} | ${usdChange(afterUsd - beforeUsd)} |`;
  const unpriced = cost.unpriced.length > 0 ? ` (${cost.unpriced.length} without a known price)` : '';
  const added = cost.afterUsd - cost.beforeUsd;
  const percent = cost.beforeUsd > 0 ? ` (${Math.round((added / cost.beforeUsd) * 100)} %)` : '';
  return [
    '| Monthly cost | Before | After | Change |',
    '|---|--:|--:|--:|',
    ...firstOf(sorted, MOST_ROWS, row, (n) => `| … and ${n} more | | | |`),
    `| **Total**${unpriced} | ${usd(cost.beforeUsd)} | ${usd(cost.afterUsd)} | **${usdChange(added)}**${percent} |`,
  ];
}

const difference = ({ beforeUsd, afterUsd }: { beforeUsd: number; afterUsd: number }): number =>
  Math.abs(afterUsd - beforeUsd);

/** What the rules say and which approvals there are, then every reason. */
export function gateLines(
  plan: PlanSummary,
  { approvals, deploy: { state }, requirements = [], frozen }: DeployView,
): string[] {
  const { need, have, othersOnly } = approvals;
  const { verdict } = plan;
  const reasons = verdict.is === 'allow' ? [] : verdict.reasons;
  const selfApproves = have < need ? '; asking for the apply counts as one' : '';
  const whose = othersOnly ? ', by others than requester and pushers' : selfApproves;
  const kept = 'approvals' in state && state.approvals.some((approval) => isKept(approval, plan)) ? KEPT : '';
  const voided = 'voided' in state && have < need ? voidedText(state.voided) : '';
  const policy = {
    allow: '✅ allowed',
    'needs-approval': `⚠️ needs approval: ${countOf(reasons.length, 'reason')}`,
    deny: `❌ denied: ${countOf(reasons.length, 'reason')}`,
  }[verdict.is];
  return [
    '| Gate | Result |',
    '|---|---|',
    `| Policy | ${policy} |`,
    `| Approvals | ${have >= need ? '✅' : '⏳'} ${have} of ${need} on ${code(shortSha(plan.head))}${whose}${kept}${voided} |`,
    ...objectionsOf({ state }).map(objectionRow),
    ...(frozen ? [`| Freeze | ❄️ ${frozen.until ? `until ${utc(frozen.until)}` : 'in force'} |`] : []),
    ...requirements.filter(({ name }) => name !== 'approved').map(requirementRow),
    ...reasonsBelow([...reasons, ...requirementProblems(requirements), ...(plan.warned ?? [])]),
  ];
}

/** Who wants something changed first. */
const objectionRow = ({ by, text: said }: Objection): string =>
  `| Changes requested | ✋ by ${personText(by)}${said === '' ? '' : `: ${text(said, 300)}`} |`;

const reasonsBelow = (reasons: readonly Problem[]): string[] =>
  reasons.length > 0 ? ['', ...reasonLines(reasons)] : [];

/** A requirement by its name in `guildops.yaml`; its reasons stand below the table. */
const requirementRow = ({ name, unmet }: RequirementCheck): string =>
  `| ${code(name)} | ${unmet.length === 0 ? '✅ met' : `❌ not met: ${countOf(unmet.length, 'reason')}`} |`;

const KEPT = '; kept from an earlier plan, as this plan changes exactly the same';

/** A count alone would not say why people who approved are asked again. */
const voidedText = (people: readonly Person[] = []): string =>
  people.length === 0
    ? ''
    : `; void, as this plan changes something else than what they approved: ${firstOf(people, MOST_VOIDED, personText, (n) => `${n} more`).join(', ')}`;
const MOST_VOIDED = 5;

/** Each reason with its way on. */
export const reasonLines = (problems: readonly Problem[]): string[] =>
  firstOf(
    problems,
    MOST_ROWS,
    (problem) => {
      const { what, wayOn } = explain(problem);
      return `- ${text(what, 500)} ${text(wayOn, 300)}`;
    },
    (n) => `- … and ${n} more`,
  );

const SEVERITY = { critical: '🔴', high: '🟠', medium: '🟡', low: '🔵', info: '⚪' } as const;
const ORDER = Object.keys(SEVERITY);

/** What the rules found, the worst first: what is new and matters in sight, the rest behind a line. */
export function findingLines({ findings }: PlanSummary): string[] {
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const told = sorted.filter(isTold);
  const list = (some: readonly Finding[]) =>
    firstOf(some, MOST_ROWS, findingLine, (n) => `- … and ${n} more in the check run`);
  return [
    ...(told.length > 0 ? ['**Findings**', ...list(told)] : []),
    ...foldedLines(
      sorted.filter((one) => !isTold(one)),
      list,
    ),
  ];
}

const foldedLines = (findings: readonly Finding[], list: (some: readonly Finding[]) => string[]): string[] =>
  findings.length === 0
    ? []
    : ['', `<details><summary>${restText(findings)}</summary>`, '', ...list(findings), '', '</details>'];

/** `2 findings of low severity, 1 that was there before`. */
function restText(findings: readonly Finding[]): string {
  const count = (status: Finding['status']) => findings.filter((one) => one.status === status).length;
  const parts = [
    [count('new'), 'of low severity'],
    [count('existing'), 'there before'],
    [count('suppressed'), 'suppressed'],
  ] as const;
  const shown = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`);
  return `Other findings: ${shown.join(', ')}`;
}

const findingLine = (finding: Finding): string => {
  const { severity, address, message, rule } = finding;
  return `- ${SEVERITY[severity]} ${severity}: ${code(address)} ${text(message)} (${code(rule, 80)})${whyText(finding)}`;
};

/** Who excuses themselves with the change that is looked at is not excused. */
function whyText({ reason, until, otherwise }: Finding): string {
  if (reason === undefined) return '';
  const by = otherwise ? '**suppressed by this change**, so it counts all the same' : 'suppressed';
  return `; ${by}: ${text(reason, 200)}${until ? ` until ${text(until, 20)}` : ''}`;
}

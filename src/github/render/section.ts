import { planOf } from '../../core/deploy.ts';
import type { DeployState, Planned } from '../../core/deploy-state.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import { cycleOf } from '../../core/project.ts';
import type { ShownAdvice } from '../../deploy/advice/shown-advice.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { adviceLines } from './advice-parts.ts';
import { costDetailLines, savingLines } from './cost-parts.ts';
import { cycleLines, isMergedFirst } from './cycle-parts.ts';
import { diagramLines } from './diagram.ts';
import { personText, shortSha, utc } from './format.ts';
import { code, fence, link, text } from './markdown.ts';
import { nextCommands, nextLines, type Wording } from './next.ts';
import { announcedLines, costLines, findingLines, gateLines, reachLines, warningLines } from './plan-parts.ts';
import { dangerLines, impactLines } from './review-parts.ts';
import { stateActLines, stateLines } from './state-parts.ts';
import { crossingLines, glanceLines, verdictLine } from './verdict.ts';

/** The part of a plan's text that there is room for. */
export interface ShownDiff {
  shown: string;
  /** Lines that were left out. */
  left: number;
}

/** A part of a section; the larger `detail`, the sooner it makes room. What has 0 always stays. */
interface Block {
  lines: readonly string[];
  detail?: number;
}

/** Everything below the headline of one deploy, as Markdown blocks; detail is left out first where `max` characters are not enough. */
export function sectionOf(view: DeployView, wording: Wording, diff: ShownDiff, max = Number.POSITIVE_INFINITY): string {
  const blocks = blocksOf(view, wording, diff).filter(({ lines }) => lines.length > 0);
  const details = [...new Set(blocks.map(({ detail = 0 }) => detail))].sort((a, b) => b - a);
  for (const least of details) {
    const fitting = joined(blocks.filter(({ detail = 0 }) => detail <= least));
    if (fitting.length <= max || least === 0) return fitting;
  }
  return joined(blocks);
}

const joined = (blocks: readonly Block[]): string => blocks.map(({ lines }) => lines.join('\n')).join('\n\n');

function blocksOf(view: DeployView, wording: Wording, diff: ShownDiff): Block[] {
  const { state } = view.deploy;
  const plan = planOf(view.deploy);
  const verdict = isReady(state) ? [verdictLine(state, view.approvals, isMergedFirst(view))] : [];
  const rest: Block[] = [{ lines: nextLines(nextCommands(view, wording)) }];
  const before: Block[] = [{ lines: verdict }, { lines: [originLine(view)] }];
  const now: Block[] = [
    { lines: cycleLines(view) },
    { lines: stateActLines(view.deploy) },
    { lines: stateLines(view) },
  ];
  if (!plan) return [...before, ...now, ...rest];
  const isAhead = isReady(state) || state.at === 'applying';
  return [
    ...before,
    ...(isReady(state) && !isEmptyPlan(plan)
      ? [{ lines: glanceLines(plan, view) }, { lines: crossingLines(plan) }]
      : []),
    { lines: isAhead ? reachLines({ ...plan, project: view.deploy.project, count: plan.counts.destroy }) : [] },
    { lines: isAhead ? warningLines(plan) : [] },
    { lines: isAhead ? dangerLines(plan) : [] },
    ...now,
    { lines: isAhead ? announcedLines(plan) : [], detail: 2 },
    { lines: isAhead ? impactLines(plan) : [], detail: 2 },
    { lines: findingLines(plan), detail: 1 },
    ...(isEmptyPlan(plan) ? [] : costBlocks(plan, isReady(state))),
    ...(isAhead && view.advice ? adviceBlocks(view.advice) : []),
    { lines: isReady(state) ? gateLines(plan, view) : [] },
    { lines: isEmptyPlan(plan) ? [] : planBlock(diff, wording.planUrl?.(plan)), detail: 3 },
    ...rest,
    { lines: [footer(view, plan, wording)] },
  ];
}

const adviceBlocks = (advice: ShownAdvice): Block[] => [
  { lines: adviceLines(advice), detail: 5 },
  { lines: diagramLines(advice.diagram), detail: 6 },
];

const costBlocks = ({ cost }: PlanSummary, isWaiting: boolean): Block[] => [
  { lines: costLines(cost), detail: 1 },
  { lines: cost.details ? costDetailLines(cost.details) : [], detail: 4 },
  { lines: cost.details && isWaiting ? savingLines(cost.details.savings) : [], detail: 2 },
];

const isReady = (state: DeployState): state is Planned => state.at === 'plan_ready' || state.at === 'approved';

function originLine({ deploy: { requester, id, guild, channel, reverts }, runPage }: DeployView): string {
  const lobby = channel ? ` · ${link('lobby', `https://discord.com/channels/${guild}/${channel}`)}` : '';
  const page = runPage === undefined ? '' : ` · ${link('run page', runPage)}`;
  const undoes = reverts ? ` · takes back ${code(reverts.deploy)}` : '';
  return `Requested by ${personText(requester)} · deploy ${code(id)}${undoes}${lobby}${page}`;
}

function planBlock({ shown, left }: ShownDiff, url: string | undefined): string[] {
  const whole = url === undefined ? 'The check run shows more of them.' : `${link('Read the whole plan', url)}.`;
  if (shown === '') return left > 0 ? [`The plan has ${left} lines, for which there is no room here. ${whole}`] : [];
  const lines = shown.split('\n').length;
  const cut = left > 0 ? ['', `… and ${left} more lines. ${whole}`] : [];
  return [
    `<details><summary>Full plan (${lines + left} lines)</summary>`,
    '',
    fence(shown, 'diff'),
    ...cut,
    '',
    '</details>',
  ];
}

const lockWords = ({ project }: DeployView['deploy'], row: DeployView['project']): string =>
  cycleOf(row).lock === 'plan'
    ? `🔒 holds the lock on ${code(project)}`
    : `🔓 ${code(project)} is locked when the apply begins`;

/** What exactly was planned, and how long it holds. */
function footer({ deploy, project }: DeployView, plan: PlanSummary, { planUrl }: Wording): string {
  const base = deploy.pull?.base ?? 'base';
  const url = planUrl?.(plan);
  return [
    `<sub>Plan ${code(plan.id)} of ${code(shortSha(plan.head))} on ${code(`${base}@${shortSha(plan.base)}`)}`,
    text(plan.engine, 60),
    utc(plan.plannedAt),
    ...(url === undefined ? [] : [link('whole plan', url)]),
    ...(isReady(deploy.state) ? [`valid until the branch or ${code(base)} changes`, lockWords(deploy, project)] : []),
  ]
    .join(' · ')
    .concat('</sub>');
}

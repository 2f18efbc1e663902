import { planOf } from '../../core/deploy.ts';
import { isEmptyPlan, type PlanSummary } from '../../core/plan.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { costDetailLines, savingLines } from './cost-parts.ts';
import { personText, shortSha, utc } from './format.ts';
import { code, fence, link, text } from './markdown.ts';
import { nextCommands, nextLines, type Wording } from './next.ts';
import { costLines, findingLines, gateLines, reachLines, warningLines } from './plan-parts.ts';
import { stateLines } from './state-parts.ts';

/** The part of a plan's text that there is room for. */
export interface ShownDiff {
  shown: string;
  /** Lines that were left out. */
  left: number;
}

/** Everything below the headline of one deploy, as Markdown blocks. */
export function sectionOf(view: DeployView, wording: Wording, diff: ShownDiff): string {
  const { deploy } = view;
  const plan = planOf(deploy);
  const isWaiting = deploy.state.at === 'plan_ready' || deploy.state.at === 'approved';
  const isAhead = isWaiting || deploy.state.at === 'applying';
  const blocks: string[][] = [
    [originLine(view)],
    plan && isAhead ? reachLines({ ...plan, project: deploy.project, count: plan.counts.destroy }) : [],
    plan && isAhead ? warningLines(plan) : [],
    stateLines(view),
    plan && !isEmptyPlan(plan) ? costLines(plan.cost) : [],
    plan?.cost.details && !isEmptyPlan(plan) ? costDetailLines(plan.cost.details) : [],
    plan?.cost.details && isWaiting ? savingLines(plan.cost.details.savings) : [],
    plan && isWaiting ? gateLines(plan, view) : [],
    plan ? findingLines(plan) : [],
    plan && isEmptyPlan(plan) ? [] : planBlock(diff),
    nextLines(nextCommands(view, wording)),
    plan ? [footer(view, plan)] : [],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function originLine({ deploy: { requester, id, guild, channel, reverts } }: DeployView): string {
  const lobby = channel ? ` · ${link('lobby', `https://discord.com/channels/${guild}/${channel}`)}` : '';
  const undoes = reverts ? ` · takes back ${code(reverts.deploy)}` : '';
  return `Requested by ${personText(requester)} · deploy ${code(id)}${undoes}${lobby}`;
}

function planBlock({ shown, left }: ShownDiff): string[] {
  if (shown === '') return [];
  const lines = shown.split('\n').length;
  const cut = left > 0 ? ['', `… and ${left} more lines. The check run shows more of them.`] : [];
  return [
    `<details><summary>Full plan (${lines + left} lines)</summary>`,
    '',
    fence(shown, 'diff'),
    ...cut,
    '',
    '</details>',
  ];
}

/** What exactly was planned, and how long it holds. */
function footer({ deploy }: DeployView, plan: PlanSummary): string {
  const base = deploy.pull?.base ?? 'base';
  const isWaiting = deploy.state.at === 'plan_ready' || deploy.state.at === 'approved';
  return [
    `<sub>Plan ${code(plan.id)} of ${code(shortSha(plan.head))} on ${code(`${base}@${shortSha(plan.base)}`)}`,
    text(plan.engine, 60),
    utc(plan.plannedAt),
    ...(isWaiting
      ? [`valid until the branch or ${code(base)} changes`, `🔒 holds the lock on ${code(deploy.project)}`]
      : []),
  ]
    .join(' · ')
    .concat('</sub>');
}

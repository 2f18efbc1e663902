import { planOf } from '../../core/deploy.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { cutLines, toDiff } from './diff.ts';
import { firstOf, sum, usdChange } from './format.ts';
import { headlineOf, plainHeadline } from './headline.ts';
import { code, codeCell, html, linked, text } from './markdown.ts';
import { stickyMark } from './marks.ts';
import { nextLines, retryCommand, type Wording } from './next.ts';
import { type ShownDiff, sectionOf } from './section.ts';

/** GitHub refuses a comment over 65 536 characters; the rest is for what we did not count, such as wide characters. */
const BUDGET = 60_000;
const MOST_ROWS = 120;
const MOST_MARKED = 20;
const NO_DIFF: ShownDiff = { shown: '', left: 0 };
/** Fence, `<details>`, and what is said of left lines with its link. */
const DIFF_FRAME = 450;
/** What is said of projects that found no room. */
const TAIL = 150;

export interface CommentWording extends Omit<Wording, 'several'> {
  /** Characters; tests use a smaller one. */
  budget?: number;
}

/**
 * The sticky comment of a pull request: headline and tables always, then the plans as far as there is room. The same state gives the
 * same text, so that a comment is written only when something changed.
 */
export function renderComment(views: readonly DeployView[], { budget = BUDGET, ...wording }: CommentWording): string {
  const ordered = [...views].sort(byAttention);
  const all = { ...wording, several: views.length > 1 };
  const diffs = ordered.map((view) => (view.planText ? toDiff(view.planText) : ''));
  const bare = compose(
    ordered,
    all,
    budget,
    diffs.map(() => NO_DIFF),
  );
  const room = budget - bare.length - diffs.length * DIFF_FRAME;
  return compose(ordered, all, budget, shareRoom(diffs, Math.max(0, room)));
}

const NEEDS_ATTENTION = ['🔴', '🟣', '⛔', '🟠'];
const NEEDS_NONE = ['✅', '🟢', '⚪'];

/** What needs a person comes first, what is done last; so a comment that is cut keeps what matters. */
function byAttention(a: DeployView, b: DeployView): number {
  const [first, second] = [attentionOf(a), attentionOf(b)];
  if (first !== second) return first - second;
  return a.deploy.project < b.deploy.project ? -1 : 1;
}

function attentionOf(view: DeployView): number {
  const { icon } = headlineOf(view);
  if (NEEDS_ATTENTION.includes(icon)) return 0;
  return NEEDS_NONE.includes(icon) ? 2 : 1;
}

/** Short plans are shown whole; what they leave is shared by the long ones. */
function shareRoom(diffs: readonly string[], room: number): ShownDiff[] {
  const shares = new Map<number, ShownDiff>();
  let left = room;
  const bySize = [...diffs.entries()].sort(([, a], [, b]) => a.length - b.length);
  for (const [rank, [index, diff]] of bySize.entries()) {
    const share = cutLines(diff, Math.floor(left / (bySize.length - rank)));
    left -= share.shown.length;
    shares.set(index, share);
  }
  return diffs.map((_, index) => shares.get(index) ?? NO_DIFF);
}

function compose(views: readonly DeployView[], wording: Wording, budget: number, diffs: readonly ShownDiff[]): string {
  const [only] = views;
  const head = [
    stickyMark(views.slice(0, MOST_MARKED).map(({ deploy }) => planOf(deploy)?.id ?? deploy.id)),
    wording.several ? rollUpHeadline(views) : only ? `### ${headlineText(only)}` : '### Nothing to plan',
    ...(views.some(({ sandbox }) => sandbox)
      ? ['`SANDBOX` Nothing here is real: no cloud is touched and nothing costs money.']
      : []),
    '',
  ].join('\n');
  if (!only) return head.trimEnd();
  if (!wording.several) return `${head}\n${sectionOf(only, wording, diffs[0] ?? NO_DIFF, budget - head.length - 1)}`;
  const sections = views.map((view, index) => folded(view, sectionOf(view, wording, diffs[index] ?? NO_DIFF)));
  const retry = retryCommand(views, wording);
  const next = retry.length > 0 ? ['', ...nextLines(retry)] : [];
  return asManyAsFit([head, ...rollUpTable(views, wording), ...next, ''].join('\n'), sections, budget - TAIL);
}

/** As many sections as there is room for; the table above names all deploys. */
function asManyAsFit(head: string, sections: readonly string[], budget: number): string {
  let whole = head;
  for (const [index, section] of sections.entries()) {
    if (whole.length + section.length > budget)
      return `${whole}\n\n… and the details of ${sections.length - index} more projects, for which there is no room here; the table has them all.`;
    whole = `${whole}\n${section}`;
  }
  return whole;
}

const folded = (view: DeployView, section: string): string =>
  [`<details><summary>${html(summaryOf(view))}</summary>`, '', section, '', '</details>'].join('\n');

const summaryOf = (view: DeployView): string => {
  const headline = headlineOf(view);
  return `${headline.icon} ${plainHeadline(headline, view.deploy.project)}`;
};

function headlineText(view: DeployView): string {
  const { icon, before, after } = headlineOf(view);
  return `${icon} ${before} ${code(view.deploy.project)}${after && `: ${text(after)}`}`;
}

function rollUpHeadline(views: readonly DeployView[]): string {
  const total = sum(views.flatMap(({ deploy }) => planOf(deploy)?.counts ?? []));
  const icons = [...new Set(views.map((view) => headlineOf(view).icon))].join(' ');
  const words = `${total.add} to add · ${total.change} to change · ${total.destroy} to destroy · ${total.replace} to replace`;
  return `### ${icons} ${views.length} projects: ${words}`;
}

const rollUpTable = (views: readonly DeployView[], wording: Wording): string[] => [
  '| Project | Now | Add | Change | Destroy | Replace | Monthly | Approvals |',
  '|---|---|--:|--:|--:|--:|--:|--:|',
  ...firstOf(
    views,
    MOST_ROWS,
    (view) => rollUpRow(view, wording),
    (n) => `| … and ${n} more | | | | | | | |`,
  ),
];

function rollUpRow(view: DeployView, { planUrl }: Wording): string {
  const { icon, before } = headlineOf(view);
  const plan = planOf(view.deploy);
  const cells = plan
    ? [
        plan.counts.add,
        plan.counts.change,
        plan.counts.destroy,
        plan.counts.replace,
        usdChange(plan.cost.afterUsd - plan.cost.beforeUsd),
        `${view.approvals.have} of ${view.approvals.need}`,
      ]
    : ['–', '–', '–', '–', '–', '–'];
  const name = codeCell(view.deploy.project);
  const project = plan && planUrl ? linked(name, planUrl(plan)) : name;
  return `| ${project} | ${icon} ${before.replace(/( for|:)$/, '')} | ${cells.join(' | ')} |`;
}

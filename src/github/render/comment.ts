import { planOf } from '../../core/deploy.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { cutLines, toDiff } from './diff.ts';
import { firstOf, sum, usdChange } from './format.ts';
import { headlineOf, plainHeadline } from './headline.ts';
import { code, codeCell, html, text } from './markdown.ts';
import { stickyMark } from './marks.ts';
import { type ShownDiff, sectionOf } from './section.ts';

/** GitHub refuses a comment over 65 536 characters; the rest is for what we did not count, such as wide characters. */
const BUDGET = 60_000;
const MOST_ROWS = 40;
const NO_DIFF: ShownDiff = { shown: '', left: 0 };
/** Fence, `<details>` and what is said of left lines. */
const DIFF_FRAME = 250;

export interface CommentWording {
  /** The word our commands begin with. */
  trigger: string;
  /** Characters; tests use a smaller one. */
  budget?: number;
}

/**
 * The sticky comment of a pull request: headline and tables always, then the plans as far as there is room. The same state gives the
 * same text, so that a comment is written only when something changed.
 */
export function renderComment(views: readonly DeployView[], { trigger, budget = BUDGET }: CommentWording): string {
  const ordered = [...views].sort((a, b) => (a.deploy.project < b.deploy.project ? -1 : 1));
  const diffs = ordered.map((view) => (view.planText ? toDiff(view.planText) : ''));
  const bare = compose(
    ordered,
    trigger,
    budget,
    diffs.map(() => NO_DIFF),
  );
  const room = budget - bare.length - diffs.length * DIFF_FRAME;
  return compose(ordered, trigger, budget, shareRoom(diffs, Math.max(0, room)));
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

function compose(views: readonly DeployView[], trigger: string, budget: number, diffs: readonly ShownDiff[]): string {
  const [only] = views;
  const several = views.length > 1;
  const head = [
    stickyMark(views.slice(0, MOST_ROWS).map(({ deploy }) => planOf(deploy)?.id ?? deploy.id)),
    several ? rollUpHeadline(views) : only ? `### ${headlineText(only)}` : '### Nothing to plan',
    ...(views.some(({ sandbox }) => sandbox)
      ? ['`SANDBOX` Nothing here is real: no cloud is touched and nothing costs money.']
      : []),
  ];
  if (!several)
    return [...head, ...(only ? ['', sectionOf(only, { trigger, several }, diffs[0] ?? NO_DIFF)] : [])].join('\n');
  const sections = views.map((view, index) =>
    folded(view, sectionOf(view, { trigger, several }, diffs[index] ?? NO_DIFF)),
  );
  return asManyAsFit([...head, '', ...rollUpTable(views), ''].join('\n'), sections, budget);
}

/** As many sections as there is room for; the table above names all deploys. */
function asManyAsFit(head: string, sections: readonly string[], budget: number): string {
  let whole = head;
  for (const [index, section] of sections.entries()) {
    if (whole.length + section.length > budget)
      return `${whole}\n\n… and ${sections.length - index} more projects; ask for one with \`-p\`.`;
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

const rollUpTable = (views: readonly DeployView[]): string[] => [
  '| Project | Now | Add | Change | Destroy | Replace | Monthly |',
  '|---|---|--:|--:|--:|--:|--:|',
  ...firstOf(views, MOST_ROWS, rollUpRow, (n) => `| … and ${n} more | | | | | | |`),
];

function rollUpRow(view: DeployView): string {
  const { icon, before } = headlineOf(view);
  const plan = planOf(view.deploy);
  const cells = plan
    ? [
        plan.counts.add,
        plan.counts.change,
        plan.counts.destroy,
        plan.counts.replace,
        usdChange(plan.cost.afterUsd - plan.cost.beforeUsd),
      ]
    : ['–', '–', '–', '–', '–'];
  return `| ${codeCell(view.deploy.project)} | ${icon} ${before.replace(/( for|:)$/, '')} | ${cells.join(' | ')} |`;
}

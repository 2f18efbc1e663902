import type { Problem } from '../../../core/refusal.ts';
import { SUBJECTS } from '../../../counsel/explain.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import type { Load } from '../../../policy/limits.ts';
import { refusalLines } from '../../refusal-text.ts';
import { quotaLineIn } from '../../words/rules-in.ts';
import type { Translate } from '../../words/t.ts';
import { addedMonthly, monthly } from '../money.ts';
import { announcedLines, gistLine } from '../plan-lines.ts';
import { clip, inline, lines, time } from '../text.ts';
import { anHour, budgetSteps, partLines, savingLines } from './cost.ts';
import { draftControls } from './draft-controls.ts';
import { draftLine } from './draft-line.ts';
import { explainedLine } from './explained-line.ts';
import type { Drawing, Panel, ViewAt } from './panel.ts';
import { sizeButtons, sizeLine } from './size-hint.ts';

/** For the resources of a draft. */
const MOST_LETTERS = 1300;
/** More than these stand on the pages of Details. */
const MOST_LINES = 20;

/** Every line with what its price is made of, where there is room for all of that; else the lines alone. */
function withParts(drafted: readonly DraftLine[], max: number, t: Translate): string[] {
  const whole = drafted.map((line) => lines(draftLine(line, t), ...partLines(line, t)));
  return whole.join('\n').length <= max ? whole : drafted.map((line) => draftLine(line, t));
}

function resourceLines(drafted: readonly DraftLine[], t: Translate): string {
  const shown = clip(withParts(drafted.slice(0, MOST_LINES), MOST_LETTERS, t), MOST_LETTERS, t);
  const left = drafted.length - MOST_LINES;
  return lines(shown, left > 0 && `-# ${t('draft.under-details', { count: left })}`);
}

function costLine({ draft, deployed, project }: ViewAt<'draft'>, t: Translate): string {
  const added = draft?.addedUsd ?? 0;
  const before = deployed?.monthlyUsd ?? 0;
  const after = before + added;
  const then = t('draft.then', { amount: monthly(after, t.locale) });
  return `**${addedMonthly(added, t.locale)}**${anHour(added, t)} · ${then}${budgetSteps(before, after, project, t)}`;
}

function quotaText(load: Load, t: Translate): string {
  const { label, bar, text, isOver } = quotaLineIn(t.locale, load);
  return `-# ${isOver ? '⛔ ' : ''}${inline(label, 60)} ${bar} ${inline(text, 100)}`;
}

/** One word for all that was checked, then everything that is wrong at once. */
function checkLines({ draft }: ViewAt<'draft'>, t: Translate): string | undefined {
  if (!draft || draft.resources.length === 0) return undefined;
  const { problems, warnings = [] } = draft;
  return clip(
    [
      problems.length === 0
        ? `✅ ${t('draft.keeps-rules')}`
        : `⚠️ **${t('draft.problems', { count: problems.length })}**`,
      ...problems.map((problem) => refusalLines(problem, '⚠️', t)),
      ...warnings.map((warning) => `-# 💬 ${inline(warning, 200)}`),
    ],
    1000,
    t,
  );
}

/** What policies say of it that is no reason to refuse it. */
const notesText = (notes: readonly Problem[] = [], t: Translate): string | undefined =>
  notes.length === 0
    ? undefined
    : clip([`🟡 **${t('draft.policies')}**`, ...notes.map((note) => refusalLines(note, '•', t))], 500, t);

/** What is being put together: lines, what they do to what is there, what they cost and take, and all that speaks against it. */
export function draftPanel(view: ViewAt<'draft'>, { lifetimes: { draftMinutes }, t }: Drawing): Panel {
  const { deploy, draft } = view;
  const resources = draft?.resources ?? [];
  const { announced, quota = [], savings } = draft ?? {};
  const expires = new Date(deploy.changedAt.getTime() + draftMinutes * 60_000);
  return {
    facts: [t('lobby.rev', { revision: deploy.revision }), t('deploy.expires', { when: time(expires) })],
    body: [
      resources.length > 0
        ? lines(
            `**${t('draft.resources', { count: resources.length })}**`,
            resourceLines(resources, t),
            costLine(view, t),
          )
        : t('draft.nothing'),
      announced &&
        (lines(
          gistLine({ announced }, t),
          explainedLine(draft, { rule: SUBJECTS.impact }, t),
          announcedLines({ announced }, { max: 500 }, t),
        ) ||
          undefined),
      quota.length > 0
        ? clip(
            quota.map((load) => quotaText(load, t)),
            500,
            t,
          )
        : undefined,
      savingLines(savings, t),
      sizeLine(view, t),
      checkLines(view, t),
      notesText(draft?.notes, t),
    ],
    controls: [...sizeButtons(view), ...draftControls(view, t)],
  };
}

import type { Problem } from '../../../core/refusal.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import type { QuotaLine } from '../../../policy/quota-lines.ts';
import { refusalLines } from '../../refusal-text.ts';
import { addedMonthly, monthly } from '../money.ts';
import { announcedLines, gistLine } from '../plan-lines.ts';
import { clip, inline, lines, plural, time } from '../text.ts';
import { anHour, budgetSteps, partLines, savingLines } from './cost.ts';
import { draftControls } from './draft-controls.ts';
import { draftLine } from './draft-line.ts';
import type { Lifetimes, Panel, ViewAt } from './panel.ts';
import { sizeButtons, sizeLine } from './size-hint.ts';

/** For the resources of a draft. */
const MOST_LETTERS = 1300;
/** More than these stand on the pages of Details. */
const MOST_LINES = 20;

/** Every line with what its price is made of, where there is room for all of that; else the lines alone. */
function withParts(drafted: readonly DraftLine[], max: number): string[] {
  const whole = drafted.map((line) => lines(draftLine(line), ...partLines(line)));
  return whole.join('\n').length <= max ? whole : drafted.map(draftLine);
}

function resourceLines(drafted: readonly DraftLine[]): string {
  const shown = clip(withParts(drafted.slice(0, MOST_LINES), MOST_LETTERS), MOST_LETTERS);
  const left = drafted.length - MOST_LINES;
  return lines(shown, left > 0 && `-# … and ${left} more under Details`);
}

const costLine = ({ draft, deployed, project }: ViewAt<'draft'>): string => {
  const added = draft?.addedUsd ?? 0;
  const before = deployed?.monthlyUsd ?? 0;
  const after = before + added;
  return `**${addedMonthly(added)}**${anHour(added)} · project then ${monthly(after)}${budgetSteps(before, after, project)}`;
};

const quotaText = ({ label, bar, text, isOver }: QuotaLine): string =>
  `-# ${isOver ? '⛔ ' : ''}${inline(label, 60)} ${bar} ${inline(text, 100)}`;

/** One word for all that was checked, then everything that is wrong at once. */
function checkLines({ draft }: ViewAt<'draft'>): string | undefined {
  if (!draft || draft.resources.length === 0) return undefined;
  const { problems, warnings = [] } = draft;
  return clip(
    [
      problems.length === 0 ? '✅ Keeps every rule, quota and budget' : `⚠️ **${plural(problems.length, 'problem')}**`,
      ...problems.map((problem) => refusalLines(problem, '⚠️')),
      ...warnings.map((warning) => `-# 💬 ${inline(warning, 200)}`),
    ],
    1000,
  );
}

/** What policies say of it that is no reason to refuse it. */
const notesText = (notes: readonly Problem[] = []): string | undefined =>
  notes.length === 0 ? undefined : clip(['🟡 **Policies**', ...notes.map((note) => refusalLines(note, '•'))], 500);

/** What is being put together: lines, what they do to what is there, what they cost and take, and all that speaks against it. */
export function draftPanel(view: ViewAt<'draft'>, { draftMinutes }: Lifetimes): Panel {
  const { deploy, draft } = view;
  const resources = draft?.resources ?? [];
  const { announced, quota = [], savings } = draft ?? {};
  const expires = new Date(deploy.changedAt.getTime() + draftMinutes * 60_000);
  return {
    facts: [`rev ${deploy.revision}`, `expires ${time(expires)}`],
    body: [
      resources.length > 0
        ? lines(`**Resources (${resources.length})**`, resourceLines(resources), costLine(view))
        : 'Nothing here yet. Add the first resource below.',
      lines(announced && gistLine({ announced }), announced && announcedLines({ announced }, 500)) || undefined,
      quota.length > 0 ? clip(quota.map(quotaText), 500) : undefined,
      savingLines(savings),
      sizeLine(view),
      checkLines(view),
      notesText(draft?.notes),
    ],
    controls: [...sizeButtons(view), ...draftControls(view)],
  };
}

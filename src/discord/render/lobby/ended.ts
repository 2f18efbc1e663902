import { type ApplyOutcome, type Deploy, isOver, type MergeState } from '../../../core/deploy.ts';
import { stateWords } from '../../../core/explain.ts';
import { importBlocks } from '../../../generators/import-blocks.ts';
import { cardId } from '../../custom-id.ts';
import { button, buttons } from '../components.ts';
import { monthly } from '../money.ts';
import { person } from '../people.ts';
import { countsLine } from '../plan-lines.ts';
import { bar, stepLines } from '../progress.ts';
import { code, fence, inline, lines, plural, time } from '../text.ts';
import { cancelButton } from './cancel-button.ts';
import { budgetShare } from './cost.ts';
import type { Panel, ViewAt } from './panel.ts';
import { amendMenus, copyButton, detailsButton } from './request-buttons.ts';

function mergeLine(merge: MergeState, waitsFor: readonly Deploy[] = []): string {
  switch (merge.is) {
    case 'pending':
      return waitsFor.length > 0 ? waitingMerge(waitsFor) : '🔄 Merging the pull request…';
    case 'merged':
      return lines(
        `Merged as ${code(merge.sha.slice(0, 7))}${merge.tag ? `, tagged ${code(merge.tag)}` : ''}`,
        merge.releases && `Released as ${merge.releases.map((name) => code(name)).join(', ')}`,
        merge.differs &&
          `⚠️ **The default branch is not what was applied**: it moved in the last moment (${merge.differs.slice(0, 5).map(code).join(', ')}).\n→ The next plan of this project shows the difference.`,
      );
    case 'withheld':
      return '🟣 **Not merged**: the plan was not about all of the pull request. Plan again for the rest; the merge follows that.';
    case 'refused':
      return `⚠️ **Applied, but not merged**: ${inline(merge.why, 400)}\n→ The infrastructure is changed and the default branch does not say so. Merge the pull request by hand: asking for the apply again does nothing.`;
  }
}

/** One pull request is merged once, when everything it changes is applied. */
function waitingMerge(unapplied: readonly Deploy[]): string {
  const which = unapplied
    .slice(0, MOST_NAMED)
    .map(({ project, state }) => `${code(project)} (${stateWords(state.at)})`);
  const more = unapplied.length > MOST_NAMED ? ` and ${unapplied.length - MOST_NAMED} more` : '';
  const wayOn = unapplied.some(isOver) ? '\n→ Plan what was given up again and apply it, or merge by hand.' : '';
  return `⏳ The merge waits until ${which.join(', ')}${more} is applied too: one pull request carries them.${wayOn}`;
}
const MOST_NAMED = 5;

export function appliedPanel({ deploy, project, deployed, mergeWaitsFor }: ViewAt<'applied'>): Panel {
  const { plan, by, on, merge } = deploy.state;
  const now = deployed?.monthlyUsd ?? plan.cost.afterUsd;
  return {
    facts: [`plan ${plan.n}`, `applied ${time(on)}`, `asked for by ${person(by)}`],
    body: [
      lines(
        countsLine(plan.counts),
        mergeLine(merge, mergeWaitsFor),
        `Now ${monthly(now)}${budgetShare(now, project)}`,
      ),
    ],
    controls: buttons(
      merge.is === 'withheld' &&
        button({ id: cardId('replan', deploy.id, deploy.revision), text: 'Plan the rest', style: 'primary' }),
      copyButton(deploy, 'New deploy from this'),
      merge.is === 'merged' && button({ id: cardId('rollback', deploy.id, deploy.revision), text: 'Roll back' }),
      detailsButton(deploy, 'plan'),
    ),
  };
}

const OUTCOMES: Readonly<Record<ApplyOutcome, string>> = {
  'nothing-changed': 'Nothing was changed.',
  'partly-applied': 'Part of it exists and is recorded in the state; a new plan continues from there.',
  unknown:
    '**It is unknown what was changed.** GuildOps does not try again by itself: look at the cloud, then plan again.',
};

/** What was made and is not in the state: as many whole blocks as there is room for. */
function importLines({ unrecorded = [] }: Deploy): string | undefined {
  if (unrecorded.length === 0) return undefined;
  const blocks = importBlocks(unrecorded);
  const shown = firstThatFit(blocks, LONGEST_IMPORTS);
  const left = unrecorded.length - shown.length;
  return lines(
    `⚠️ **${plural(unrecorded.length, 'object')} made, and not in the state.** Commit this to the branch, or comment ${code('guildops import ADDRESS ID')} on the pull request:`,
    shown.length > 0 && fence(shown.join('\n'), LONGEST_IMPORTS + FENCE, 'hcl'),
    left > 0 && `-# … and ${left} more on the pull request`,
  );
}
const LONGEST_IMPORTS = 700;
const FENCE = 20;

function firstThatFit(blocks: readonly string[], max: number): string[] {
  const fits = (count: number) => blocks.slice(0, count).join('\n').length <= max;
  return blocks.filter((_, index) => fits(index + 1));
}

export function failedPanel(view: ViewAt<'failed'>): Panel {
  const { deploy, progress } = view;
  const { during, reason, advice, outcome, stoppedBy } = deploy.state;
  const { id, revision } = deploy;
  const again = during === 'apply' ? 'Plan again' : 'Retry';
  return {
    facts: [`failed ${time(deploy.changedAt)}`, ...(stoppedBy ? [`stopped by ${person(stoppedBy)}`] : [])],
    body: [
      fence(reason, 900),
      lines(outcome && OUTCOMES[outcome], advice !== '' && `→ ${inline(advice, 500)}`) || undefined,
      importLines(deploy),
      during === 'apply' && progress ? lines(`**${bar(progress)}**`, stepLines(progress, 600)) : undefined,
    ],
    controls: [
      ...amendMenus(view, 'Change size or region…'),
      ...buttons(
        button({ id: cardId('replan', id, revision), text: again, style: 'primary' }),
        copyButton(deploy, 'Copy as new draft'),
        detailsButton(deploy),
        cancelButton(deploy),
      ),
    ],
  };
}

export const cancelledPanel = ({ deploy }: ViewAt<'cancelled'>): Panel => ({
  facts: [`cancelled ${time(deploy.changedAt)}`],
  body: [`${person(deploy.state.by)} cancelled it: ${inline(deploy.state.why, 300)}`],
  controls: buttons(copyButton(deploy, 'Copy as new draft')),
});

const EXPIRED = {
  draft: 'Nobody touched the draft in time. Nothing was changed.',
  plan: 'The plan was not applied in time and is void. Nothing was changed; the pull request stays.',
  pull: 'Nobody touched the pull request for a week, so it was closed. Nothing was changed.',
} as const;

export const expiredPanel = ({ deploy }: ViewAt<'expired'>): Panel => ({
  facts: [`expired ${time(deploy.changedAt)}`],
  body: [EXPIRED[deploy.state.what]],
  controls: buttons(
    deploy.state.what === 'plan' &&
      button({ id: cardId('replan', deploy.id, deploy.revision), text: 'Plan again', style: 'primary' }),
    copyButton(deploy, 'Copy as new draft'),
  ),
});

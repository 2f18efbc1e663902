import { type Deploy, isOver } from '../../../core/deploy.ts';
import type { ApplyOutcome, MergeState } from '../../../core/deploy-state.ts';
import { importBlocks } from '../../../generators/import-blocks.ts';
import { cardId } from '../../custom-id.ts';
import type { Key, Translate } from '../../words/t.ts';
import { button, buttons } from '../components.ts';
import { monthly } from '../money.ts';
import { person } from '../people.ts';
import { countsLine } from '../plan-lines.ts';
import { bar, stepLines } from '../progress.ts';
import { code, fence, inline, lines, time } from '../text.ts';
import { cancelButton } from './cancel-button.ts';
import { budgetShare } from './cost.ts';
import type { Panel, ViewAt } from './panel.ts';
import { amendMenus, copyButton, detailsButton } from './request-buttons.ts';

function mergeLine(merge: MergeState, waitsFor: readonly Deploy[] = [], t: Translate): string {
  switch (merge.is) {
    case 'pending':
      return waitsFor.length > 0 ? waitingMerge(waitsFor, t) : `🔄 ${t('applied.merging')}`;
    case 'merged':
      return lines(
        [
          t('applied.merged', { commit: code(merge.sha.slice(0, 7)) }),
          ...(merge.tag ? [t('applied.tagged', { tag: code(merge.tag) })] : []),
        ].join(', '),
        merge.releases && t('applied.released', { tags: merge.releases.map((name) => code(name)).join(', ') }),
        merge.differs &&
          `⚠️ ${t('applied.differs', {
            files: merge.differs
              .slice(0, 5)
              .map((one) => code(one))
              .join(', '),
          })}`,
      );
    case 'withheld':
      return `🟣 ${t('applied.withheld')}`;
    case 'refused':
      return `⚠️ ${t('applied.refused', { why: inline(merge.why, 400) })}`;
  }
}

/** One pull request is merged once, when everything it changes is applied. */
function waitingMerge(unapplied: readonly Deploy[], t: Translate): string {
  const which = unapplied
    .slice(0, MOST_NAMED)
    .map(({ project, state }) => `${code(project)} (${t(`state.${state.at}`)})`);
  const left = unapplied.length - MOST_NAMED;
  const projects = [which.join(', '), ...(left > 0 ? [t('plan.and-more', { count: left })] : [])].join(' ');
  return lines(
    `⏳ ${t('applied.waits', { projects, count: unapplied.length })}`,
    unapplied.some(isOver) && `→ ${t('applied.waits-given-up')}`,
  );
}
const MOST_NAMED = 5;

export function appliedPanel({ deploy, project, deployed, mergeWaitsFor }: ViewAt<'applied'>, t: Translate): Panel {
  const { plan, by, on, merge } = deploy.state;
  const now = deployed?.monthlyUsd ?? plan.cost.afterUsd;
  return {
    facts: [
      t('lobby.plan', { n: plan.n }),
      t('applied.on', { when: time(on) }),
      t('lobby.apply-asked-by', { person: person(by, t) }),
    ],
    body: [
      lines(
        countsLine(plan.counts, t),
        mergeLine(merge, mergeWaitsFor, t),
        `${t('applied.now', { amount: monthly(now, t.locale) })}${budgetShare(now, project, t)}`,
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

const OUTCOMES: Readonly<Record<ApplyOutcome, Key>> = {
  'nothing-changed': 'failed.nothing-changed',
  'partly-applied': 'failed.partly-applied',
  unknown: 'failed.unknown',
};

/** What was made and is not in the state: as many whole blocks as there is room for. */
function importLines({ unrecorded = [] }: Deploy, t: Translate): string | undefined {
  if (unrecorded.length === 0) return undefined;
  const blocks = importBlocks(unrecorded);
  const shown = firstThatFit(blocks, LONGEST_IMPORTS);
  const left = unrecorded.length - shown.length;
  return lines(
    `⚠️ ${t('failed.unrecorded', { count: unrecorded.length, command: code('guildops import ADDRESS ID') })}`,
    shown.length > 0 && fence(shown.join('\n'), LONGEST_IMPORTS + FENCE, 'hcl'),
    left > 0 && `-# ${t('failed.more-on-pull', { count: left })}`,
  );
}
const LONGEST_IMPORTS = 700;
const FENCE = 20;

function firstThatFit(blocks: readonly string[], max: number): string[] {
  const fits = (count: number) => blocks.slice(0, count).join('\n').length <= max;
  return blocks.filter((_, index) => fits(index + 1));
}

export function failedPanel(view: ViewAt<'failed'>, t: Translate): Panel {
  const { deploy, progress } = view;
  const { during, reason, advice, outcome, stoppedBy } = deploy.state;
  const { id, revision } = deploy;
  const again = during === 'apply' ? 'Plan again' : 'Retry';
  return {
    facts: [
      t('failed.on', { when: time(deploy.changedAt) }),
      stoppedBy && t('failed.stopped-by', { person: person(stoppedBy, t) }),
    ],
    body: [
      fence(reason, 900),
      lines(outcome && t(OUTCOMES[outcome]), advice !== '' && `→ ${inline(advice, 500)}`) || undefined,
      importLines(deploy, t),
      during === 'apply' && progress ? lines(`**${bar(progress)}**`, stepLines(progress, 600, t)) : undefined,
    ],
    controls: [
      ...amendMenus(view, 'Change size or region…', t),
      ...buttons(
        button({ id: cardId('replan', id, revision), text: again, style: 'primary' }),
        copyButton(deploy, 'Copy as new draft'),
        detailsButton(deploy),
        cancelButton(deploy),
      ),
    ],
  };
}

export const cancelledPanel = ({ deploy }: ViewAt<'cancelled'>, t: Translate): Panel => ({
  facts: [t('cancelled.on', { when: time(deploy.changedAt) })],
  body: [t('cancelled.by', { person: person(deploy.state.by, t), why: inline(deploy.state.why, 300) })],
  controls: buttons(copyButton(deploy, 'Copy as new draft')),
});

export const expiredPanel = ({ deploy }: ViewAt<'expired'>, t: Translate): Panel => ({
  facts: [t('expired.on', { when: time(deploy.changedAt) })],
  body: [t(`expired.${deploy.state.what}`)],
  controls: buttons(
    deploy.state.what === 'plan' &&
      button({ id: cardId('replan', deploy.id, deploy.revision), text: 'Plan again', style: 'primary' }),
    copyButton(deploy, 'Copy as new draft'),
  ),
});

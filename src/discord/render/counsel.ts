import { titleOf } from '../../catalog/clouds.ts';
import { SCORES } from '../../core/advice.ts';
import type { Candidate, Counsel, OtherWay } from '../../core/counsel.ts';
import { resourceKey } from '../../core/request.ts';
import { fitsBudget } from '../../counsel/budget.ts';
import { frameworkFacts } from '../../counsel/frameworks.ts';
import { totalOf } from '../../counsel/scores.ts';
import type { Translate } from '../words/t.ts';
import { monthly } from './money.ts';
import { clip, code, fence, inline, lines } from './text.ts';

/*
 * Advice as the pages of a private answer. What the person wrote, what a model said and what practices are called is made inert here; each
 * page stays within Discord's 4,000 characters.
 */

const SETTINGS_SHOWN: readonly string[] = [
  'machine_type',
  'node_type',
  'class',
  'engine',
  'storage_gb',
  'spot',
  'cidr',
  'copies',
];

/** Beside what speaks against it; the others stand on the next page. */
const MOST_INSTEAD = 3;

/** The recommendation itself: what speaks against it, what it is made of, and what it costs. */
export function recommendationPage({ wish, recommendation, deploys }: Counsel, t: Translate): string[] {
  const {
    title,
    why,
    violations,
    alternatives,
    warnings,
    candidates,
    complexity,
    setUpMinutes,
    confidence,
    size,
    environment,
  } = recommendation;
  const [from, to] = setUpMinutes;
  const [best] = candidates;
  return [
    lines(
      `### 💡 ${t('advice.title', { title: inline(title, 80) })}`,
      `-# ${t('advice.asked', { useCase: inline(wish.useCase, 250) })}`,
      inline(why, 500),
      `-# ${t('advice.facts', { complexity, from, to, confidence, size, environment })}`,
      deploys.length > 0 && `-# ${t('advice.became', { deploys: deploys.map((id) => code(id)).join(', ') })}`,
    ),
    ...(violations.length > 0
      ? [
          lines(
            `⛔ **${t('advice.blocked')}**`,
            ...violations.map(({ what }) => `- ${inline(what, 250)}`),
            alternatives.length > 0 && `**${t('advice.instead')}**`,
            ...alternatives.slice(0, MOST_INSTEAD).map(wayLine),
          ),
        ]
      : []),
    ...(best ? [bestLines(best, wish, t)] : []),
    ...(warnings.length > 0
      ? [
          lines(
            `**${t('advice.warnings')}**`,
            clip(
              warnings.map((one) => `⚠️ ${inline(one, 250)}`),
              900,
            ),
          ),
        ]
      : []),
  ];
}

function bestLines(best: Candidate, { budget }: Counsel['wish'], t: Translate): string {
  const { provider, region, monthlyUsd, resources, byHand, unpriced } = best;
  const amount = `**${monthly(monthlyUsd)}**`;
  return lines(
    `${t('advice.best', { cloud: titleOf(provider), region: code(region, 40), amount })}${fitsBudget(monthlyUsd, budget) ? '' : ` · ⚠️ ${t('advice.over')}`}`,
    clip(
      resources.map((one) => `+ ${code(resourceKey(one), 70)} ${inline(settingsText(one.settings), 110)}`),
      1000,
    ),
    ...byHand.map((what) => `-# ${t('advice.by-hand', { what: inline(what, 80) })}`),
    ...unpriced.slice(0, 3).map((what) => `-# ${t('advice.unpriced', { what: inline(what, 80) })}`),
  );
}

const settingsText = (settings: Candidate['resources'][number]['settings']): string =>
  SETTINGS_SHOWN.flatMap((name) => {
    const value = settings[name];
    return value === undefined || value === false ? [] : [value === true ? name : `${value}`];
  }).join(', ');

/** All clouds side by side, and other ways to the same end. */
export function comparisonPage({ wish: { budget }, recommendation }: Counsel, t: Translate): string[] {
  const { candidates, alternatives } = recommendation;
  const rows = candidates.map(({ provider, monthlyUsd, scores }) =>
    [
      ...[
        titleOf(provider).padEnd(6),
        `${monthly(monthlyUsd)}${fitsBudget(monthlyUsd, budget) ? '' : '!'}`.padStart(14),
      ],
      ...[...SCORES.map((name) => String(scores[name]).padStart(name.length)), `= ${totalOf(scores)}`],
    ].join(' '),
  );
  const head = ['cloud '.padEnd(6), '$ a month'.padStart(14), ...SCORES].join(' ');
  return [
    lines(
      `**${t('advice.compared')}**`,
      fence([head, ...rows].join('\n'), 700),
      ...candidates.map(({ provider, services }) => `-# ${titleOf(provider)}: ${inline(services.join(', '), 200)}`),
      `-# ${t('advice.scores')}`,
    ),
    ...(alternatives.length > 0
      ? [lines(`**${t('advice.alternatives')}**`, clip(alternatives.map(wayLine), 2000))]
      : []),
  ];
}

const wayLine = ({ what, monthlyUsd, impact, tradeOff }: OtherWay): string =>
  lines(
    `• **${inline(what, 120)}**${monthlyUsd === undefined ? '' : ` · ${monthly(monthlyUsd)}`}`,
    `-# ➕ ${inline(impact, 160)}`,
    `-# ➖ ${inline(tradeOff, 160)}`,
  );

/** Duties, what a model added, and what all of it rests on. */
export function groundsPage({ wish: { framework }, recommendation }: Counsel, t: Translate): string[] {
  const { duties, sources, remarks, limited } = recommendation;
  const title = framework ? frameworkFacts(framework).title : '';
  return [
    ...(duties.length > 0
      ? [lines(`**${t('advice.duties', { framework: title })}**`, ...duties.map((one) => `- ${inline(one, 200)}`))]
      : []),
    ...(remarks && remarks.remarks.length > 0
      ? [
          lines(
            `**${t('advice.remarks', { model: inline(remarks.model, 60) })}**`,
            ...remarks.remarks.map(
              ({ text, cites }) => `- ${inline(text, 220)} (${cites.map((id) => code(id, 30)).join(', ')})`,
            ),
            remarks.dropped > 0 && `-# ${t('advice.dropped', { count: remarks.dropped })}`,
          ),
        ]
      : []),
    ...(sources.length > 0 ? [lines(`**${t('advice.sources')}**`, clip(sources.map(sourceLine), 1200))] : []),
    ...(limited === undefined ? [] : [`-# ${t('advice.limited', { why: inline(limited, 200) })}`]),
  ];
}

const sourceLine = ({ id, title, reference }: Counsel['recommendation']['sources'][number]): string =>
  `- ${code(id, 30)} ${inline(title, 100)}${reference ? ` · ${hostOf(reference)}` : ''}`;

/** A link only where it is one; a team's own entries may say anything. */
function hostOf(reference: string): string {
  const url = URL.canParse(reference) ? new URL(reference) : undefined;
  return url?.protocol === 'https:' && /^[\x21-\x7e]{1,300}$/.test(url.href) && !/[()<>]/.test(url.href)
    ? `[${inline(url.hostname, 60)}](${url.href})`
    : inline(reference, 100);
}

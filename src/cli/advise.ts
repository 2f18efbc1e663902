import { foldersOf } from '../ai/knowledge/folders.ts';
import { createKnowledge } from '../ai/knowledge/knowledge.ts';
import { createPractices } from '../ai/practices.ts';
import { type Environment, parseKnowledgeConfig } from '../config.ts';
import { SCORES } from '../core/advice.ts';
import type { Candidate, OtherWay, Recommendation } from '../core/counsel.ts';
import { resourceKey } from '../core/request.ts';
import { dollars } from '../counsel/budget.ts';
import { parseWish, type RawWish } from '../counsel/parse-wish.ts';
import { recommend } from '../counsel/recommend.ts';
import { totalOf } from '../counsel/scores.ts';

const MOST_SOURCES = 5;

/**
 * What `guildops advise` prints: the same as in Discord, from rules, prices and practices alone; nothing is sent anywhere.
 * @throws Refusal `bad-input`; ConfigError
 */
export function adviseOffline(environment: Environment, { json, ...raw }: RawWish & { json?: boolean }): string {
  const wish = parseWish(raw);
  const found = recommend(wish);
  const recommendation: Recommendation = { ...found, sources: sourcesFor(environment, wish.useCase, found) };
  return json ? JSON.stringify({ wish, ...recommendation }, null, 2) : adviceText(recommendation);
}

function sourcesFor(
  environment: Environment,
  useCase: string,
  { title, candidates: [best] }: ReturnType<typeof recommend>,
): Recommendation['sources'] {
  const knowledge = createKnowledge({ folders: foldersOf(parseKnowledgeConfig(environment)) });
  try {
    const found = best ? createPractices(knowledge).about(`${title} ${useCase}`, best.provider, MOST_SOURCES) : [];
    return found.map(({ text: _, ...source }) => source);
  } finally {
    knowledge.close();
  }
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function adviceText(recommendation: Recommendation): string {
  const { title, why, complexity, setUpMinutes, confidence, size, environment, candidates } = recommendation;
  const { violations, warnings, alternatives, duties, sources } = recommendation;
  const [best] = candidates;
  return [
    `${title}: ${why}`,
    `${complexity}, ${setUpMinutes.join('-')} minutes to set up, ${confidence} confidence, size ${size}, as in ${environment}`,
    ...section(
      'This must not be built as asked:',
      violations.map(({ what }) => what),
    ),
    ...(best
      ? section(`On ${best.provider} in ${best.region}, about ${dollars(best.monthlyUsd)} a month:`, partsOf(best))
      : []),
    ...section('Compared, points from 1 to 5:', tableOf(candidates)),
    ...section('Worth a second thought:', warnings),
    ...section('Other ways:', alternatives.flatMap(wayLines)),
    ...section('What no plan can show:', duties),
    ...section(
      'Sources:',
      sources.map(({ id, title: name, reference }) => [id, name, reference].filter(Boolean).join('  ')),
    ),
  ].join('\n');
}

const partsOf = ({ resources, byHand, unpriced }: Candidate): string[] => [
  ...resources.map((one) => `${resourceKey(one)}  ${JSON.stringify(one.settings)}`),
  ...byHand.map((what) => `${what}  written by hand`),
  ...unpriced.map((what) => `${what}  no known price`),
];

const tableOf = (candidates: readonly Candidate[]): string[] => [
  ['cloud'.padEnd(6), '$ a month'.padStart(12), ...SCORES, 'of 25'].join('  '),
  ...candidates.map(({ provider, monthlyUsd, scores }) =>
    [
      provider.padEnd(6),
      dollars(monthlyUsd).padStart(12),
      ...SCORES.map((name) => String(scores[name]).padStart(name.length)),
      String(totalOf(scores)).padStart(5),
    ].join('  '),
  ),
];

const wayLines = ({ what, monthlyUsd, impact, tradeOff }: OtherWay): string[] => [
  `${what}${monthlyUsd === undefined ? '' : ` (${dollars(monthlyUsd)} a month)`}`,
  `  + ${impact}`,
  `  - ${tradeOff}`,
];

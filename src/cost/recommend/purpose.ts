import type { StatedUse } from './rule.ts';

/** Words people write under "What is it for?", and what they say of use. */
const WORDS: readonly { word: RegExp; means: StatedUse }[] = [
  { word: /\b(?:batch|ci|builds?|render(?:ing)?|queue workers?|crawl(?:er|ing))\b/i, means: { canBeStopped: true } },
  { word: /\b(?:nightly|every night|once a day|daily job|cron)\b/i, means: { hoursPerMonth: 60, canBeStopped: true } },
  { word: /\b(?:office|working|business) hours\b/i, means: { hoursPerMonth: 176 } },
  { word: /\b(?:24\/7|around the clock|always on)\b/i, means: { hoursPerMonth: 730 } },
  { word: /\b(?:bastion|jump ?(?:host|box)|tiny|hello world)\b/i, means: { vcpus: 2, ramGib: 1 } },
  { word: /\b(?:blog|wiki|landing page|small (?:web ?)?site|demo|trial)\b/i, means: { vcpus: 2, ramGib: 2 } },
  { word: /\b(?:reports?|analytics|dashboards?|read[- ]heavy)\b/i, means: { isBusyReading: true } },
];

/** The use a purpose states in plain words; nothing where it states none. Numbers that follow from words are rough ones. */
export const useOfPurpose = (purpose: string): StatedUse =>
  Object.assign({}, ...WORDS.filter(({ word }) => word.test(purpose)).map(({ means }) => means));

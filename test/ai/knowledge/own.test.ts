import { describe, expect, it } from 'vitest';
import { ownFolder } from '../../../src/ai/knowledge/folders.ts';
import { loadKnowledge } from '../../../src/ai/knowledge/load.ts';
import { RULES } from '../../../src/review/registry.ts';

const { entries, problems } = loadKnowledge([ownFolder()]);
const CLOUDS = ['gcp', 'aws', 'azure'] as const;
const OFFICIAL = {
  gcp: /^https:\/\/(docs\.)?cloud\.google\.com\//,
  aws: /^https:\/\/docs\.aws\.amazon\.com\//,
  azure: /^https:\/\/learn\.microsoft\.com\//,
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9_]+/g) ?? [];

const sentencesOf = (text: string): number => text.replace(/`[^`]*`/g, 'x').match(/[.?!](?=\s|$)/g)?.length ?? 0;

/** Shared words, as a share of all words of the two. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

describe('the entries that come with GuildOps', () => {
  it('have nothing wrong', () => expect(problems).toEqual([]));

  it.each(CLOUDS)('are at least 80 for %s, in all four categories', (cloud) => {
    const own = entries.filter(({ provider }) => provider === cloud);
    expect(own.length).toBeGreaterThanOrEqual(80);
    for (const category of ['security', 'cost', 'performance', 'reliability'])
      expect(own.filter((entry) => entry.category === category).length, category).toBeGreaterThanOrEqual(12);
  });

  it('rest on the documentation of their own cloud', () => {
    const wrong = entries.filter(
      ({ provider, reference = '' }) => provider === 'any' || !OFFICIAL[provider].test(reference),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('say something, with services and keywords to be found by', () => {
    const thin = entries.filter(
      ({ text, services, keywords }) => wordsOf(text).length < 40 || !services[0] || !keywords[0],
    );
    expect(thin.map(({ id }) => id)).toEqual([]);
  });

  it('are two to five sentences', () => {
    const wrong = entries.filter(({ text }) => sentencesOf(text) < 2 || sentencesOf(text) > 5);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('explain every rule of the review, and none that is not there', () => {
    const explained = new Set(entries.flatMap(({ rules }) => rules));
    expect([...explained].sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  it('are no two alike', () => {
    const sets = entries.map(({ id, text }) => ({ id, words: new Set(wordsOf(text)) }));
    const alike = sets.flatMap((a, index) =>
      sets.slice(index + 1).flatMap((b) => (likeness(a.words, b.words) > 0.5 ? [`${a.id} ${b.id}`] : [])),
    );
    expect(alike).toEqual([]);
  });
});

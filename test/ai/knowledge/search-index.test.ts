import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../../../src/ai/knowledge/folders.ts';
import { loadKnowledge } from '../../../src/ai/knowledge/load.ts';
import { createSearchIndex } from '../../../src/ai/knowledge/search-index.ts';
import { anyText } from '../../any-text.ts';
import { QUESTIONS } from './questions.ts';

const { entries } = loadKnowledge([ownFolder()]);
const index = createSearchIndex(entries);
afterAll(() => index.close());
const idsOf = (...question: Parameters<typeof index.find>) => index.find(...question).map(({ entry }) => entry.id);

describe('a question', () => {
  it.each(QUESTIONS)('$ask ($provider) finds what it is about among the first three', ({ ask, provider, want }) => {
    const found = idsOf(ask, { ...(provider && { provider }), limit: 3 });
    expect(
      found.some((id) => want.includes(id)),
      `found ${found.join(', ')}`,
    ).toBe(true);
  });

  it('in the words of one cloud finds the service of another', () => {
    expect(idsOf('public S3 bucket', { provider: 'azure', limit: 3 })).toContain('AZ-SEC-001');
    expect(idsOf('Cloud SQL read replica', { provider: 'aws', limit: 3 })).toContain('AWS-PERF-005');
  });

  it('may be the id of an entry, or of a rule that it explains', () => {
    expect(idsOf('AWS-REL-007')).toEqual(['AWS-REL-007']);
    expect(idsOf('STO-008').sort()).toEqual(['AWS-SEC-002', 'GCP-SEC-002']);
  });

  it('finds nothing when it says nothing', () => {
    for (const question of ['', '   ', '???', 'how do you do']) expect(idsOf(question)).toEqual([]);
  });

  it('is answered best first, with falling scores and as many as are wanted', () => {
    const scores = index.find('database backup', { limit: 7 }).map(({ score }) => score);
    expect(scores).toHaveLength(7);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('filters', () => {
  it('let through one cloud and one category', () => {
    const found = index.find('database', { provider: 'gcp', category: 'cost', limit: 50 });
    expect(found.length).toBeGreaterThan(0);
    for (const { entry } of found) expect(entry).toMatchObject({ provider: 'gcp', category: 'cost' });
  });

  it('let through what holds for any cloud', () => {
    const [first] = entries;
    if (!first) throw new Error('no entries');
    const own = createSearchIndex([
      { ...first, id: 'TEAM-001', provider: 'any', title: 'Name things after their team' },
    ]);
    expect(own.find('team', { provider: 'azure' }).map(({ entry }) => entry.id)).toEqual(['TEAM-001']);
    own.close();
  });
});

describe('hostile text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '""',
      "'",
      '*',
      ' OR ',
      ' AND ',
      ' NOT ',
      'NEAR(',
      'NEAR(a b, 2)',
      'title:',
      '{title text}:',
      '^',
      '-',
      '+',
      '(',
      ')',
    ),
    fc.constantFrom('; drop table entries; --', '\u0000', '💥', 'bucket', 'password'),
    anyText({ maxLength: 12 }),
  );
  it('is only ever looked for', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(idsOf(pieces.join(''), { provider: 'aws', limit: 3 }).length).toBeLessThanOrEqual(3);
      }),
    );
    expect(idsOf('bucket').length).toBeGreaterThan(0);
  });

  it('of any length is answered', () => {
    expect(idsOf('bucket '.repeat(100_000), { limit: 1 })).toHaveLength(1);
    expect(() => idsOf(Array.from({ length: 10_000 }, (_, at) => `word${at}`).join(' '))).not.toThrow();
  });
});

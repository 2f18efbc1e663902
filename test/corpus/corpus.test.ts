import { describe, expect, it } from 'vitest';
import { corpusIn, recallOf, scoresOf } from '../../bench/review-corpus.ts';

describe('the labelled plans', () => {
  const scores = [...scoresOf(corpusIn(new URL('./', import.meta.url)))];

  it.each(scores)('of %s: nearly all is found, and nothing grave in what is clean', (_name, score) => {
    expect(score.missed.length / Math.max(1, score.wanted)).toBeLessThanOrEqual(0.05);
    expect(recallOf(score)).toBeGreaterThanOrEqual(0.95);
    expect(score.falseAlarms).toEqual([]);
    expect(score.broken).toEqual([]);
  });

  it('are at least 60', () => {
    expect(scores.reduce((sum, [, { plans }]) => sum + plans, 0)).toBeGreaterThanOrEqual(60);
  });
});

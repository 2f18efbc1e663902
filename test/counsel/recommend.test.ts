import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { providers } from '../../src/catalog/clouds.ts';
import type { Wish } from '../../src/core/counsel.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { BLUEPRINTS } from '../../src/counsel/blueprints.ts';
import { fitsBudget } from '../../src/counsel/budget.ts';
import { candidateOn } from '../../src/counsel/candidate.ts';
import { parseWish } from '../../src/counsel/parse-wish.ts';
import { recommend } from '../../src/counsel/recommend.ts';
import { peopleIn, regionFor } from '../../src/counsel/stated.ts';
import { USE_CASES } from './use-cases.ts';

const wish = (useCase: string, more: Partial<Wish> = {}): Wish => ({ useCase, security: 'standard', ...more });

describe('what is recommended', () => {
  it.each(USE_CASES)('for "$useCase" ($budget $framework)', (row) => {
    const { useCase, budget, framework, security } = row;
    const found = recommend(parseWish({ useCase, budget, framework, security }));
    expect(found.blueprint).toBe(row.blueprint);
    if (row.size) expect(found.size).toBe(row.size);
    if (row.environment) expect(found.environment).toBe(row.environment);
    expect(found.violations.map(({ id }) => id)).toEqual(row.violation ? [row.violation] : []);
    if (row.warning) expect(found.warnings.join('\n')).toMatch(row.warning);
    if (row.alternative) expect(found.alternatives.map(({ what }) => what).join('\n')).toMatch(row.alternative);
    if (row.duty) expect(found.duties.join('\n')).toMatch(row.duty);
    else expect(found.duties).toEqual([]);
  });

  it('is priced on every cloud from our catalog, best first, with whole scores', () => {
    const { candidates } = recommend(wish('REST API for a mobile app'));
    expect(candidates.map(({ provider }) => provider).sort()).toEqual([...providers()].sort());
    for (const { monthlyUsd, unpriced, scores, services } of candidates) {
      expect(monthlyUsd).toBeGreaterThan(50);
      expect(unpriced).toEqual([]);
      expect(services.length).toBeGreaterThan(2);
      for (const score of Object.values(scores)) expect([1, 2, 3, 4, 5]).toContain(score);
    }
    const sums = candidates.map(({ scores }) => Object.values(scores).reduce((a, b) => a + b, 0));
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
  });

  it('says where nobody outside reaches it before it has a certificate', () => {
    const said = (useCase: string) => recommend(wish(useCase)).warnings.join('\n');
    expect(said('web shop for 200 customers')).toContain('stays private until it is given a certificate');
    expect(said('spark pipeline for sensor data')).not.toContain('certificate');
  });

  it('is smaller where the size that was stated would pass the budget', () => {
    const found = recommend(wish('REST API for 10,000 users', { budget: 'low', provider: 'gcp' }));
    expect(found.size).toBe('small');
    expect(found.violations.map(({ id }) => id)).toEqual(['over-budget']);
    expect(recommend(wish('REST API for 10,000 users', { budget: 'medium' })).size).toBe('medium');
  });

  it('counts a spot machine at its full price where no price of one is known', () => {
    const { candidates } = recommend(wish('sandbox to try things out', { provider: 'aws' }));
    expect(candidates[0]?.notes.join()).toContain('costs at most the full price');
  });

  it('lies in Europe where people or GDPR say so', () => {
    expect(regionFor('aws', wish('a web app'))).toBe('us-east-1');
    expect(regionFor('aws', wish('a web app in Germany'))).toBe('eu-west-1');
    expect(regionFor('gcp', wish('a web app', { framework: 'gdpr' }))).toBe('europe-west1');
    expect(regionFor('azure', wish('a web app in swedencentral'))).toBe('swedencentral');
  });
});

describe('every blueprint', () => {
  const all = BLUEPRINTS.flatMap((blueprint) => providers().map((provider) => ({ blueprint, provider })));

  it.each(all)('$blueprint.id has valid resources at every level on $provider', ({ blueprint, provider }) => {
    for (const security of ['standard', 'enhanced', 'compliance'] as const)
      for (const size of ['small', 'large'] as const) {
        const { resources, monthlyUsd, unpriced } = candidateOn(
          provider,
          blueprint,
          size,
          wish('a thing', { security }),
        );
        expect(resources.length).toBeGreaterThan(0);
        expect(unpriced).toEqual([]);
        expect(monthlyUsd).toBeGreaterThan(0);
        expect(JSON.stringify(resources)).not.toContain('ssh-ed25519');
        const database = resources.find(({ kind }) => kind === 'database');
        if (database && security === 'compliance')
          expect(database.settings).toMatchObject({
            backup_days: 35,
            deletion_protection: true,
            high_availability: true,
          });
      }
  });
});

describe('guardrails', () => {
  it('offer a way within the budget for a GPU', () => {
    const { alternatives } = recommend(wish('train a model on a GPU', { budget: 'low', provider: 'gcp' }));
    const hours = alternatives.find(({ what }) => /hours a month/.test(what));
    expect(hours?.monthlyUsd !== undefined && fitsBudget(hours.monthlyUsd, 'low')).toBe(true);
  });
});

describe('a wish', () => {
  it('is refused with everything that is wrong with it', () => {
    expect(() => parseWish({ useCase: 'app', provider: 'oracle', budget: 'huge', framework: 'iso' })).toThrow(Refusal);
    const problems = (() => {
      try {
        return parseWish({ useCase: 'app', provider: 'oracle', budget: 'huge', framework: 'iso' }) && [];
      } catch (error) {
        return error instanceof Refusal ? error.problems : [];
      }
    })();
    expect(problems.map((problem) => 'field' in problem && problem.field)).toEqual([
      'use case',
      'provider',
      'budget',
      'framework',
    ]);
  });

  it('with a framework is one of compliance', () => {
    expect(parseWish({ useCase: 'a web application', framework: 'hipaa' }).security).toBe('compliance');
    expect(() => parseWish({ useCase: 'a web application', framework: 'hipaa', security: 'standard' })).toThrow(
      Refusal,
    );
  });

  it('says how many people it is for', () => {
    expect(peopleIn('for 10,000 users')).toBe(10_000);
    expect(peopleIn('for 5k daily users')).toBe(5_000);
    expect(peopleIn('2 million customers')).toBe(2_000_000);
    expect(peopleIn('for everybody')).toBeUndefined();
  });

  it('of any text gets an answer or a refusal, and never a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 1_200, unit: 'binary' }),
        fc.constantFrom('low', 'medium', 'high'),
        (useCase, budget) => {
          try {
            const found = recommend(parseWish({ useCase, budget, provider: 'gcp' }));
            expect(found.candidates).toHaveLength(1);
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

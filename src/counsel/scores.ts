import { SCORES, type Scores } from '../core/advice.ts';
import type { Candidate, SecurityLevel } from '../core/counsel.ts';
import type { Blueprint } from './blueprint.ts';
import type { Priced } from './candidate.ts';

const SECURITY: Readonly<Record<SecurityLevel, number>> = { standard: 3, enhanced: 4, compliance: 5 };

const clamp = (score: number): number => Math.min(5, Math.max(1, Math.round(score)));

/** 5 for the cheapest, a point less for every quarter that something costs more; 1 where part of it has no price. */
const costScore = ({ monthlyUsd, unpriced }: Priced, cheapestUsd: number): number =>
  unpriced.length > 0 ? 1 : clamp(5 - (monthlyUsd / Math.max(cheapestUsd, 1) - 1) * 4);

/** The candidates with their scores, best first; alike, the cheaper one is better. */
export function scored(candidates: readonly Priced[], blueprint: Blueprint, level: SecurityLevel): Candidate[] {
  const cheapestUsd = Math.min(...candidates.map(({ monthlyUsd }) => monthlyUsd));
  return candidates
    .map((one): Candidate => {
      const leaning = blueprint.leaning?.[one.provider] ?? 0;
      return {
        ...one,
        scores: {
          cost: costScore(one, cheapestUsd),
          simplicity: clamp(blueprint.simplicity + leaning),
          security: SECURITY[level],
          scalability: clamp(blueprint.scalability + leaning),
          reliability: clamp(blueprint.reliability),
        },
      };
    })
    .sort((a, b) => totalOf(b.scores) - totalOf(a.scores) || a.monthlyUsd - b.monthlyUsd);
}

/** Out of 25. */
export const totalOf = (scores: Scores): number => SCORES.reduce((total, name) => total + scores[name], 0);

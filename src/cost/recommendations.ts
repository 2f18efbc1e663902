import type { Confidence } from '../catalog/model.ts';
import { toCents } from '../catalog/prices.ts';
import type { Resource } from '../core/request.ts';
import { type Estimate, estimateResource } from './estimate.ts';
import { storageClass } from './recommend/bucket.ts';
import { armDatabase, readReplica, smallerDatabase, standbyInDev } from './recommend/database.ts';
import { commitment, serverless } from './recommend/longer.ts';
import { armType, newerDisk, newerGeneration, smallerType, spotMachine } from './recommend/machine.ts';
import { type Case, type Proposal, priced, type Rule, type StatedUse } from './recommend/rule.ts';

export type { StatedUse } from './recommend/rule.ts';

/** A cheaper way to the same end, with what it saves a month. */
export interface Recommendation extends Pick<Proposal, 'id' | 'what' | 'why' | 'change'> {
  insteadOfUsd: number;
  costsUsd: number;
  savingUsd: number;
  /** Of what it is compared with, in whole per cent. */
  savingPercent: number;
  /** How sure the prices behind it are: as sure as the least sure of them. */
  confidence: Confidence;
}

/** The place where a rule joins. */
const RULES: readonly Rule[] = [
  smallerType,
  newerGeneration,
  armType,
  spotMachine,
  newerDisk,
  commitment,
  serverless,
  smallerDatabase,
  armDatabase,
  standbyInDev,
  readReplica,
  storageClass,
];

/**
 * Cheaper ways for a resource, the largest saving first. They are alternatives: savings do not add up. Nothing is said of a resource of
 * which part has no price, and nothing of use that was not stated.
 */
export function recommendationsFor(
  resource: Resource,
  project: Case['project'],
  use: StatedUse = {},
): Recommendation[] {
  const now = estimateResource(resource, project);
  if (now.unpriced.length > 0) return [];
  const one: Case = { resource, project, use, now };
  return RULES.flatMap((rule) => rule(one).flatMap((proposal) => compared(one, proposal))).sort(
    (a, b) => b.savingUsd - a.savingUsd,
  );
}

/** The proposal with its saving, or nothing where it saves less than one per cent. */
function compared(one: Case, proposal: Proposal): Recommendation[] {
  const { id, what, why, change } = proposal;
  const changed = proposal.costsUsd === undefined && change ? priced(one, change) : undefined;
  const costs = proposal.costsUsd ?? changed?.monthlyUsd;
  if (costs === undefined) return [];
  const insteadOfUsd = toCents(proposal.insteadOfUsd ?? one.now.monthlyUsd);
  const costsUsd = toCents(costs);
  const savingUsd = toCents(insteadOfUsd - costsUsd);
  const savingPercent = Math.round((savingUsd / insteadOfUsd) * 100);
  if (savingUsd <= 0 || savingPercent < 1) return [];
  const confidence = proposal.confidence ?? leastSure([one.now, ...(changed ? [changed] : [])]);
  return [{ id, what, why, ...(change && { change }), insteadOfUsd, costsUsd, savingUsd, savingPercent, confidence }];
}

function leastSure(estimates: readonly Estimate[]): Confidence {
  const all = new Set(estimates.flatMap(({ components }) => components.map(({ confidence }) => confidence)));
  return all.has('recalled') ? 'recalled' : all.has('derived') ? 'derived' : 'measured';
}

import type { Confidence } from '../../catalog/model.ts';
import type { Json } from '../../core/json.ts';
import type { Environment } from '../../core/project.ts';
import type { Resource } from '../../core/request.ts';
import { type Estimate, estimateResource } from '../estimate.ts';
import type { Buyer } from '../part.ts';

/** What people say of the use of a resource; what they do not say is not guessed. */
export interface StatedUse {
  /** What it needs at its busiest. */
  vcpus?: number;
  ramGib?: number;
  /** Hours a month it has work; 730: always. */
  hoursPerMonth?: number;
  /** It may be stopped at any moment and started again later. */
  canBeStopped?: boolean;
  /** Of a bucket: what lies in it, what is read of it a month, and how long an object stays. */
  storedGb?: number;
  readGbPerMonth?: number;
  keptDays?: number;
  /** Reading may begin hours after it was asked for. */
  canWait?: boolean;
  /** Of a database: most of the work is reading, and there is too much of it. */
  isBusyReading?: boolean;
}

export interface Case {
  resource: Resource;
  project: Buyer & { environment: Environment };
  use: StatedUse;
  /** What it costs as it is. */
  now: Estimate;
}

/** A cheaper way, before it has been compared: settings to change, or what it would cost when bought or built otherwise. */
export interface Proposal {
  id: string;
  /** The cheaper way in few words. */
  what: string;
  why: string;
  change?: Readonly<Record<string, Json>>;
  /** Where it is no change of settings: dollars a month, and how sure they are. */
  costsUsd?: number;
  /** What it is compared with, where that is not the resource as it is. */
  insteadOfUsd?: number;
  confidence?: Confidence;
}

export type Rule = (one: Case) => readonly Proposal[];

/** The same resource with other settings, priced; undefined when part of it has no price. */
export function priced({ resource, project }: Case, change: Readonly<Record<string, Json>>): Estimate | undefined {
  const estimate = estimateResource({ ...resource, settings: { ...resource.settings, ...change } }, project);
  return estimate.unpriced.length === 0 ? estimate : undefined;
}

/** Dollars a month of the components whose words begin so. */
export const usdOf = ({ components }: Estimate, pattern: RegExp): number =>
  components.filter(({ what }) => pattern.test(what)).reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);

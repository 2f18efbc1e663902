import type { Saving } from '../../core/plan.ts';
import type { Environment, Provider } from '../../core/project.ts';
import type { Resource } from '../../core/request.ts';
import type { Pack } from '../packs/pack.ts';

/** A request, or what was recommended for one. */
export interface Asked {
  /** What people say of it: use case, purposes, description. */
  text: string;
  /** Checked and complete. */
  resources: readonly Resource[];
  provider: Provider;
  region: string;
  environment: Environment;
  /** US dollars a month for all of it; absent: nobody named a limit. */
  budgetUsd?: number;
  security?: 'standard' | 'enhanced' | 'compliance';
  /** Frameworks that it has to keep. Those that the text names are added. */
  packs?: readonly Pack[];
  /** Absent: as the text says. */
  isBeginner?: boolean;
}

/** What things cost; provided by who knows prices. */
export interface Prices {
  /** Undefined where a part has no known price. */
  monthlyUsd(resource: Resource): number | undefined;
  /** Cheaper ways to the same end, the largest saving first. */
  cheaper(resource: Resource): readonly Saving[];
}

export type GuardId =
  | 'over-budget'
  | 'accelerator-budget'
  | 'expensive'
  | 'unprotected-data'
  | 'sensitive-data'
  | 'control'
  | 'open'
  | 'complexity';

/** What speaks against it, in a sentence. */
export interface Objection {
  id: GuardId;
  what: string;
  /** The resource it is about, `vm-web`. */
  of?: string;
  /** The rule of the review that a plan of it would break. */
  rule?: string;
  /** The control of a pack, `HIPAA 164.312(e)(1)`. */
  control?: string;
}

/** Another way, with what it changes and what it costs to take it. */
export interface Alternative {
  what: string;
  impact: string;
  tradeOff: string;
}

/** What must not be, what deserves a second thought, what else could be, and what no plan can show. */
export interface Guarded {
  violations: readonly Objection[];
  warnings: readonly Objection[];
  alternatives: readonly Alternative[];
  duties: readonly string[];
}

export const guarded = (some: Partial<Guarded>): Guarded => ({
  ...{ violations: [], warnings: [], alternatives: [], duties: [] },
  ...some,
});

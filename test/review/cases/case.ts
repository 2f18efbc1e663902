import type { Severity } from '../../../src/core/verdict.ts';
import type { ReviewOptions } from '../../../src/review/review-plan.ts';
import type { Modules, Planned, Values } from '../plans.ts';

/** A plan, and how grave a rule finds what is in it; without a severity the rule must be silent. */
export interface Case {
  says: string;
  plan: Planned[];
  severity?: Severity;
  options?: ReviewOptions;
  rest?: { modules?: Modules } & Values;
}

export type Cases = Record<string, readonly Case[]>;

type Extra = Omit<Case, 'says' | 'plan' | 'severity'>;
const planned = (plan: Planned | Planned[]): Planned[] => (Array.isArray(plan) ? plan : [plan]);

/** What a rule has to find. */
export const has = (severity: Severity, says: string, plan: Planned | Planned[], extra: Extra = {}): Case => ({
  ...{ says: `finds ${says}`, severity, plan: planned(plan), ...extra },
});

/** What a rule has to leave alone. */
export const hasNot = (says: string, plan: Planned | Planned[], extra: Extra = {}): Case => ({
  ...{ says: `leaves ${says} alone`, plan: planned(plan), ...extra },
});

/** One new resource. */
export const one = (address: string, after: Values, more: Partial<Planned> = {}): Planned => ({
  address,
  after,
  ...more,
});

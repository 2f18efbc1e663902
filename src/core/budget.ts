import type { GuildId, ProjectId } from './ids.ts';

/** Where an alert is due: a share of the budget, or so many dollars a month. */
export type AlertPoint = { percent: number } | { usd: number };

export const USUAL_POINTS: readonly AlertPoint[] = [{ percent: 50 }, { percent: 80 }, { percent: 100 }];

/** What happens to what goes beyond a budget: it is refused, or an administrator has to agree. */
export const BEYOND_BUDGET = ['refuse', 'approve'] as const;
export type BeyondBudget = (typeof BEYOND_BUDGET)[number];

/** What holds for a budget beside its amount. */
export interface BudgetTerms {
  guild: GuildId;
  /** Absent: all projects of the guild together. */
  project?: ProjectId;
  points: readonly AlertPoint[];
  beyond: BeyondBudget;
  setBy: string;
  /** A budget that was set anew alerts anew. */
  setAt: Date;
}

/** What a project, or a whole guild, may cost in a month. */
export interface Budget extends BudgetTerms {
  monthlyUsd: number;
}

/** As it is kept: the amount of a project's budget stands in the project's row. */
export type KeptBudget = BudgetTerms & Partial<Pick<Budget, 'monthlyUsd'>>;

/** What holds where only an amount was named, with the project. */
export const usualTerms = (guild: GuildId, project: ProjectId): BudgetTerms => ({
  ...{ guild, project, points: USUAL_POINTS, beyond: 'refuse', setBy: '', setAt: new Date(0) },
});

/** The dollars a month at which an alert is due. */
export const pointUsd = (point: AlertPoint, { monthlyUsd }: Pick<Budget, 'monthlyUsd'>): number =>
  'usd' in point ? point.usd : (point.percent / 100) * monthlyUsd;

/** `80 %`, `$400`: also the name of an alert in the store. */
export const pointText = (point: AlertPoint): string => ('usd' in point ? `$${point.usd}` : `${point.percent} %`);

/** The month of a time in UTC, `2026-11`: an alert is given once in each. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** A point of a budget that something would pass. */
export interface Crossing {
  of: 'project' | 'server';
  /** `80 %`, `$400`. */
  point: string;
  budgetUsd: number;
  beforeUsd: number;
  afterUsd: number;
}

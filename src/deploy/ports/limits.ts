/** What administrators allow at most, and what was told about it. */
import type { BudgetTerms, KeptBudget } from '../../core/budget.ts';
import type { GuildId, ProjectId } from '../../core/ids.ts';
import type { Limit } from '../../core/limit.ts';
import type { QuotaAsk } from '../../core/quota-ask.ts';

/** An alert that was given: once for each point of a budget, in a month, as long as the budget stays as it is. */
export interface Alert extends Pick<BudgetTerms, 'guild' | 'project' | 'setAt'> {
  month: string;
  point: string;
  at: Date;
}

export interface Limits {
  /** Everything that was set in a guild; what is usual is not among it. */
  of(guild: GuildId): Promise<Limit[]>;
  /** Replaces the one of that name and scope. */
  set(limit: Limit): Promise<void>;
  remove(which: Omit<Limit, 'most' | 'setBy' | 'setAt'>): Promise<void>;
  /** Of the guild itself and of its projects. */
  budgets(guild: GuildId): Promise<KeptBudget[]>;
  /** Replaces the one of that project, or of the guild. */
  setBudget(budget: KeptBudget): Promise<void>;
  removeBudget(guild: GuildId, project: ProjectId | undefined): Promise<void>;
  ask(id: string): Promise<QuotaAsk | undefined>;
  /** Replaces the one of that id. */
  putAsk(ask: QuotaAsk): Promise<void>;
  /** False when it was given already. */
  noteAlert(alert: Alert): Promise<boolean>;
}

/** What people ask about limits: how much there may be, and what it may cost. */
import type { Budget } from '../../core/budget.ts';
import type { GuildId, ProjectId } from '../../core/ids.ts';
import type { Limit } from '../../core/limit.ts';
import type { Person } from '../../core/person.ts';
import type { Project } from '../../core/project.ts';
import type { QuotaAsk } from '../../core/quota-ask.ts';
import type { Load } from '../../policy/limits.ts';
import { askQuota, decideQuota } from '../limits/ask-quota.ts';
import { type CostReport, costReport } from '../limits/cost-report.ts';
import { quotaOf } from '../limits/quota-of.ts';
import { setBudget } from '../limits/set-budget.ts';
import { setQuota } from '../limits/set-quota.ts';
import { setReport } from '../limits/weekly-report.ts';
import type { Ports } from '../ports.ts';

interface Asked {
  guild: GuildId;
  by: Person;
}

export interface SetQuota extends Asked {
  /** A limit, in any of the words for it. */
  name: string;
  /** A number as typed, or `default`. */
  most: string;
  /** Absent: all projects of the guild together. */
  project?: ProjectId;
  region?: string;
  /** Key of a person, or `EACH`. */
  person?: string;
}

export interface SetBudget extends Asked {
  /** Absent: all projects of the guild together. */
  project?: ProjectId;
  /** Dollars a month as typed, or `none`; absent: as before. */
  limit?: string;
  /** `50%, 80%, $400`, or `none`; absent: as before. */
  alerts?: string;
  /** Absent: as before. */
  beyond?: string;
}

export interface QuotaShown {
  project: Project;
  loads: readonly Load[];
}

export interface LimitCases {
  quotaOf(input: Asked & { project: ProjectId; region?: string }): Promise<QuotaShown>;
  setQuota(input: SetQuota): Promise<Limit | undefined>;
  /** `most`: the new limit as typed; `cause`: id of the form. */
  askQuota(
    input: Asked & { project: ProjectId; region?: string; name: string; most: string; why: string; cause: string },
  ): Promise<QuotaAsk>;
  decideQuota(input: Asked & { ask: string; isGranted: boolean }): Promise<QuotaAsk>;
  /** Undefined: there is no budget any more. */
  setBudget(input: SetBudget): Promise<Budget | undefined>;
  /** Of one project by resource, else of all by project. */
  costReport(input: Asked & { project?: ProjectId }): Promise<CostReport>;
  /** `schedule`: cron in UTC, or `off`; `channel`: absent is the audit channel. */
  setReport(input: Asked & { schedule: string; channel?: string }): Promise<void>;
}

export const bindLimits = (ports: Ports): LimitCases => ({
  quotaOf: (input) => quotaOf(ports, input),
  setQuota: (input) => setQuota(ports, input),
  askQuota: (input) => askQuota(ports, input),
  decideQuota: (input) => decideQuota(ports, input),
  setBudget: (input) => setBudget(ports, input),
  costReport: (input) => costReport(ports, input),
  setReport: (input) => setReport(ports, input),
});

import type { DeployId, GuildId, PlanId, ProjectId, Repo, RunId } from '../../core/ids.ts';
import type { StateAct } from '../../core/state-act.ts';

export type Task =
  | { task: 'inbox'; item: string }
  | { task: 'submit'; deploy: DeployId }
  /** `fetchedAt`: the plan follows on a fetch that began then, in epoch milliseconds. */
  | { task: 'plan'; deploy: DeployId; fetchedAt?: number }
  | { task: 'apply'; deploy: DeployId }
  | { task: 'advise'; deploy: DeployId; plan: PlanId }
  /** Of a draft: what rules say of it. */
  | { task: 'explain'; deploy: DeployId }
  | { task: 'stop'; deploy: DeployId }
  | { task: 'state'; deploy: DeployId; run: RunId; act: StateAct }
  /** `item`: who asked, and is answered when the result is there. */
  | { task: 'validate'; deploy: DeployId; item: string }
  | { task: 'merge'; deploy: DeployId }
  | { task: 'close-pull'; deploy: DeployId }
  | { task: 'mirror-pull'; repo: Repo; number: number }
  | { task: 'mirror-chat'; deploy: DeployId }
  | { task: 'mirror-environment'; deploy: DeployId }
  | { task: 'drift' }
  | { task: 'drift-check'; guild: GuildId; project: ProjectId }
  | { task: 'mirror-drift'; guild: GuildId; project: ProjectId }
  | { task: 'notice'; notice: string }
  /** What was asked for at a time is due. */
  | { task: 'due'; deploy: DeployId }
  | { task: 'rejudge'; guild: GuildId }
  | { task: 'cost-report' }
  | { task: 'sweep' }
  | { task: 'audit' }
  | { task: 'teams' }
  | { task: 'sync' }
  | { task: 'backup' };

export interface JobOptions {
  /** One waiting job per key: a later one replaces it; while one runs, a later one runs once after it. */
  key?: string;
  /** Jobs of one queue run one after the other, in the order they were added. */
  queue?: string;
  runAt?: Date;
  /** Default 25, about four days of retries; then the job is kept as dead. */
  maxAttempts?: number;
  /** Lower goes first; default 0. */
  priority?: number;
  /** Jobs of one task and priority take turns between their shares: the second of one waits until every other share had its first. */
  share?: string;
  /** So many jobs of one pool run at a time; each carries the size it was added with. */
  pool?: { name: string; size: number };
}

export interface Jobs {
  add(task: Task, options?: JobOptions): Promise<void>;
}

/** Where a run stands among those that wait for a worker. */
export interface Place {
  /** Runs of the same kind that come before it. */
  ahead: number;
  /** In megabytes; there where the next run waits for memory, and not for a worker alone. */
  memory?: { usedMb: number; budgetMb: number };
}

/** What the engine made and said. */
import type { DeployId, GuildId, PlanId, RunId, StateId } from '../../core/ids.ts';
import type { Json } from '../../core/json.ts';
import type { PlanArgs } from '../../core/plan-args.ts';
import type { Progress } from './engine.ts';

/** The heavy half of a plan; the light half, PlanSummary, lives in the deploy. `file` is sealed at rest by the store. */
export interface StoredPlan {
  id: PlanId;
  deploy: DeployId;
  file: Uint8Array;
  /** Rendered, redacted plan text. */
  text: string;
  /** Redacted `terraform show -json`. */
  json: Json;
}

export interface Plans {
  put(plan: StoredPlan): Promise<void>;
  /** undefined also once its file was dropped. */
  find(id: PlanId): Promise<StoredPlan | undefined>;
  text(id: PlanId): Promise<string | undefined>;
  /** Redacted, and kept also where the file is not. */
  json(id: PlanId): Promise<Json | undefined>;
  /** Forgets plan files (not their texts) of a deploy whose plan is void. */
  dropFiles(deploy: DeployId): Promise<void>;
  /** What a deploy's plans pass on to terraform, with the values of variables: sealed at rest by the store. None: forgets them. */
  setArgs(deploy: DeployId, args: PlanArgs): Promise<void>;
  args(deploy: DeployId): Promise<PlanArgs>;
}

/** One run of the engine, known across restarts by its id, folder and process. */
export interface Run {
  id: RunId;
  deploy: DeployId;
  kind: 'plan' | 'apply';
  stateId: StateId;
  startedAt: Date;
  endedAt?: Date;
  progress?: Progress;
}

export interface Runs {
  put(run: Run): Promise<void>;
  find(id: RunId): Promise<Run | undefined>;
  progress(id: RunId, progress: Progress): Promise<void>;
  end(id: RunId, at: Date): Promise<void>;
  /** Oldest first. */
  ofDeploy(id: DeployId): Promise<Run[]>;
  /** Runs of a guild's deploys that were asked for since then, and have ended. */
  endedSince(guild: GuildId, since: Date): Promise<Pick<Run, 'kind' | 'startedAt' | 'endedAt'>[]>;
  /** Runs without an end. */
  open(): Promise<Run[]>;
}

/** Something a run said, in words and redacted. `n` counts from 1. */
export interface LogLine {
  n: number;
  at: Date;
  is: 'info' | 'done' | 'warning' | 'error';
  text: string;
}

/** What runs said, kept longer than their folders. */
export interface RunLogs {
  /** A line that is there already stays: a run that is read again after a restart says the same. */
  put(run: RunId, lines: readonly LogLine[]): Promise<void>;
  /** The number of the last line; 0 where there is none. */
  last(run: RunId): Promise<number>;
  /** In order, from behind line `n`. */
  after(run: RunId, n: number, limit: number): Promise<LogLine[]>;
  /** Forgets lines of before that time. */
  forget(before: Date): Promise<void>;
}

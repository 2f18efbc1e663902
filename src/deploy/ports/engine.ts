import type { ApplyOutcome } from '../../core/deploy-state.ts';
import type { Digest, ProjectId, Repo, RunId, Sha, StateId } from '../../core/ids.ts';
import type { Json } from '../../core/json.ts';
import type { Made } from '../../core/made.ts';
import type { PlanArgs } from '../../core/plan-args.ts';
import type { Project } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import type { StateAct } from '../../core/state-act.ts';
import type { PlannedOn } from '../../core/state-mark.ts';

/** One line of terraform's stream, in our words. */
export interface ProgressStep {
  address: string;
  action: string;
  is: 'running' | 'done' | 'failed';
  startedAt: Date;
  seconds?: number;
  id?: string;
}

export interface Progress {
  total: number;
  steps: readonly ProgressStep[];
  /** Redacted error text, when terraform reported one. */
  error?: string;
}

export interface RunProject {
  id: ProjectId;
  repo: Repo;
  directory: string;
  engine: Project['engine'];
  provider: Project['provider'];
  environment: Project['environment'];
  backend: Project['backend'];
  stateId: StateId;
  /** Of one that was found in its repository. */
  found?: NonNullable<Project['found']>;
}

export interface PlanTask {
  run: RunId;
  project: RunProject;
  tree: Sha;
  /** A person pushed to the branch: without a jail such a tree is refused. */
  handMade: boolean;
  /** Passed on to terraform, with the values of variables. */
  args?: PlanArgs;
}

export type PlanOutcome =
  | { kind: 'planned'; file: Uint8Array; json: Json; text: string; engine: string; changes: Digest; on?: PlannedOn }
  | { kind: 'failed'; step: 'init' | 'plan'; output: string }
  | { kind: 'refused'; problems: readonly Problem[] };

/** A look at a tree whose plan nobody will apply. All texts are redacted. */
export interface Checked {
  kind: 'checked';
  /** Files that the engine would format otherwise. */
  unformatted: readonly string[];
  errors: readonly string[];
  warnings: readonly string[];
  /** Where it ended, when it did not come to a plan. */
  failedAt?: 'init' | 'validate' | 'plan';
  planned?: Extract<PlanOutcome, { kind: 'planned' }>;
}

export type CheckOutcome = Checked | { kind: 'refused'; problems: readonly Problem[] };

export interface ApplyTask {
  run: RunId;
  project: RunProject;
  tree: Sha;
  file: Uint8Array;
  /** `terraform 1.11.4`: what made the plan; nothing else applies it. */
  engine?: string;
  /** What it was planned on; another state is not touched. */
  on?: PlannedOn;
}

/** `moved`: the state is not what was planned on; nothing was begun. */
export type AppliedOutcome =
  | { kind: 'applied' }
  | { kind: 'moved'; was: PlannedOn; is: PlannedOn }
  /** `made`: what exists and the state does not know. */
  | { kind: 'failed'; outcome: ApplyOutcome; reason: string; made?: readonly Made[] };

/** A look into a state, or a change of it that is no apply. */
export interface StateTask {
  run: RunId;
  project: RunProject;
  tree: Sha;
  handMade: boolean;
  act: StateAct;
}

export type StateOutcome =
  /** `output`: redacted, cut to what can be shown. `before`: there was nothing left to do. */
  | { kind: 'done'; output: string; before?: true }
  | { kind: 'failed'; output: string }
  | { kind: 'refused'; problems: readonly Problem[] };

/** terraform or tofu, one folder per run. */
export interface Engine {
  plan(task: PlanTask): Promise<PlanOutcome>;
  /** Formatting, validation and plan of a tree, without terraform's lock: nothing is written, and nobody is kept from anything. */
  check(task: PlanTask): Promise<CheckOutcome>;
  /**
   * Applies exactly `file`. The process outlives us: called again with the same run id after a restart it adopts what is running or
   * collects what has ended, and never starts a second apply.
   */
  apply(task: ApplyTask, onProgress: (progress: Progress) => void): Promise<AppliedOutcome>;
  /** Safe to repeat with the same run id: what was done is not done again. */
  state(task: StateTask): Promise<StateOutcome>;
  /**
   * Ends a plan at once; asks an apply, once and however often it is called, to stop and save. False when there is nothing to ask, yet or
   * any more.
   */
  cancel(run: RunId): Promise<boolean>;
  /** `terraform 1.11.4`, for each engine that can be run here. */
  versions(): Promise<string[]>;
  /** Removes the folder and credentials of an ended run. */
  forget(run: RunId): Promise<void>;
}

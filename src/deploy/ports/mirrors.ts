import type { Explanation } from '../../core/advice.ts';
import type { Deploy } from '../../core/deploy.ts';
import type { Drift } from '../../core/drift.ts';
import type { Digest, Repo, RunId } from '../../core/ids.ts';
import type { Notice } from '../../core/notice.ts';
import type { Person } from '../../core/person.ts';
import type { Announced, CostPart, Saving } from '../../core/plan.ts';
import type { Project } from '../../core/project.ts';
import type { Problem } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import type { RequirementCheck } from '../../core/requirement.ts';
import type { AuditedAct } from '../../core/state-act.ts';
import type { SizeHint } from '../../counsel/specs-check.ts';
import type { Spending } from '../../policy/budget.ts';
import type { Load } from '../../policy/limits.ts';
import type { MissingSeats } from '../../policy/seats.ts';
import type { ShownAdvice } from '../advice/shown-advice.ts';
import type { Progress } from './engine.ts';
import type { Deployed } from './ledger.ts';
import type { MirrorRow } from './store.ts';

/** A view of ours somewhere else, rendered and ready to be made true. */
export interface RenderedView {
  /** Last part of the mirror's key: `comment`, `check:plan:<head>`, `lobby`, `thread`, `log:0`. */
  name: string;
  hash: Digest;
  /** Makes the remote equal and answers its id. Without `remoteId` it first looks for one that a crash made it forget. */
  write(remoteId: string | undefined): Promise<string>;
}

/** What a mirror shows of one deploy; gathered by `viewOf`, so that GitHub and Discord tell the same story. */
export interface DeployView {
  deploy: Deploy;
  project: Project;
  /** The deploy it waits for, since when that holds the lock, and which place is its own. */
  line?: { holder: Deploy; position: number; since?: Date };
  planText?: string;
  progress?: Progress;
  /** What accompanies its plan, and decides nothing. */
  advice?: ShownAdvice;
  /** All that an apply said, once it has ended; only where a chat shows it. */
  runLog?: string;
  /** Discord role of those who are called when somebody has to decide. */
  approverRole?: string;
  /** Where people who have signed in can read what the run said that the present state is about. */
  runPage?: string;
  /** Resources as the request leaves them, with price; only for drafts. */
  draft?: {
    resources: readonly DraftLine[];
    problems: readonly Problem[];
    addedUsd: number;
    /** The limits that it touches, and the budgets. */
    quota?: readonly Load[];
    spending?: readonly Spending[];
    savings?: readonly Saving[];
    /** What changed settings and removals do to what is there, and who needs that. */
    announced?: readonly Announced[];
    /** What is allowed and still worth a second thought, a sentence each. */
    warnings?: readonly string[];
    /** Machines that are much for what they are for, and that nobody said are kept. */
    hints?: readonly SizeHint[];
    /** What a model says of the gravest of it. */
    explained?: Explanation;
    /** What policies will ask approvals for, or only have a word about. */
    notes?: readonly Problem[];
  };
  /** `missing`: who is asked for and has not approved, where that is not just anybody who may. `ended`: whose yes counts no more, as their right has ended. */
  approvals: {
    need: number;
    have: number;
    othersOnly: boolean;
    auto?: true;
    missing?: MissingSeats;
    ended?: readonly Person[];
  };
  /** What keeps a plan that waits from being applied now: changes are frozen. */
  frozen?: Extract<Problem, { code: 'frozen' }>;
  /** What the project requires by name, as it was looked at a moment ago; only where a plan waits. It is asked again at the apply. */
  requirements?: readonly RequirementCheck[];
  /** Deploys of the same pull request that must be applied before it is merged, or asked for where the merge comes first; only where this one is. */
  mergeWaitsFor?: readonly Deploy[];
  deployed?: Deployed;
  /** What was done with the state itself, oldest first; only where a chat shows it. */
  stateActs?: readonly ShownAct[];
  /** Of a rollback on its way: what it does not bring back, a sentence each; addresses in them are of people. */
  notBroughtBack?: readonly string[];
  /** Set when the engine is the sandbox: every view says so. */
  sandbox: boolean;
}

/** Something that somebody had done with the state itself. */
export interface ShownAct {
  run: RunId;
  act: AuditedAct;
  by: Person;
  at: Date;
  /** Absent while it is underway. */
  ok?: boolean;
}

export interface DraftLine {
  resource: Resource;
  act: 'add' | 'change' | 'remove';
  monthlyUsd?: number;
  /** What the price is made of, and what of it nobody knows. */
  parts?: readonly Omit<CostPart, 'address'>[];
  unknown?: readonly string[];
}

export interface PullMirror {
  views(pull: { repo: Repo; number: number }, deploys: readonly DeployView[]): RenderedView[];
}

/** Rows by the name of their view, as they were last written. */
export type WrittenViews = ReadonlyMap<string, MirrorRow>;

/** What is deployed of one project, as a deploy of it sees that. */
export interface EnvironmentView {
  deploy: DeployView;
  /** Another deploy's apply came after this one's. */
  isReplaced: boolean;
  written: WrittenViews;
}

export interface EnvironmentMirror {
  /** The apply that the deploy is at, and those before it that are no longer so; each is a view of its own, named after its plan. */
  views(environment: EnvironmentView): RenderedView[];
}

/** What a mirror shows of a project's drift: of the one that began then. */
export interface DriftView {
  project: Project;
  drift: Drift;
  began: Date;
  sandbox: boolean;
}

export interface ChatMirror {
  /** The one message about a drift, in a channel; undefined where there is no chat. */
  drift(view: DriftView, channel: string): RenderedView | undefined;
  /** The message of a notice; undefined where there is no chat. Its `write` throws Unreachable for a person who takes none. */
  notice(notice: Notice): RenderedView | undefined;
  /** In the order to write them. `known` gives the remote id of a view by name, also of one written a moment ago: the thread needs the lobby. */
  views(deploy: DeployView, known: (name: string) => string | undefined): RenderedView[];
}

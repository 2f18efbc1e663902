import type { CounselLink } from '../core/counsel.ts';
import type { Deploy } from '../core/deploy.ts';
import type { Drift } from '../core/drift.ts';
import type { DeployId, GuildId, PlanId, ProjectId, Repo, Sha } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import type { Announced, Saving } from '../core/plan.ts';
import type { PlanArgs } from '../core/plan-args.ts';
import type { Environment, Project, Provider } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import type { Delta, Kind, Resource } from '../core/request.ts';
import type { StateAct } from '../core/state-act.ts';
import type { SavedTemplate } from '../generators/templates/saved.ts';
import type { Template } from '../generators/templates/template.ts';
import type { FixAsked } from './fixes/fix-findings.ts';
import type { DeployView } from './ports.ts';
import type { Written } from './replies/relay.ts';
import type { AdviceUseCases } from './use-cases/advice.ts';
import type { CounselUseCases } from './use-cases/counsel.ts';
import type { DraftUseCases } from './use-cases/drafts.ts';
import type { LimitCases } from './use-cases/limits.ts';
import type { PolicyUseCases } from './use-cases/policies.ts';
import type { RightsUseCases } from './use-cases/rights.ts';
import type { ViewUseCases } from './use-cases/views.ts';

/** What a draft's new line costs and what the rules say of it, told at once; the draft itself is already stored. */
export interface DraftAnswer {
  deploy: Deploy;
  /** Monthly dollars of this resource, when all of it has a price. */
  monthlyUsd?: number;
  /** Reasons the whole request would be refused or need approval as it stands. */
  problems: readonly Problem[];
  /** What changed settings and removals do to what is there, and who needs that. */
  announced?: readonly Announced[];
  /** Monthly dollars that the whole request adds. */
  addedUsd?: number;
  /** Cheaper ways for what is new in it. */
  savings?: readonly Saving[];
}

/** A project with what is known of its drift; nothing where nobody has looked. */
export interface KnownDrift {
  project: Project;
  drift?: Drift;
  sandbox: boolean;
}

/** What somebody wants done about a project's drift. `seen`: how the digest began of what they were shown; another one is refused. */
export interface DriftAsked {
  guild: GuildId;
  by: Person;
  project: ProjectId;
  cause: string;
  /** Discord channel of the lobby. */
  channel?: string;
  seen?: string;
}

/**
 * Everything people and platforms can ask of GuildOps, bound to its ports: what the edges know of the story.
 * Each is safe to repeat with the same input; a "no" is a thrown Refusal.
 */
export interface UseCases
  extends DraftUseCases,
    AdviceUseCases,
    CounselUseCases,
    RightsUseCases,
    ViewUseCases,
    PolicyUseCases,
    LimitCases {
  createProject(input: {
    guild: GuildId;
    by: Person;
    id: string;
    provider: Provider;
    region: string;
    environment: Environment;
    description: string;
    budgetUsd?: number;
    /** Discord id of whom it is for; absent: who creates it. */
    owner?: string;
    /** Where its state is, as typed; absent: GuildOps' own backend. */
    backend?: string;
    repo?: Repo;
  }): Promise<Project>;
  listProjects(guild: GuildId): Promise<Project[]>;

  /** A new draft with a lobby in `channel`. `cause` is the interaction's id. */
  startDraft(input: {
    guild: GuildId;
    by: Person;
    project: string;
    channel: string;
    cause: string;
    counsel?: CounselLink;
  }): Promise<Deploy>;
  /** Adds a resource as the form gave it. A resource that breaks a rule is refused and the draft stays as it was. */
  addResource(input: {
    deploy: DeployId;
    by: Person;
    kind: Kind;
    name: string;
    settings: Readonly<Record<string, unknown>>;
  }): Promise<DraftAnswer>;
  /** Adds everything a template makes, with what its form answered. All of it, or the draft stays as it was. */
  addTemplate(input: {
    deploy: DeployId;
    by: Person;
    template: string;
    answers: Readonly<Record<string, unknown>>;
  }): Promise<DraftAnswer & { added: readonly Resource[] }>;
  /** Changes a line of the draft, or a resource of the project, as its form gave it; what the form did not show stays. */
  changeLine(input: {
    deploy: DeployId;
    by: Person;
    key: string;
    settings: Readonly<Record<string, unknown>>;
  }): Promise<DraftAnswer>;
  /** Takes a line out of the draft, by its resource key. */
  dropLine(input: { deploy: DeployId; by: Person; key: string }): Promise<DraftAnswer>;
  /** Those that come with GuildOps and those of the guild, for projects of one provider. */
  templatesFor(guild: GuildId, provider: Provider): Promise<Template[]>;
  /** Saves what a draft adds and changes as a template. One of that name is replaced only when that is asked for in so many words. */
  saveTemplate(input: {
    deploy: DeployId;
    by: Person;
    name: string;
    summary: string;
    replace: boolean;
  }): Promise<SavedTemplate>;
  deleteTemplate(input: { guild: GuildId; by: Person; provider: Provider; name: string }): Promise<void>;
  submitRequest(input: { deploy: DeployId; by: Person }): Promise<Deploy>;

  /** Counts an approval of what `plan` changes. @throws Refusal `stale-card` when that is no longer the plan */
  approveDeploy(input: { deploy: DeployId; by: Person; plan?: PlanId; review?: number; head?: Sha }): Promise<Deploy>;
  withdrawApproval(input: { deploy: DeployId; by: Person; review?: number }): Promise<Deploy>;
  /**
   * `at`: not before that time, as typed: `22:00`, `2h` or a date. `breakGlass`: an administrator's reason to go past a freeze and missing
   * approvals, and past nothing else.
   */
  askApply(input: { deploy: DeployId; by: Person; plan?: PlanId; at?: string; breakGlass?: string }): Promise<Deploy>;
  /**
   * `args`: for terraform, from the allow-list; none: those of an earlier ask are void. `again`: with those of the ask before, instead.
   * `confirm`: the name that was typed, needed to destroy.
   */
  askReplan(input: {
    deploy: DeployId;
    by: Person;
    args?: PlanArgs;
    again?: boolean;
    confirm?: string;
  }): Promise<Deploy>;
  /** `confirm`: the name of the project that was typed, needed to give up what is merged and not applied. */
  cancelDeploy(input: { deploy: DeployId; by: Person; why: string; confirm?: string }): Promise<Deploy>;
  /** Ends what waits or is being planned; asks a running apply to stop. Never gives up what an apply or a merge has left behind. */
  stopDeploy(input: { deploy: DeployId; by: Person; why: string }): Promise<Deploy>;
  /** Looks into the state of a deploy's project, or changes it; the answer follows in the pull request. `cause`: the id of the comment. */
  askState(input: { deploy: DeployId; by: Person; act: StateAct; confirm?: string; cause: number }): Promise<Deploy>;
  /** Opens a revert pull request of an applied deploy; an open one is returned as it is. Without a channel it is told where that deploy was. */
  rollBack(input: { guild: GuildId; by: Person; deploy: DeployId; channel?: string; cause: string }): Promise<Deploy>;
  /** The same for a project's folder as it was at a point: a deploy, a tag or a commit. */
  rollBackTo(input: {
    guild: GuildId;
    by: Person;
    project: ProjectId;
    to: string;
    channel?: string;
    cause: string;
  }): Promise<Deploy>;

  /** Puts a release tag on what an applied deploy was merged as; the same once more is fine. */
  tagRelease(input: { guild: GuildId; by: Person; deploy: DeployId; name: string }): Promise<Deploy>;

  /** A pull request that changes nothing and plans the way back from drift to the code; an open one is returned as it is. */
  reconcileDrift(input: DriftAsked): Promise<Deploy>;
  /** A pull request whose code says what was changed outside; an open one is returned as it is. */
  acceptDrift(input: DriftAsked): Promise<Deploy>;

  /**
   * A pull request that mends findings of a deploy's plan: of a rule, maybe at one address, or all that a constant mends. What an open request
   * itself asks for is changed in that request, and the same deploy comes back.
   */
  fixFindings(input: FixAsked): Promise<Deploy>;

  /** What the last look at a project has found. @throws Refusal `no-such` */
  findDrift(input: { guild: GuildId; project: ProjectId }): Promise<KnownDrift>;
  /** When to look for drift of a project from now on: a cron pattern, `off`, or `default` for what holds for all. */
  setDrift(input: { guild: GuildId; by: Person; project: ProjectId; schedule: string }): Promise<Project>;

  /** The pull request was opened, pushed (by `pusher`), reopened or closed: reads it anew and acts on what it is now. */
  /** Lets the present head of a fork's pull request be planned; undefined where there is nothing to consent to. */
  consentToFork(input: {
    repo: Repo;
    number: number;
    by: Person;
    writtenAt: Date;
    cause: string;
  }): Promise<Sha | undefined>;
  noticePull(input: { repo: Repo; number: number; cause: string; pusher?: Person }): Promise<void>;
  /** A branch moved; plans made on a default branch that moved are stale. */
  noticePush(input: { repo: Repo; branch: string }): Promise<void>;
  /** What somebody wrote in a deploy's thread, told on its pull request. */
  relayReply(written: Written & { deploy: DeployId }): Promise<void>;
  /** What somebody wrote on a pull request, told in the threads of its deploys; nothing where that is switched off. */
  relayComment(written: Written & { repo: Repo; number: number }): Promise<void>;
  deploysOfPull(repo: Repo, number: number): Promise<Deploy[]>;
  findDeploy(id: DeployId): Promise<Deploy | undefined>;
  /** What mirrors show of it now. */
  viewDeploy(id: DeployId): Promise<DeployView>;
  recentDeploys(guild: GuildId, project?: ProjectId): Promise<Deploy[]>;
}

export type { Delta };

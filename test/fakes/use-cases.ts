import { advance } from '../../src/core/advance.ts';
import { parseBackend } from '../../src/core/backend.ts';
import { type Deploy, planOf } from '../../src/core/deploy.ts';
import type { DeployEvent } from '../../src/core/deploy-event.ts';
import { type DeployId, newDeployId, type ProjectId, planId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import type { PlanSummary } from '../../src/core/plan.ts';
import type { Project, Provider } from '../../src/core/project.ts';
import { type Problem, Refusal, refuseIf } from '../../src/core/refusal.ts';
import { applyDeltas, type Delta, deltaKey, fingerprint, type Resource, resourceKey } from '../../src/core/request.ts';
import type { Validation } from '../../src/core/validation.ts';
import { specsCheck } from '../../src/counsel/specs-check.ts';
import { sizeKey } from '../../src/deploy/drafts/size-hints.ts';
import type { DeployView, Progress } from '../../src/deploy/ports.ts';
import type { UseCases } from '../../src/deploy/use-cases.ts';
import { announce } from '../../src/generators/announce.ts';
import { batchDeltas } from '../../src/generators/batch/batch-deltas.ts';
import { readBatch } from '../../src/generators/batch/read-batch.ts';
import { batchFileName, writeBatch } from '../../src/generators/batch/write-batch.ts';
import { changedResource } from '../../src/generators/change.ts';
import { copyRequest } from '../../src/generators/copy-request.ts';
import { settingsFor } from '../../src/generators/kinds.ts';
import { builtInFor } from '../../src/generators/templates/built-in.ts';
import { expandTemplate } from '../../src/generators/templates/expand.ts';
import { asTemplate, labelProblems, linesOf, type SavedTemplate } from '../../src/generators/templates/saved.ts';
import type { Template } from '../../src/generators/templates/template.ts';
import { parseWhen } from '../../src/policy/when.ts';
import { noCounselCases } from './counsel-cases.ts';
import { noLimitCases } from './limit-cases.ts';
import { fakePolicyCases } from './policy-use-cases.ts';
import { type FakeRights, fakeRightsCases } from './rights-cases.ts';
import { fakeViewCases } from './view-cases.ts';
import { aDeploy, aPlan, aProject, RUN, shaOf } from './words.ts';

type Name = keyof UseCases;

/** The use cases on plain maps: the real state machine without rules, store or terraform. */
export interface FakeUseCases extends UseCases {
  readonly deploys: Map<DeployId, Deploy>;
  readonly projects: Map<string, Project>;
  /** What stands behind the use cases of rights. */
  readonly rights: FakeRights;
  /** Names of what was called, in order. */
  readonly calls: Name[];
  /** What the next call of a use case throws. */
  failNext(name: Name, error: Error): void;
  /** Calls of a use case wait for this from now on. */
  hold(name: Name, until: Promise<unknown>): void;
  /** What terraform and GitHub would bring about. */
  happen(id: DeployId, ...events: DeployEvent[]): Deploy;
  /** From submitted to a plan that waits. */
  planned(id: DeployId, facts?: Partial<PlanSummary>): Deploy;
  /** What every project has already. */
  readonly present: Resource[];
  /** What a look without a pull request comes to; absent: nobody has looked yet. */
  validation?: Validation;
  /** What terraform prints of a plan. */
  planText: string;
  /** Policies and freezes that were set. */
  readonly policyFacts: ReturnType<typeof fakePolicyCases>;
  /** How far the apply is. */
  progress(id: DeployId, progress: Progress): void;
  viewOf(id: DeployId): DeployView | undefined;
}

const PRICES: Partial<Record<string, number>> = { vm: 24.46, network: 32.85 };

export function fakeUseCases(changed: (id: DeployId) => void = () => {}, now = () => new Date()): FakeUseCases {
  const deploys = new Map<DeployId, Deploy>();
  const projects = new Map<string, Project>();
  const templates = new Map<string, SavedTemplate>();
  const present: Resource[] = [];
  const calls: Name[] = [];
  const progresses = new Map<DeployId, Progress>();
  const failures = new Map<Name, Error[]>();
  const holds = new Map<Name, Promise<unknown>>();

  const get = (id: DeployId): Deploy => {
    const deploy = deploys.get(id);
    if (!deploy) throw new Refusal({ code: 'no-such', what: 'deploy', id });
    return deploy;
  };
  const put = (deploy: Deploy): Deploy => {
    deploys.set(deploy.id, deploy);
    changed(deploy.id);
    return deploy;
  };
  const happen = (id: DeployId, ...events: DeployEvent[]): Deploy =>
    events.map((event) => put(advance(get(id), event, now()))).at(-1) ?? get(id);
  const projectOf = (id: string): Project => {
    const project = projects.get(id);
    if (!project) throw new Refusal({ code: 'no-such', what: 'project', id });
    return project;
  };
  const started = (by: Person, facts: Partial<Deploy>): Deploy => {
    const { pull: _, head: __, ...draft } = aDeploy({ at: 'draft' }, { requester: by, plans: 0, revision: 0 });
    return put({ ...draft, id: newDeployId(), createdAt: now(), changedAt: now(), ...facts });
  };
  const templatesOf = (provider: Provider): Template[] => [
    ...builtInFor(provider),
    ...[...templates.values()].filter((one) => one.provider === provider).map(asTemplate),
  ];
  const byCause = (cause: string) => [...deploys.values()].find((deploy) => deploy.cause === cause);
  /** A line in the place of the one about the same resource, in a draft or in what was submitted. */
  const redrafted = (id: DeployId, by: Person, line: Delta): Deploy => {
    const { deltas, state } = get(id);
    const key = deltaKey(line);
    const isThere = deltas.some((delta) => deltaKey(delta) === key);
    const after = isThere ? deltas.map((delta) => (deltaKey(delta) === key ? line : delta)) : [...deltas, line];
    return happen(id, { kind: state.at === 'draft' ? 'drafted' : 'amended', deltas: after, by });
  };
  const kept = new Set<string>();
  const hintsOf = ({ deltas, project }: Deploy) => {
    const resources = deltas.flatMap((delta) => (delta.do === 'remove' ? [] : [delta.resource]));
    return specsCheck(resources, projectOf(project)).filter((hint) => !kept.has(sizeKey(hint)));
  };
  /** With what it does to what every project has. */
  const withEffects = (deploy: Deploy) => {
    const announced = announce(present, applyDeltas(present, deploy.deltas), projectOf(deploy.project));
    return { deploy, problems: [], announced };
  };
  const isPlan = (deploy: Deploy, plan: string | undefined) => {
    if (plan !== undefined && planOf(deploy)?.id !== plan) throw new Refusal({ code: 'stale-card' });
  };

  /** Notes the call, waits and fails as told, and then does the work. */
  const use =
    <Input, Output>(name: Name, work: (input: Input) => Output | Promise<Output>) =>
    async (input: Input): Promise<Output> => {
      calls.push(name);
      await holds.get(name);
      const failure = failures.get(name)?.shift();
      if (failure) throw failure;
      return work(input);
    };

  const policies = fakePolicyCases(now, {
    withdrawAsk: use('withdrawAsk', ({ deploy, by }) => happen(deploy, { kind: 'ask-withdrawn', by })),
    requestChanges: use('requestChanges', ({ deploy, by, text }) => {
      const objection = { by, text, at: now() };
      return happen(deploy, { kind: 'changes-requested', by, objection });
    }),
    withdrawRequest: use('withdrawRequest', ({ deploy, by }) =>
      happen(deploy, { kind: 'request-withdrawn', by, left: {}, enough: false }),
    ),
  });
  const rights = fakeRightsCases({ use, projects, now });
  const cases: FakeUseCases = {
    ...policies,
    policyFacts: policies,
    ...noLimitCases,
    ...noCounselCases,
    rateAdvice: use('rateAdvice', () => {}),
    dismissHint: use('dismissHint', () => {}),
    planText: 'Terraform will perform the following actions',
    deploys,
    projects,
    present,
    calls,
    happen,
    failNext: (name, error) => void failures.set(name, [...(failures.get(name) ?? []), error]),
    hold: (name, until) => void holds.set(name, until),
    planned(id, facts = {}) {
      const n = get(id).plans + 1;
      const plan = aPlan({ id: planId(id, n), n, plannedAt: now(), ...facts });
      const pull = {
        number: 7,
        branch: 'b',
        base: 'main',
        url: 'https://github.example/acme/infra/pull/7',
        title: 't',
      };
      const linked: DeployEvent[] = get(id).pull ? [] : [{ kind: 'pull-linked', pull, head: shaOf('head') }];
      return happen(
        id,
        ...linked,
        { kind: 'plan-started', run: RUN },
        { kind: 'planned', plan, kept: { approvals: [] }, enough: false },
      );
    },
    progress(id, progress) {
      progresses.set(id, progress);
      changed(id);
    },
    viewOf(id) {
      const deploy = deploys.get(id);
      if (!deploy) return undefined;
      const resources = deploy.deltas.map((delta: Delta) => {
        const resource = delta.do === 'remove' ? { ...delta, settings: {} } : delta.resource;
        return { resource, act: delta.do, monthlyUsd: PRICES[resource.kind] ?? 0 };
      });
      const progress = progresses.get(id);
      const have = 'approvals' in deploy.state ? deploy.state.approvals.length : 0;
      return {
        deploy,
        project: projectOf(deploy.project),
        approvals: { need: 1, have, othersOnly: false },
        sandbox: true,
        ...(progress && { progress }),
        ...(planOf(deploy) && { planText: this.planText }),
        ...(deploy.state.at === 'draft' && {
          draft: {
            ...{ resources, problems: [], hints: hintsOf(deploy) },
            addedUsd: resources.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
          },
        }),
      };
    },
    ...fakeViewCases({ use, deploys, projectOf, now }),
    ...rights.cases,
    rights,
    createProject: use('createProject', ({ id, budgetUsd, by: _, owner: _owner, repo, backend = '', ...facts }) => {
      const made = aProject({
        ...facts,
        id: id as ProjectId,
        name: id,
        backend: parseBackend(backend, id),
        ...(budgetUsd && { budgetUsd }),
        ...(repo && { repo }),
      });
      projects.set(id, made);
      return made;
    }),
    listProjects: use('listProjects', () => [...projects.values()]),
    startDraft: use('startDraft', ({ guild, by, project, channel, cause }) => {
      const { id } = projectOf(project);
      return byCause(cause) ?? started(by, { guild, project: id, channel, cause });
    }),
    addResource: use('addResource', ({ deploy: id, by, kind, name, settings }) => {
      const deploy = get(id);
      const resource = settingsFor(projectOf(deploy.project), kind, name, settings, by);
      applyDeltas(present, [...deploy.deltas, { do: 'add', resource }]);
      const problems: Problem[] = [];
      const monthlyUsd = PRICES[kind];
      return { deploy: redrafted(id, by, { do: 'add', resource }), problems, ...(monthlyUsd && { monthlyUsd }) };
    }),
    addTemplate: use('addTemplate', ({ deploy: id, by, template, answers }) => {
      const deploy = get(id);
      const project = projectOf(deploy.project);
      const found = templatesOf(project.provider).find((one) => one.id === template);
      if (!found) throw new Refusal({ code: 'no-such', what: 'template', id: template });
      const added = expandTemplate(found, { project, resources: applyDeltas([], deploy.deltas) }, answers, by);
      const deltas: Delta[] = [...deploy.deltas, ...added.map((resource): Delta => ({ do: 'add', resource }))];
      return { deploy: happen(id, { kind: 'drafted', deltas, by }), problems: [], added };
    }),
    changeLine: use('changeLine', ({ deploy: id, by, key, settings }) => {
      const { deltas, project } = get(id);
      const found = present.find((resource) => resourceKey(resource) === key);
      const line: Delta | undefined =
        deltas.find((delta) => deltaKey(delta) === key) ??
        (found && { do: 'change', resource: found, was: fingerprint(found) });
      if (!line || line.do === 'remove') throw new Refusal({ code: 'gone', resource: key });
      const changed: Delta = { ...line, resource: changedResource(projectOf(project), line.resource, settings) };
      return withEffects(redrafted(id, by, changed));
    }),
    removeResource: use('removeResource', ({ deploy: id, by, key, confirm }) => {
      const found = present.find((resource) => resourceKey(resource) === key);
      if (!found) throw new Refusal({ code: 'gone', resource: key });
      const { kind, name } = found;
      if (confirm !== name)
        throw new Refusal({ code: 'bad-input', field: 'name', why: `"${confirm}" is not its name` });
      return withEffects(redrafted(id, by, { do: 'remove', kind, name, was: fingerprint(found) }));
    }),
    resourcesOf: async () => present,
    openDraft: use('openDraft', ({ project, by }) =>
      [...deploys.values()].find(
        (deploy) => deploy.state.at === 'draft' && deploy.project === project && deploy.requester.id === by.id,
      ),
    ),
    addBatch: use('addBatch', async ({ deploy: id, by, file }) => {
      const { project, deltas } = get(id);
      const rows = await readBatch(file);
      const after = batchDeltas({ project: projectOf(project), resources: present }, rows, deltas, by);
      const keys = after.filter((delta) => !deltas.includes(delta)).map(deltaKey);
      return { deploy: happen(id, { kind: 'drafted', deltas: after, by }), problems: [], keys };
    }),
    batchFile: use('batchFile', async ({ project, ...wanted }) => {
      const around = { project: projectOf(project), resources: present };
      return { name: batchFileName(around, wanted), bytes: await writeBatch(around, wanted) };
    }),
    keepSize: use('keepSize', ({ deploy, key }) => {
      for (const hint of hintsOf(get(deploy))) if (hint.of === key) kept.add(sizeKey(hint));
      changed(deploy);
    }),
    copyDraft: use('copyDraft', ({ deploy: id, by, channel, cause }) => {
      const { guild, project, deltas } = get(id);
      const copied = copyRequest(deltas, present);
      const draft = byCause(cause) ?? started(by, { guild, project, channel, cause });
      return {
        deploy: happen(draft.id, { kind: 'drafted', deltas: copied.deltas, by }),
        problems: [],
        notes: copied.notes,
      };
    }),
    templatesFor: async (_, provider) => templatesOf(provider),
    saveTemplate: use('saveTemplate', ({ deploy: id, by, name, summary }) => {
      refuseIf(labelProblems(name, summary));
      const { deltas, guild, project } = get(id);
      const { provider } = projectOf(project);
      const resources = deltas.flatMap((delta) => (delta.do === 'remove' ? [] : [delta.resource]));
      const lines = linesOf(resources, projectOf(project));
      const saved = { guild, provider, name, summary, lines, version: 1, savedBy: by.id, savedAt: now() };
      templates.set(name, saved);
      return saved;
    }),
    deleteTemplate: use('deleteTemplate', ({ name }) => void templates.delete(name)),
    dropLine: use('dropLine', ({ deploy: id, by, key }) => {
      const deltas = get(id).deltas.filter((delta) => deltaKey(delta) !== key);
      return { deploy: happen(id, { kind: 'drafted', deltas, by }), problems: [] };
    }),
    submitRequest: use('submitRequest', ({ deploy, by }) => happen(deploy, { kind: 'submitted', by })),
    approveDeploy: use('approveDeploy', ({ deploy: id, by, plan }) => {
      const deploy = get(id);
      isPlan(deploy, plan);
      const changes = planOf(deploy)?.changes ?? aPlan().changes;
      return happen(id, { kind: 'approved', approval: { by, head: shaOf('head'), changes, at: now() }, enough: true });
    }),
    withdrawApproval: use('withdrawApproval', ({ deploy, by }) => happen(deploy, { kind: 'approval-withdrawn', by })),
    askApply: use('askApply', ({ deploy, by, plan, at, breakGlass }) => {
      isPlan(get(deploy), plan);
      const due = at === undefined ? undefined : parseWhen(at, now());
      const terms = { ...(due && { due }), ...(breakGlass !== undefined && { breakGlass }) };
      return happen(deploy, { kind: 'apply-asked', by, ...(Object.keys(terms).length > 0 && { terms }) });
    }),
    relayReply: use('relayReply', () => undefined),
    relayComment: use('relayComment', () => undefined),
    askReplan: use('askReplan', ({ deploy, by }) => happen(deploy, { kind: 'replan-asked', by })),
    cancelDeploy: use('cancelDeploy', ({ deploy, by, why }) => happen(deploy, { kind: 'cancelled', by, why })),
    askState: use('askState', ({ deploy }) => get(deploy)),
    stopDeploy: use('stopDeploy', ({ deploy, by, why }) =>
      happen(deploy, get(deploy).state.at === 'applying' ? { kind: 'stop-asked', by } : { kind: 'cancelled', by, why }),
    ),
    viewDeploy: async (id) => {
      const view = cases.viewOf(id);
      if (!view) throw new Refusal({ code: 'no-such', what: 'deploy', id });
      return view;
    },
    validate: use('validate', () => cases.validation),
    rollBack: use('rollBack', ({ guild, by, deploy: id, channel, cause }) => {
      const reverted = get(id);
      const facts = {
        guild,
        cause,
        project: reverted.project,
        origin: 'rollback' as const,
        ...(channel && { channel }),
      };
      return byCause(cause) ?? started(by, { ...facts, reverts: { deploy: id, pull: reverted.pull?.number ?? 0 } });
    }),
    rollBackTo: use('rollBackTo', ({ guild, by, project, to, channel, cause }) => {
      const facts = { guild, cause, project, origin: 'rollback' as const, ...(channel && { channel }) };
      return byCause(cause) ?? started(by, { ...facts, restores: { to: shaOf(to), point: to, undoes: [] } });
    }),
    tagRelease: use('tagRelease', ({ deploy, name, by }) => happen(deploy, { kind: 'tagged', name, by })),
    reconcileDrift: use('reconcileDrift', ({ guild, by, project, cause }) =>
      started(by, { guild, cause, project, reconciles: true }),
    ),
    acceptDrift: use('acceptDrift', ({ guild, by, project, cause }) =>
      started(by, { guild, cause, project, accepts: { edits: [], byHand: [] } }),
    ),
    fixFindings: use('fixFindings', ({ by, deploy: id, cause }) => {
      const { guild, project } = get(id);
      return byCause(cause) ?? started(by, { guild, cause, project, mends: [] });
    }),
    findDrift: use('findDrift', ({ project }) => ({ project: projects.get(project) ?? aProject(), sandbox: false })),
    setDrift: use('setDrift', ({ project, schedule }) => {
      const found = projects.get(project) ?? aProject();
      return { ...found, drift: schedule };
    }),
    noticePull: use('noticePull', () => undefined),
    consentToFork: use('consentToFork', () => undefined),
    noticePush: use('noticePush', () => undefined),
    deploysOfPull: async () => [],
    findDeploy: async (id) => deploys.get(id),
    recentDeploys: use('recentDeploys', () => [...deploys.values()].reverse()),
  };
  return cases;
}

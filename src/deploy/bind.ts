import { acceptDrift } from './accept-drift.ts';
import { adviseDeploy } from './advice/advise-deploy.ts';
import { applyDeploy, applyWhenDue, askApply } from './apply-deploy.ts';
import { approveDeploy, withdrawApproval } from './approve-deploy.ts';
import { askState } from './ask-state.ts';
import { projectOf } from './authority.ts';
import { askReplan, cancelDeploy, closeOwnPull } from './cancel-deploy.ts';
import { checkDrift } from './check-drift.ts';
import { consentToFork } from './consent-fork.ts';
import { createProject } from './create-project.ts';
import { addResource, addTemplate, changeLine, dropLine, startDraft } from './draft-request.ts';
import { explainDraft } from './drafts/explain-draft.ts';
import { validateDeploy } from './drafts/validate.ts';
import { fixFindings } from './fixes/fix-findings.ts';
import { type JobContext, toAnEnd } from './give-up.ts';
import { reportCosts } from './limits/weekly-report.ts';
import { mergeDeploy } from './merge-deploy.ts';
import { mirrorDrift } from './mirror-drift.ts';
import { namingAdministrators } from './name-administrators.ts';
import { noticePull } from './notice-pull.ts';
import { noticePush } from './notice-push.ts';
import { sendNotice } from './notices/send-notice.ts';
import { planDeploy } from './plan-deploy.ts';
import { rejudgeGuild } from './policies/rejudge.ts';
import type { Ports, Task } from './ports.ts';
import { reconcileDrift } from './reconcile-drift.ts';
import { reconcileChat, reconcileEnvironment, reconcilePull } from './reconcile-mirrors.ts';
import { relayComment, relayReply } from './replies/relay.ts';
import { governed } from './rights/denied.ts';
import { keepAudit } from './rights/keep-audit.ts';
import { readTeams } from './rights/teams.ts';
import { rollBack } from './roll-back.ts';
import { rollBackTo } from './roll-back-to.ts';
import { scheduleDrift } from './schedule-drift.ts';
import { setDrift } from './set-drift.ts';
import { stateDeploy } from './state-deploy.ts';
import { interruptRun, stopDeploy } from './stop-deploy.ts';
import { openPull, submitRequest } from './submit-request.ts';
import { sweep } from './sweep.ts';
import { sync } from './sync.ts';
import { tagRelease } from './tag-release.ts';
import { deleteTemplate, saveTemplate, templatesFor } from './templates.ts';
import { bindAdvice } from './use-cases/advice.ts';
import { bindCounsel } from './use-cases/counsel.ts';
import { bindDrafts } from './use-cases/drafts.ts';
import { bindLimits } from './use-cases/limits.ts';
import { bindPolicies } from './use-cases/policies.ts';
import { bindRights } from './use-cases/rights.ts';
import { bindViews } from './use-cases/views.ts';
import type { UseCases } from './use-cases.ts';
import { viewOf } from './view-of.ts';

/** How many deploys a list in chat looks at. */
const RECENT = 25;

/** Everything people and platforms may ask, bound to its ports. */
export function bindUseCases(ports: Ports): UseCases {
  const { deploys, projects } = ports.store;
  const bound =
    <Input, Output>(useCase: (ports: Ports, input: Input) => Promise<Output>) =>
    (input: Input) =>
      useCase(ports, input);
  return namingAdministrators(ports, {
    ...bindDrafts(ports),
    ...bindCounsel(ports),
    ...bindRights(ports),
    ...bindAdvice(ports),
    ...bindViews(ports),
    ...bindPolicies(ports),
    createProject: bound(governed('create a project', createProject)),
    listProjects: async (guild) => (await projects.ofGuild(guild)).filter(({ found }) => !found?.isGone),
    startDraft: bound(startDraft),
    addResource: bound(addResource),
    addTemplate: bound(addTemplate),
    changeLine: bound(changeLine),
    dropLine: bound(dropLine),
    templatesFor: (guild, provider) => templatesFor(ports, guild, provider),
    saveTemplate: bound(saveTemplate),
    deleteTemplate: bound(governed('delete a template', deleteTemplate)),
    submitRequest: bound(submitRequest),
    approveDeploy: bound(approveDeploy),
    withdrawApproval: bound(withdrawApproval),
    askApply: bound(askApply),
    askReplan: bound(askReplan),
    cancelDeploy: bound(cancelDeploy),
    stopDeploy: bound(stopDeploy),
    askState: bound(askState),
    rollBack: bound(rollBack),
    rollBackTo: bound(rollBackTo),
    tagRelease: bound(tagRelease),
    consentToFork: bound(consentToFork),
    reconcileDrift: bound(reconcileDrift),
    acceptDrift: bound(acceptDrift),
    fixFindings: bound(fixFindings),
    findDrift: async ({ guild, project: id }) => {
      const project = await projectOf(ports.store, guild, id);
      const drift = await ports.store.drifts.find(guild, id);
      return { project, ...(drift && { drift }), sandbox: ports.rules.sandbox };
    },
    setDrift: bound(governed('set when drift is looked for', setDrift)),
    ...bindLimits(ports),
    noticePull: bound(noticePull),
    noticePush: bound(noticePush),
    relayReply: bound(relayReply),
    relayComment: bound(relayComment),
    deploysOfPull: (repo, number) => deploys.byPull(repo, number),
    findDeploy: (id) => deploys.find(id),
    viewDeploy: async (id) => viewOf(ports, await deploys.get(id)),
    recentDeploys: async (guild, project) => {
      const ids = project ? [project] : (await projects.ofGuild(guild)).map(({ id }) => id);
      const found = await Promise.all(ids.map((id) => deploys.ofProject(guild, id, RECENT)));
      return found
        .flat()
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
        .slice(0, RECENT);
    },
  });
}

type TaskOf<Name extends Task['task']> = Extract<Task, { task: Name }>;
/** What the worker runs, by task. `inbox` and `backup` belong to edges and are added where edges meet. */
export type Handlers = { [Name in Task['task']]: (task: TaskOf<Name>, context: JobContext) => Promise<void> };

/** The jobs of the story itself. */
export function bindJobs(ports: Ports): Omit<Handlers, 'inbox' | 'backup'> {
  return {
    submit: toAnEnd(ports, openPull),
    plan: toAnEnd(ports, planDeploy),
    apply: toAnEnd(ports, applyDeploy),
    state: toAnEnd(ports, stateDeploy),
    advise: (which, { signal }) => adviseDeploy(ports, which, signal),
    explain: (which, { signal }) => explainDraft(ports, which, signal),
    validate: (task, context) => validateDeploy(ports, task, context),
    stop: ({ deploy }) => interruptRun(ports, deploy),
    merge: toAnEnd(ports, mergeDeploy),
    'close-pull': ({ deploy }) => closeOwnPull(ports, deploy),
    'mirror-pull': ({ repo, number }) => reconcilePull(ports, repo, number),
    'mirror-chat': ({ deploy }) => reconcileChat(ports, deploy),
    'mirror-environment': ({ deploy }) => reconcileEnvironment(ports, deploy),
    drift: () => scheduleDrift(ports),
    'drift-check': (which) => checkDrift(ports, which),
    'mirror-drift': (which) => mirrorDrift(ports, which),
    due: ({ deploy }) => applyWhenDue(ports, deploy),
    rejudge: ({ guild }) => rejudgeGuild(ports, guild),
    notice: ({ notice }) => sendNotice(ports, notice),
    audit: () => keepAudit(ports),
    'cost-report': () => reportCosts(ports),
    teams: async () => {
      for (const guild of ports.rules.guilds.keys()) await readTeams(ports, guild);
    },
    sweep: async () => {
      const { drafts, plans, pulls, unapplied } = await sweep(ports);
      if (drafts + plans + pulls > 0) ports.log.info({ drafts, plans, pulls }, 'swept');
      if (unapplied.length > 0) ports.log.warn({ unapplied }, 'merged and not applied');
    },
    sync: async () => {
      ports.log.info({ pulls: await sync(ports) }, 'pull requests looked at');
    },
  };
}

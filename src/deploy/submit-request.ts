import { type Deploy, isOver } from '../core/deploy.ts';
import type { DeployId, Sha } from '../core/ids.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { applyDeltas } from '../core/request.ts';
import { refuseHandEdited } from '../generators/hand-edited.ts';
import { neighbourProblems } from '../generators/kinds.ts';
import { known, projectOf, rightsIn } from './authority.ts';
import { reserveFor } from './drafts/reserve.ts';
import { orFail } from './fail-deploy.ts';
import { alertBudgets } from './limits/alert-budgets.ts';
import type { Ports } from './ports.ts';
import { projectAtBase } from './project-tree.ts';
import { branchOf, type Proposal, proposalOf } from './proposal.ts';
import { queueClose, queueSubmit, record } from './record.ts';
import { priceRequest, problemsOf } from './request-facts.ts';
import type { UseCases } from './use-cases.ts';

/** Files of the first commit of an empty repository. */
const FIRST_FILES = new Map([
  [
    'README.md',
    '# Infrastructure\n\nChanged through GuildOps: ask in Discord, review the pull request, apply what was approved.\n',
  ],
  ['.gitignore', '.terraform/\n*.tfstate\n*.tfstate.*\ncrash.log\n*.tfplan\n'],
  ['guildops.yaml', '# Settings of GuildOps for this repository; read from the default branch only.\nversion: 1\n'],
]);

/** The gates on the request, the reservation, and the job that opens the pull request: stored together or not at all. */
export async function submitRequest(
  ports: Ports,
  { deploy: id, by: actor }: Parameters<UseCases['submitRequest']>[0],
): Promise<Deploy> {
  const seen = await ports.store.deploys.get(id);
  const project = await projectOf(ports.store, seen.guild, seen.project);
  await ports.repositories.refresh(project.repo);
  const { files, resources } = await projectAtBase(ports, project);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    if (deploy.state.at !== 'draft')
      throw new Refusal({ code: 'not-now', state: deploy.state.at, wanted: 'submitted' });
    if (deploy.deltas.length === 0) throw new Refusal({ code: 'nothing-to-do', what: 'The draft is empty.' });
    const rights = await rightsIn(tables, ports, by, { guild: deploy.guild, project: deploy.project });
    refuseIf(neighbourProblems({ project, resources: applyDeltas(resources, deploy.deltas) }));
    refuseHandEdited(files, { project, resources }, deploy.deltas);
    const request = priceRequest(project, resources, deploy.deltas);
    const at = ports.clock.now();
    refuseIf(await problemsOf(tables, { project, by: deploy.requester, deploy: id, rights, at }, request));
    await reserveFor(tables, deploy, request);
    await alertBudgets(tables, deploy.guild, at);
    await queueSubmit(tables, deploy);
    return record(tables, deploy, { kind: 'submitted', by }, at);
  });
}

/**
 * Makes branch and pull request of a submitted request. Every step finds its own earlier result, so dying between commit, push and
 * pull request costs nothing: the job runs again and goes on. The plan starts when GitHub's webhook comes.
 */
export async function openPull(ports: Ports, id: DeployId): Promise<void> {
  const deploy = await ports.store.deploys.get(id);
  if (deploy.state.at !== 'validating' || deploy.origin === 'pull' || deploy.pull) return;
  await orFail(ports, deploy, async () => {
    const project = await projectOf(ports.store, deploy.guild, deploy.project);
    await ports.repositories.refresh(project.repo);
    await ports.repositories.initialise(project.repo, FIRST_FILES);
    const { base, branch } = await projectAtBase(ports, project);
    if (!base) throw new Error(`repository ${project.repo} has no commit on ${branch}`);
    const proposal = await proposalOf(ports, deploy, project);
    const head = await push(ports, deploy, proposal, base);
    await linkPull(ports, deploy, await openOnGitHub(ports, deploy, proposal, branch), head);
  });
}

async function push(
  { repositories }: Pick<Ports, 'repositories'>,
  deploy: Deploy,
  { files, message }: Proposal,
  onto: Sha,
): Promise<Sha> {
  const { repo } = deploy;
  const branch = branchOf(deploy);
  const expected = await earlierTip({ repositories }, repo, branch, onto);
  return repositories.propose({ repo, branch, onto, files, message, ...(expected && { expected }) });
}

/** An attempt that died after its push left a branch of ours, maybe on a base that has moved since: it is ours to write anew. */
async function earlierTip(
  { repositories }: Pick<Ports, 'repositories'>,
  repo: Deploy['repo'],
  branch: string,
  base: Sha,
): Promise<Sha | undefined> {
  const tip = await repositories.branch(repo, branch);
  const isOurs = tip && (await repositories.commits(repo, base, tip)).every(({ ours }) => ours);
  return isOurs ? tip : undefined;
}

const openOnGitHub = ({ pulls }: Pick<Ports, 'pulls'>, deploy: Deploy, { title, body }: Proposal, base: string) =>
  pulls.open({ repo: deploy.repo, branch: branchOf(deploy), base, title, body });

type Opened = Awaited<ReturnType<Ports['pulls']['open']>>;

/**
 * Binds a pull request to its deploy. The webhook may come before the answer to our own call: whoever is first does it. A deploy that
 * was cancelled meanwhile has its pull request closed again.
 */
export async function linkPull(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id }: Deploy,
  pull: Opened,
  head: Sha,
): Promise<void> {
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.pull) return;
    const { number, branch, base, url, title } = pull;
    const link = { number, branch, base, url, title };
    const linked = await record(tables, deploy, { kind: 'pull-linked', pull: link, head }, clock.now());
    if (isOver(linked)) await queueClose(tables, linked);
  });
}

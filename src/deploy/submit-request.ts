import type { Deploy } from '../core/deploy.ts';
import type { DeployId, Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { known, projectOf, roleIn } from './authority.ts';
import { failPlan } from './fail-deploy.ts';
import type { Ports } from './ports.ts';
import { projectAtBase } from './project-tree.ts';
import { branchOf, type Proposal, proposalOf } from './proposal.ts';
import { record } from './record.ts';
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
  const { resources } = await projectAtBase(ports, project);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    if (deploy.state.at !== 'draft')
      throw new Refusal({ code: 'not-now', state: deploy.state.at, wanted: 'submitted' });
    if (deploy.deltas.length === 0) throw new Refusal({ code: 'nothing-to-do', what: 'The draft is empty.' });
    const role = await roleIn(tables, ports, by, { guild: deploy.guild, project: deploy.project });
    const request = priceRequest(project, resources, deploy.deltas);
    refuseIf(await problemsOf(tables, project, id, role, request));
    await tables.ledger.reserve({
      deploy: id,
      guild: deploy.guild,
      project: deploy.project,
      usage: request.wanted,
      addedUsd: request.addedUsd,
    });
    await tables.jobs.add({ task: 'submit', deploy: id }, { key: `submit:${id}`, queue: `repo:${deploy.repo}` });
    return record(tables, deploy, { kind: 'submitted', by }, ports.clock.now());
  });
}

/**
 * Makes branch and pull request of a submitted request. Every step finds its own earlier result, so dying between commit, push and
 * pull request costs nothing: the job runs again and goes on. The plan starts when GitHub's webhook comes.
 */
export async function openPull(ports: Ports, id: DeployId): Promise<void> {
  const deploy = await ports.store.deploys.get(id);
  if (deploy.state.at !== 'validating' || deploy.origin === 'pull' || deploy.pull) return;
  const project = await projectOf(ports.store, deploy.guild, deploy.project);
  try {
    await ports.repositories.refresh(project.repo);
    await ports.repositories.initialise(project.repo, FIRST_FILES);
    const { base, branch } = await projectAtBase(ports, project);
    if (!base) throw new Error(`repository ${project.repo} has no commit on ${branch}`);
    const proposal = await proposalOf(ports, deploy, project);
    const head = await push(ports, deploy, project, proposal, base);
    await linkPull(ports, deploy, await openOnGitHub(ports, deploy, proposal, branch), head);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await failPlan(ports, id, error);
  }
}

async function push(
  { repositories }: Pick<Ports, 'repositories'>,
  deploy: Deploy,
  { repo }: Project,
  proposal: Proposal,
  onto: Sha,
): Promise<Sha> {
  const { files, message } = proposal;
  return repositories.propose({
    repo,
    branch: branchOf(deploy),
    onto,
    files,
    message,
    ...(deploy.head && { expected: deploy.head }),
  });
}

const openOnGitHub = ({ pulls }: Pick<Ports, 'pulls'>, deploy: Deploy, { title, body }: Proposal, base: string) =>
  pulls.open({ repo: deploy.repo, branch: branchOf(deploy), base, title, body });

type Opened = Awaited<ReturnType<Ports['pulls']['open']>>;

/** Binds a pull request to its deploy. The webhook may come before the answer to our own call: whoever is first does it. */
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
    await record(
      tables,
      deploy,
      { kind: 'pull-linked', pull: { number, branch, base, url, title }, head },
      clock.now(),
    );
  });
}

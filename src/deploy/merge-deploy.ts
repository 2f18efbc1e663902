import { headText } from '../core/audit/chain.ts';
import { type Deploy, isWhollyApplied, type PullLink, planOf } from '../core/deploy.ts';
import type { DeployEvent } from '../core/deploy-event.ts';
import type { DeployState, Landed } from '../core/deploy-state.ts';
import type { DeployId, Sha } from '../core/ids.ts';
import { codeFolders } from './code-folders.ts';
import { inertLine } from './inert-text.ts';
import { mergeFirst } from './merge-first.ts';
import { mergeText } from './merge-text.ts';
import { mergeMethodOf } from './merging.ts';
import type { MergeOutcome, Ports } from './ports.ts';
import { reconcilePull } from './reconcile-mirrors.ts';
import { record } from './record.ts';

type Applied = Extract<DeployState, { at: 'applied' }>;

/**
 * After the apply: the pull request is merged pinned to the head that was applied, tagged, and its branch deleted. Each step looks whether
 * it was done before, so the job may die between any two of them. What one merge completes is every deploy of its pull request. Where the
 * merge comes first it does that before the apply, and completes each deploy by itself after it.
 */
export async function mergeDeploy(ports: Ports, id: DeployId): Promise<void> {
  const { store, pulls } = ports;
  const deploy = await store.deploys.get(id);
  const { state, pull, repo, landed } = deploy;
  if (state.at === 'approved' && state.asked && !landed) return mergeFirst(ports, deploy);
  if (state.at !== 'applied' || state.merge.is === 'merged' || !pull) return;
  if (landed) return complete(ports, { deploy, state, pull, landed });
  const all = await store.deploys.byPull(repo, pull.number);
  const merged = await merge(ports, { deploy, state, pull, all });
  if (!merged) return;
  if (merged.kind !== 'merged') return tellAll(ports, all, () => ({ kind: 'merge-refused', why: whyNot(merged) }));
  const tag = tagOf(deploy, state);
  await pulls.tag(repo, tag, merged.sha, await tagText(ports, deploy, state));
  await pulls.deleteBranch(repo, pull.branch, state.plan.head);
  await ports.repositories.refresh(repo);
  const [differs, since] = await Promise.all([
    differences(ports, all, merged.sha),
    ports.repositories.rebasedOnto(repo, merged.sha, state.plan),
  ]);
  await tellAll(ports, all, ({ plan }, { id: which }) => {
    const paths = differs.get(which) ?? [];
    const where = { sha: merged.sha, before: plan.base, ...(since && { since }), tag };
    return { kind: 'merged', ...where, ...(paths.length > 0 && { differs: paths }) };
  });
}

/** What was merged before it was applied has its tag on that merge. */
async function complete(
  ports: Ports,
  { deploy, state, pull, landed }: Omit<Merging, 'all'> & { landed: Landed },
): Promise<void> {
  const tag = tagOf(deploy, state);
  await ports.pulls.tag(deploy.repo, tag, landed.sha, await tagText(ports, deploy, state));
  await ports.pulls.deleteBranch(deploy.repo, pull.branch, state.plan.head);
  await tellAll(ports, [deploy], () => ({ kind: 'merged', ...landed, tag }));
}

/**
 * What the default branch has otherwise than what was applied, in the folders of each project and of its modules: GitHub pins a merge to
 * the head, but not to the base, and somebody may have been quicker.
 */
async function differences(
  ports: Pick<Ports, 'store' | 'repositories'>,
  all: readonly Deploy[],
  sha: Sha,
): Promise<ReadonlyMap<DeployId, string[]>> {
  const { store, repositories } = ports;
  const found = all.map(async (deploy): Promise<[DeployId, string[]]> => {
    const plan = planOf(deploy);
    const project = await store.projects.find(deploy.guild, deploy.project);
    if (!plan || !project) return [deploy.id, []];
    const folders = await codeFolders(ports, project, plan.tree);
    return [deploy.id, await repositories.differing(deploy.repo, plan.tree, sha, folders)];
  });
  return new Map(await Promise.all(found));
}

interface Merging {
  deploy: Deploy;
  state: Applied;
  pull: PullLink;
  all: readonly Deploy[];
}

/** Merges, or finds merged by whomever; undefined while another deploy of the pull request is to be applied first: the last one merges. */
async function merge(ports: Ports, { deploy, state, pull, all }: Merging): Promise<MergeOutcome | undefined> {
  const { repo } = deploy;
  const { head } = state.plan;
  const { merged, mergeSha } = await ports.pulls.read(repo, pull.number);
  if (merged && mergeSha) return { kind: 'merged', sha: mergeSha };
  if (!all.every(isWhollyApplied)) return undefined;
  if (all.some((each) => each.movedWhileApplying || planOf(each)?.head !== head)) return { kind: 'moved' };
  await reconcilePull(ports, repo, pull.number); // the apply check is green before the merge: it may be a required one
  return ports.pulls.merge(repo, pull.number, head, {
    ...mergeText(deploy, state.plan, `Applied as plan ${state.plan.id}`, state.by),
    method: await mergeMethodOf(ports, repo),
  });
}

const whyNot = (outcome: Exclude<MergeOutcome, { kind: 'merged' }>): string =>
  outcome.kind === 'refused' ? outcome.why : 'the branch is no longer what was applied';

/** Every applied deploy of the pull request learns how its merge ended; one that was refused is loud, and keeps its lock. */
async function tellAll(
  { store, clock }: Ports,
  all: readonly Deploy[],
  outcome: (state: Applied, deploy: Deploy) => Extract<DeployEvent, { kind: 'merged' | 'merge-refused' }>,
): Promise<void> {
  await store.transaction(async (tables) => {
    for (const { id } of all) {
      const deploy = await tables.deploys.get(id);
      const { state } = deploy;
      if (state.at !== 'applied' || state.merge.is === 'merged') continue;
      const event = outcome(state, deploy);
      if (event.kind === 'merged' || state.merge.is === 'pending') await record(tables, deploy, event, clock.now());
    }
  });
}

/** `applied/web-prod/20261120T150405Z-7`: sortable, and never a folder of another tag. */
const tagOf = ({ project, pull }: Deploy, { on }: Applied): string =>
  `applied/${project}/${on.toISOString().replace(/[-:]|\.\d+/g, '')}-${pull?.number}`;

/** With where the audit trail has come to: whoever changes that afterwards has git against them. */
async function tagText(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id, requester }: Deploy,
  { plan, approvals, by }: Applied,
): Promise<string> {
  const head = await store.audit.head();
  await store.audit.keepHead(head, clock.now(), 'tag');
  return [
    `Deploy ${id}, plan ${plan.id}, ${plan.engine}`,
    `head ${plan.head}, base ${plan.base}, tree ${plan.tree}`,
    `requested by ${inertLine(requester.name)}, approved by ${approvals.map((approval) => inertLine(approval.by.name)).join(', ') || 'nobody'}, applied by ${inertLine(by.name)}`,
    '',
    headText(head),
  ].join('\n');
}

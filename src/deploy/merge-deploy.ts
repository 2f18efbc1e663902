import type { Deploy, DeployState } from '../core/deploy.ts';
import type { DeployId, Sha } from '../core/ids.ts';
import { inertLine } from './inert-text.ts';
import type { MergeOutcome, Ports } from './ports.ts';
import { reconcilePull } from './reconcile-mirrors.ts';
import { record } from './record.ts';

type Applied = Extract<DeployState, { at: 'applied' }>;

/**
 * After the apply: the pull request is merged pinned to the head that was applied, tagged, and its branch deleted. Each step looks whether
 * it was done before, so the job may die between any two of them.
 */
export async function mergeDeploy(ports: Ports, id: DeployId): Promise<void> {
  const deploy = await ports.store.deploys.get(id);
  const { state, pull, repo } = deploy;
  if (state.at !== 'applied' || state.merge.is === 'merged' || !pull) return;
  const others = (await ports.store.deploys.byPull(repo, pull.number)).filter((other) => other.id !== id);
  if (others.some((other) => other.state.at !== 'applied')) return; // the last deploy of the pull request merges it
  const merged = await merge(ports, deploy, state);
  if (merged.kind === 'moved') return refuse(ports, id, 'the branch is no longer what was applied');
  if (merged.kind === 'refused') return refuse(ports, id, merged.why);
  const tag = tagOf(deploy, state);
  await ports.pulls.tag(repo, tag, merged.sha, tagText(deploy, state));
  await ports.pulls.deleteBranch(repo, pull.branch, state.plan.head);
  for (const each of [deploy, ...others]) await complete(ports, each.id, merged.sha, tag);
}

/** Somebody may have merged it meanwhile, whatever they pushed before: then only what follows a merge is left to do. */
async function merge(ports: Ports, deploy: Deploy, state: Applied): Promise<MergeOutcome> {
  const { repo, pull } = deploy;
  if (!pull) throw new Error(`deploy ${deploy.id} has no pull request`);
  const { merged, mergeSha } = await ports.pulls.read(repo, pull.number);
  if (merged && mergeSha) return { kind: 'merged', sha: mergeSha };
  if (deploy.movedWhileApplying) return { kind: 'refused', why: 'the branch was pushed to while the apply ran' };
  await reconcilePull(ports, repo, pull.number); // the apply check is green before the merge: it may be a required one
  return ports.pulls.merge(repo, pull.number, state.plan.head, mergeText(deploy, state));
}

async function complete({ store, clock }: Ports, id: DeployId, sha: Sha, tag: string): Promise<void> {
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.state.at !== 'applied' || deploy.state.merge.is === 'merged') return;
    await record(tables, deploy, { kind: 'merged', sha, before: deploy.state.plan.base, tag }, clock.now());
  });
}

/** Applied but not merged: loud, and the lock stays. */
async function refuse({ store, clock }: Ports, id: DeployId, why: string): Promise<void> {
  await store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    if (deploy.state.at !== 'applied' || deploy.state.merge.is !== 'pending') return;
    await record(tables, deploy, { kind: 'merge-refused', why }, clock.now());
  });
}

const mergeText = ({ id, pull }: Deploy, { plan, by }: Applied) => ({
  title: `${pull?.title ?? id} (#${pull?.number})`,
  message: `Applied as plan ${plan.id} by ${inertLine(by.name)} (${by.surface}:${by.id}).\n\nGuildops-Plan: ${plan.id}\nGuildops-Changes: ${plan.changes}`,
});

/** `applied/web-prod/20261120T150405Z-7`: sortable, and never a folder of another tag. */
const tagOf = ({ project, pull }: Deploy, { on }: Applied): string =>
  `applied/${project}/${on.toISOString().replace(/[-:]|\.\d+/g, '')}-${pull?.number}`;

const tagText = ({ id, requester }: Deploy, { plan, approvals, by }: Applied): string =>
  [
    `Deploy ${id}, plan ${plan.id}, ${plan.engine}`,
    `head ${plan.head}, base ${plan.base}, tree ${plan.tree}`,
    `requested by ${inertLine(requester.name)}, approved by ${approvals.map((approval) => inertLine(approval.by.name)).join(', ') || 'nobody'}, applied by ${inertLine(by.name)}`,
  ].join('\n');

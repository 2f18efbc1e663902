import type { Deploy, PullLink } from '../core/deploy.ts';
import type { Planned } from '../core/deploy-state.ts';
import type { DeployId } from '../core/ids.ts';
import { cycleOf } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { projectOf } from './authority.ts';
import { holdsUpMerge, isAsked } from './holds-up-merge.ts';
import { isMerged, landPull } from './land-pull.ts';
import { mergeText } from './merge-text.ts';
import { mergeMethodOf } from './merging.ts';
import { passGates } from './pass-gates.ts';
import type { MergeOutcome, Ports } from './ports.ts';
import { takeAllLocks } from './pull-locks.ts';
import { reconcilePull } from './reconcile-mirrors.ts';
import { record } from './record.ts';

/**
 * Where the merge comes before the apply: once everything in the pull request has passed its gates, merges it at the head that was approved.
 * Planning what was merged follows, and the apply after that asks all gates again. Dying anywhere repeats it: GitHub says whether it is merged.
 */
export async function mergeFirst(ports: Ports, deploy: Deploy): Promise<void> {
  const { pull, repo, guild, project } = deploy;
  if (!pull || cycleOf(await projectOf(ports.store, guild, project)).apply !== 'after_merge') return;
  if (await land(ports, deploy, pull)) return;
  const all = await ports.store.deploys.byPull(repo, pull.number);
  if (all.some((one) => holdsUpMerge(one, all))) return; // its own ask comes here again
  for (const { id } of all.filter(isAsked)) if (!(await passGates(ports, id, lock(ports)))) return;
  await reconcilePull(ports, repo, pull.number); // the checks are green before the merge: they may be required ones
  const { plan, asked } = deploy.state as Planned;
  const text = mergeText(
    deploy,
    plan,
    `Approved as plan ${plan.id}, to be applied after the merge`,
    asked ?? deploy.requester,
  );
  const outcome = await ports.pulls.merge(repo, pull.number, plan.head, {
    ...text,
    method: await mergeMethodOf(ports, repo),
  });
  if (outcome.kind !== 'merged') return refuse(ports, all, outcome);
  await land(ports, deploy, pull);
  await ports.pulls.deleteBranch(repo, pull.branch, plan.head);
}

/** True when it is merged, by whomever: then the rest of the way begins. */
async function land(ports: Ports, { repo, id }: Deploy, { number }: PullLink): Promise<boolean> {
  const facts = await ports.pulls.read(repo, number);
  if (!isMerged(facts)) return false;
  await ports.repositories.refresh(repo);
  await landPull(ports, { ...facts, fetchedAt: ports.clock.now().getTime() }, `merge:${id}`);
  return true;
}

/** From the merge on nobody else may change what it is about. */
const lock =
  ({ clock }: Pick<Ports, 'clock'>) =>
  (tables: Parameters<typeof takeAllLocks>[0], deploy: Deploy): Promise<void> =>
    takeAllLocks(tables, deploy, clock.now());

/** The ask is taken back and says why; the plans still hold. */
async function refuse(
  { store, clock }: Ports,
  all: readonly Deploy[],
  outcome: Exclude<MergeOutcome, { kind: 'merged' }>,
): Promise<void> {
  const problem: Problem =
    outcome.kind === 'moved' ? { code: 'head-moved' } : { code: 'not-mergeable', why: outcome.why };
  const event = { kind: 'apply-refused', problems: [problem] } as const;
  await store.transaction(async (tables) => {
    for (const id of all.map((one): DeployId => one.id)) {
      const deploy = await tables.deploys.get(id);
      if (isAsked(deploy)) await record(tables, deploy, event, clock.now());
    }
  });
}

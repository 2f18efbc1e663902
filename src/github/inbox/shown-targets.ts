import { type Deploy, planOf } from '../../core/deploy.ts';
import { type PlanId, parseDeployId } from '../../core/ids.ts';
import type { Story } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { digestOfIds, shownId } from '../render/external-id.ts';
import type { Target } from './targets.ts';

type Cases = Pick<Story, 'findDeploy' | 'deploysOfPull'>;

/** What a check run showed: each deploy with the plan that was there. `isMoved`: which plans those were cannot be said any more. */
export interface ShownTargets {
  targets: readonly Target[];
  isMoved: boolean;
}

/** The deploys that a check run was about, one by one or as all that its pull request has of that head. */
export async function shownTargets(
  useCases: Cases,
  { repo, ids, whole, head }: HintOf<'check'>,
): Promise<ShownTargets> {
  if (!whole) {
    const named = await Promise.all(ids.map((id) => targetOf(useCases, id)));
    return { targets: named.flatMap((target) => (target?.deploy.repo === repo ? [target] : [])), isMoved: false };
  }
  const all = await useCases.deploysOfPull(repo, whole.number);
  const about = all.filter(
    (deploy) => deploy.state.at !== 'draft' && (deploy.head === head || planOf(deploy)?.head === head),
  );
  if (digestOfIds(about.map(shownId)) !== whole.digest)
    return { targets: about.map((deploy) => ({ deploy })), isMoved: true };
  return { targets: about.map((deploy) => toTarget(deploy, shownId(deploy))), isMoved: false };
}

async function targetOf(useCases: Cases, id: string): Promise<Target | undefined> {
  const deployId = parseDeployId(id.split('.')[0] ?? '');
  const deploy = deployId && (await useCases.findDeploy(deployId));
  return deploy && toTarget(deploy, id);
}

const toTarget = (deploy: Deploy, id: string): Target =>
  id.includes('.') ? { deploy, plan: id as PlanId } : { deploy };

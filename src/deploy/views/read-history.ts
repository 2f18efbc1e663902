import { Refusal } from '../../core/refusal.ts';
import { projectOf } from '../authority.ts';
import { comparePoints } from '../compare-points.ts';
import type { PointsDiff } from '../diff-points.ts';
import type { Ports } from '../ports.ts';
import type { ViewUseCases } from '../use-cases/views.ts';

const MOST = 100;

/** What was asked of a project, newest first; what never became more than a draft is left out. */
export async function readHistory(
  { store }: Pick<Ports, 'store'>,
  { guild, project: id }: Parameters<ViewUseCases['readHistory']>[0],
) {
  const project = await projectOf(store, guild, id);
  const all = await store.deploys.ofProject(guild, id, MOST);
  const isMore = ({ state, pull }: (typeof all)[number]) => state.at !== 'draft' && (pull || state.at !== 'expired');
  return { project, deploys: all.filter(isMore) };
}

/** What an applied deploy changed of its project. @throws Refusal `not-now` for one that was not merged */
export async function diffDeploy(
  ports: Pick<Ports, 'store' | 'repositories'>,
  { guild, deploy: id }: Parameters<ViewUseCases['diffDeploy']>[0],
): Promise<PointsDiff> {
  const { project, state } = await ports.store.deploys.get(id);
  if (state.at !== 'applied' || state.merge.is !== 'merged')
    throw new Refusal({ code: 'not-now', state: state.at, wanted: 'diff' });
  const { since, before, sha } = state.merge;
  return comparePoints(ports, await projectOf(ports.store, guild, project), { from: since ?? before, to: sha });
}

import { type Deploy, isOver } from '../core/deploy.ts';
import type { Sha } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { known, permissionOf, projectOf, roleFor } from './authority.ts';
import { type NamedPoint, pointOf } from './points.ts';
import type { Ports } from './ports.ts';
import { projectAtBase } from './project-tree.ts';
import { beginRollback, mayNot } from './roll-back.ts';
import { HISTORY } from './rollback-notes.ts';
import type { UseCases } from './use-cases.ts';

/**
 * Brings the folder of one project back to what it was at a deploy, a tag or a commit, by a pull request on top of the present default
 * branch, planned and approved like any other. Asking twice answers with the one that is open.
 * @throws Refusal `bad-input` for what is no point of the project's history, `nothing-to-do` where the folder is the same
 */
export async function rollBackTo(ports: Ports, input: Parameters<UseCases['rollBackTo']>[0]): Promise<Deploy> {
  const { guild, cause } = input;
  const project = await projectOf(ports.store, guild, input.project);
  await ports.repositories.refresh(project.repo);
  const point = await pointOf(ports, project, input.to);
  const since = await changesSince(ports, project, point.sha);
  const permission = await permissionOf(ports, input.by, project.repo);
  return ports.store.transaction(async (tables) => {
    const by = await known(tables, input.by);
    const all = await tables.deploys.ofProject(guild, project.id, HISTORY);
    const undone = all.filter((deploy) => since.has(mergeOf(deploy)));
    const byHand = undone.every((deploy) => deploy.origin === 'pull' || deploy.byHand);
    const where = { guild, project: project.id, origin: 'rollback', byHand } as const;
    const role = await roleFor(tables, ports, by, where, permission);
    refuseIf(mayNot(role, by, undone, since.size > undone.length));
    const begun = (await tables.deploys.byCause(cause)) ?? openOne(all, point);
    if (begun) return begun;
    const channel = input.channel ?? undone.find((deploy) => deploy.channel)?.channel;
    const restores = { to: point.sha, point: point.name, undoes: undone.map(({ id }) => id) };
    return beginRollback(tables, ports, where, { by, cause, channel, restores });
  });
}

/** The commits that changed the folder since. @throws Refusal `nothing-to-do` when it is the same there and now */
async function changesSince(
  ports: Pick<Ports, 'repositories'>,
  project: Project,
  at: Sha,
): Promise<ReadonlySet<Sha | undefined>> {
  const { repo, directory } = project;
  const { base } = await projectAtBase(ports, project);
  const files = base && (await ports.repositories.restore(repo, at, base, directory));
  if (!base || !files || (files.kind === 'clean' && files.files.size === 0))
    throw new Refusal({ code: 'nothing-to-do', what: `${project.id} is now what it was at that point.` });
  return new Set((await ports.repositories.commits(repo, at, base, directory)).map(({ sha }) => sha));
}

const mergeOf = ({ state }: Deploy): Sha | undefined =>
  state.at === 'applied' && state.merge.is === 'merged' ? state.merge.sha : undefined;

const openOne = (all: readonly Deploy[], { sha }: NamedPoint): Deploy | undefined =>
  all.find((deploy) => deploy.restores?.to === sha && !isOver(deploy));

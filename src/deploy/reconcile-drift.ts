import { type Deploy, isOver } from '../core/deploy.ts';
import type { Drift } from '../core/drift.ts';
import type { Project } from '../core/project.ts';
import { Refusal, refuseIf } from '../core/refusal.ts';
import { known, lacks, projectOf, roleIn } from './authority.ts';
import { freshId, newDeploy } from './draft-request.ts';
import type { Ports, Tables } from './ports.ts';
import { queueSubmit, record } from './record.ts';
import { HISTORY } from './rollback-notes.ts';
import type { UseCases } from './use-cases.ts';

type Asked = Parameters<UseCases['reconcileDrift']>[0];

/**
 * A pull request that changes no file: its plan brings what drifted back to what the code says, and is approved and applied like any other.
 * Asking while one is open answers with that one.
 * @throws Refusal `nothing-to-do` where no drift is known
 */
export const reconcileDrift = (ports: Ports, input: Asked): Promise<Deploy> =>
  ports.store.transaction(async (tables) => {
    const project = await allowed(tables, ports, input, 'bring this project back to its code');
    const begun = await openOne(tables, input, ({ reconciles }) => reconciles === true);
    if (begun) return begun;
    await knownDrift(tables, project, input);
    return begin(tables, ports, project, input, { reconciles: true });
  });

/** The project, for somebody who may have it changed. @throws Refusal `no-right`, `no-such` */
export async function allowed(tables: Tables, ports: Ports, input: Asked, to: string): Promise<Project> {
  const { guild, project: id } = input;
  const project = await projectOf(tables, guild, id);
  const by = await known(tables, input.by);
  refuseIf(lacks(await roleIn(tables, ports, by, { guild, project: id }), 'user', to));
  return project;
}

/** What the same asking has begun, or what is open of its kind. */
export async function openOne(
  { deploys }: Pick<Tables, 'deploys'>,
  { guild, project, cause }: Asked,
  isOfKind: (deploy: Deploy) => boolean,
): Promise<Deploy | undefined> {
  const all = await deploys.ofProject(guild, project, HISTORY);
  return (await deploys.byCause(cause)) ?? all.find((one) => isOfKind(one) && !isOver(one));
}

/**
 * What differs now.
 * @throws Refusal `nothing-to-do` where nothing is known to, `stale-card` where it is not what the person saw
 */
export async function knownDrift(
  { drifts }: Pick<Tables, 'drifts'>,
  { guild, id }: Project,
  { seen }: Asked,
): Promise<NonNullable<Drift['found']>> {
  const found = (await drifts.find(guild, id))?.found;
  if (!found) throw new Refusal({ code: 'nothing-to-do', what: `No drift of ${id} is known.` });
  if (seen !== undefined && !found.changes.startsWith(seen)) throw new Refusal({ code: 'stale-card' });
  return found;
}

/** A deploy about drift or findings on its way to its pull request. In code that people wrote GitHub's permission counts, as for all of it. */
export async function begin(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  project: Project,
  input: Asked,
  about: Pick<Deploy, 'reconciles'> | Pick<Deploy, 'accepts' | 'mends' | 'deltas'>,
): Promise<Deploy> {
  const by = await known(tables, input.by);
  const at = clock.now();
  const deploy = newDeploy(project, by, {
    id: await freshId(tables),
    origin: 'request',
    ...{ cause: input.cause, createdAt: at, state: { at: 'draft' } },
    ...(input.channel !== undefined && { channel: input.channel }),
    ...(project.found && { byHand: true }),
    ...about,
  });
  await queueSubmit(tables, deploy);
  return record(tables, deploy, { kind: 'submitted', by }, at);
}

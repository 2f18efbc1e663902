import { isSaid } from '../core/acceptance.ts';
import type { Deploy } from '../core/deploy.ts';
import type { Project } from '../core/project.ts';
import { Refusal } from '../core/refusal.ts';
import { known, projectOf } from './authority.ts';
import type { Ports } from './ports.ts';
import { projectAtBase } from './project-tree.ts';
import { allowed, begin, knownDrift, openOne } from './reconcile-drift.ts';
import { refuseDeltas } from './refuse-deltas.ts';
import type { UseCases } from './use-cases.ts';

/**
 * A pull request whose code says what is there: what was changed outside stays, and the plan has nothing left to do but to write it into
 * the state. The gates are those of asking for the same in words. Asking while one is open answers with that one.
 * @throws Refusal `nothing-to-do` where no drift is known, or none that code could say
 */
export async function acceptDrift(ports: Ports, input: Parameters<UseCases['acceptDrift']>[0]): Promise<Deploy> {
  const seen = await projectOf(ports.store, input.guild, input.project);
  await ports.repositories.refresh(seen.repo);
  const { files, resources } = await projectAtBase(ports, seen);
  return ports.store.transaction(async (tables) => {
    const project = await allowed(tables, ports, input, 'accept what was changed outside into the code');
    const begun = await openOne(tables, input, ({ accepts }) => accepts !== undefined);
    if (begun) return begun;
    const { acceptance } = await knownDrift(tables, project, input);
    if (!acceptance || isSaid(acceptance)) throw inexpressible(project, acceptance?.byHand.length ?? 0);
    const { deltas, edits, byHand } = acceptance;
    const by = await known(tables, input.by);
    if (!project.found) await refuseDeltas(tables, ports, { project, by, files, resources, deltas });
    return begin(tables, ports, project, input, { accepts: { edits, byHand }, deltas });
  });
}

const inexpressible = ({ id }: Project, byHand: number): Refusal =>
  new Refusal({
    code: 'nothing-to-do',
    what:
      byHand > 0
        ? `No setting and no plain value in the code of ${id} says what was changed; the issue of its drift lists what to write by hand.`
        : `The code of ${id} says all of it already; plan -- -refresh-only on a pull request writes it into the state.`,
  });

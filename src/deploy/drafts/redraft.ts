import type { Deploy } from '../../core/deploy.ts';
import type { DeployId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Project } from '../../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../../core/refusal.ts';
import { applyDeltas, type Delta, type Resource } from '../../core/request.ts';
import { savingsFor } from '../../cost/savings.ts';
import { announce } from '../../generators/announce.ts';
import { neighbourProblems } from '../../generators/kinds.ts';
import { known, lacks, projectOf, rightsIn } from '../authority.ts';
import type { Ports, Tables } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import { queuePlan, record } from '../record.ts';
import { type PricedRequest, priceRequest, problemsOf } from '../request-facts.ts';
import type { DraftAnswer } from '../use-cases.ts';
import { refuseUnlessAmendable } from './amendable.ts';
import { queueExplain } from './explain-draft.ts';
import { reserveFor } from './reserve.ts';

/** Lines after a change of them; the very same list where nothing changes. */
export type Redraft = (deltas: readonly Delta[], project: Project, current: readonly Resource[]) => readonly Delta[];

/**
 * Stores the request's lines as `change` makes them, if the whole request then still keeps every rule. A request that is submitted already is
 * amended: its branch is written anew and its plan is void.
 */
export async function redraft(
  ports: Ports,
  { deploy: id, by: actor }: { deploy: DeployId; by: Person },
  change: Redraft,
  refuses: (problems: readonly Problem[]) => readonly Problem[],
): Promise<DraftAnswer> {
  const seen = await ports.store.deploys.get(id);
  const project = await projectOf(ports.store, seen.guild, seen.project);
  const { resources } = await projectAtBase(ports, project);
  const mayDraft = async (tables: Tables, by: Person) => {
    const rights = await rightsIn(tables, ports, by, { guild: seen.guild, project: seen.project });
    refuseIf(lacks(rights.role, 'user', `deploy to ${project.id}`));
    return rights;
  };
  if (seen.state.at !== 'draft') {
    await mayDraft(ports.store, await known(ports.store, actor));
    await refuseUnlessAmendable(ports, seen, actor);
  }
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const by = await known(tables, actor);
    const rights = await mayDraft(tables, by);
    // What was looked at outside is of another state than what there is now.
    if (deploy.state.at !== seen.state.at || deploy.head !== seen.head) throw new Refusal({ code: 'stale-card' });
    const deltas = change(deploy.deltas, project, resources);
    const wanted = applyDeltas(resources, deltas);
    refuseIf(neighbourProblems({ project, resources: wanted }));
    const request = priceRequest(project, resources, deltas);
    const at = ports.clock.now();
    const problems = await problemsOf(tables, { project, by: deploy.requester, deploy: id, rights, at }, request);
    refuseIf(deploy.state.at === 'draft' ? refuses(problems) : problems);
    const after = deltas === deploy.deltas ? deploy : await store(tables, ports, { deploy, deltas, by, request });
    const monthlyUsd = priceOf(request, deploy.deltas);
    const fresh = deltas.flatMap((delta) =>
      delta.do === 'remove' || deploy.deltas.includes(delta) ? [] : [delta.resource],
    );
    return {
      ...{ deploy: after, problems, addedUsd: request.addedUsd },
      ...(monthlyUsd !== undefined && { monthlyUsd }),
      announced: announce(resources, wanted, project),
      savings: savingsFor(fresh, project),
    };
  });
}

interface Redrafted {
  deploy: Deploy;
  deltas: readonly Delta[];
  by: Person;
  request: PricedRequest;
}

/** Of a submitted request also what it reserves, and the job that writes its branch and plans it. */
async function store(tables: Tables, ports: Ports, { deploy, deltas, by, request }: Redrafted): Promise<Deploy> {
  const at = ports.clock.now();
  if (deploy.state.at === 'draft') {
    const drafted = await record(tables, deploy, { kind: 'drafted', deltas, by }, at);
    await queueExplain(tables, ports, drafted);
    return drafted;
  }
  await reserveFor(tables, deploy, request);
  const amended = await record(tables, deploy, { kind: 'amended', deltas, by }, at);
  await queuePlan(tables, amended);
  return amended;
}

/** Monthly dollars of what is new since those lines, or of the last line when nothing is; undefined when one has no price. */
function priceOf({ lines }: PricedRequest, before: readonly Delta[]): number | undefined {
  const fresh = lines.filter(({ delta }) => !before.includes(delta));
  const prices = (fresh.length > 0 ? fresh : lines.slice(-1)).map(({ monthlyUsd }) => monthlyUsd);
  return prices.length === 0 || prices.includes(undefined) ? undefined : prices.reduce((a = 0, b = 0) => a + b, 0);
}

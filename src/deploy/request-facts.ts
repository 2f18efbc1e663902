import { usageOf } from '../catalog/usage.ts';
import type { Deploy } from '../core/deploy.ts';
import { addUsage, DEFAULT_QUOTA, NO_USAGE, type Role, type Usage } from '../core/governance.ts';
import type { Project } from '../core/project.ts';
import type { Problem } from '../core/refusal.ts';
import { type Delta, deltaKey, type Resource, resourceKey } from '../core/request.ts';
import { pricedParts } from '../cost/details.ts';
import { estimateResource } from '../cost/estimate.ts';
import type { Load, Spending } from '../policy/limits.ts';
import { type RequestLine, requestProblems } from '../policy/request.ts';
import type { DraftLine, Tables } from './ports.ts';

/** A request seen against the project as it is: every line with its price and what it takes. */
export interface PricedRequest {
  lines: readonly (RequestLine & DraftLine)[];
  /** What the whole request adds to the quota's load; removals free nothing until applied. */
  wanted: Usage;
  /** Monthly dollars it adds, as far as things have a price. */
  addedUsd: number;
}

const atLeastZero = ({ instances, vcpus, ramGib }: Usage): Usage => ({
  instances: Math.max(0, instances),
  vcpus: Math.max(0, vcpus),
  ramGib: Math.max(0, ramGib),
});
const minus = (a: Usage, b: Usage): Usage => ({
  instances: a.instances - b.instances,
  vcpus: a.vcpus - b.vcpus,
  ramGib: a.ramGib - b.ramGib,
});

/** The resource a line is about: as it will be, or as it is where it goes. */
function resourceOf(delta: Delta, before: Resource | undefined): Resource {
  if (delta.do !== 'remove') return delta.resource;
  return before ?? { kind: delta.kind, name: delta.name, settings: {} };
}

type ByKey = ReadonlyMap<string, Resource>;

/** The project's resources once the request is there; what does not fit is refused elsewhere. */
function afterwards(current: ByKey, deltas: readonly Delta[]): ByKey {
  const after = new Map(current);
  for (const delta of deltas)
    if (delta.do === 'remove') after.delete(deltaKey(delta));
    else after.set(deltaKey(delta), delta.resource);
  return after;
}

function priceLine(project: Project, current: ByKey, coming: ByKey, delta: Delta) {
  const before = current.get(deltaKey(delta));
  const after = delta.do === 'remove' ? undefined : delta.resource;
  const usage = after ? usageOf(after, project) : NO_USAGE;
  const price = after && estimateResource(after, project, [...coming.values()]);
  const was = before && estimateResource(before, project, [...current.values()]);
  return {
    line: {
      delta,
      usage,
      resource: resourceOf(delta, before),
      act: delta.do,
      ...(price && { parts: pricedParts(price), unknown: price.unpriced }),
      ...(price && price.unpriced.length === 0 && { monthlyUsd: price.monthlyUsd }),
    },
    wanted: atLeastZero(minus(usage, before ? usageOf(before, project) : NO_USAGE)),
    addedUsd: (price?.monthlyUsd ?? 0) - (was?.monthlyUsd ?? 0),
  };
}

export function priceRequest(project: Project, current: readonly Resource[], deltas: readonly Delta[]): PricedRequest {
  const present = new Map(current.map((resource) => [resourceKey(resource), resource]));
  const coming = afterwards(present, deltas);
  const priced = deltas.map((delta) => priceLine(project, present, coming, delta));
  return {
    lines: priced.map(({ line }) => line),
    wanted: priced.map(({ wanted }) => wanted).reduce(addUsage, NO_USAGE),
    addedUsd: priced.reduce((sum, { addedUsd }) => sum + addedUsd, 0),
  };
}

/** What a project has, what other open deploys have reserved, and what is added now. */
export async function loadOf(
  { governance, ledger }: Pick<Tables, 'governance' | 'ledger'>,
  project: Project,
  deploy: Deploy['id'] | undefined,
  { wanted, addedUsd }: { wanted: Usage; addedUsd: number },
): Promise<{ load: Load; spending: Spending }> {
  const quota = (await governance.quota(project.guild, project.id)) ?? DEFAULT_QUOTA;
  const deployed = await ledger.deployed(project.guild, project.id);
  const reserved = await ledger.reserved(project.guild, project.id, deploy);
  return {
    load: {
      quota,
      used: deployed?.usage ?? NO_USAGE,
      reserved: reserved.map(({ usage }) => usage).reduce(addUsage, NO_USAGE),
      wanted,
    },
    spending: {
      ...(project.budgetUsd !== undefined && { budgetUsd: project.budgetUsd }),
      deployedUsd: deployed?.monthlyUsd ?? 0,
      reservedUsd: reserved.reduce((sum, { addedUsd: usd }) => sum + Math.max(0, usd), 0),
      addedUsd,
    },
  };
}

/** Every rule the request would break as it stands. */
export async function problemsOf(
  tables: Pick<Tables, 'governance' | 'ledger'>,
  project: Project,
  deploy: Deploy['id'],
  role: Role | undefined,
  request: PricedRequest,
): Promise<Problem[]> {
  return requestProblems({ role, lines: request.lines, ...(await loadOf(tables, project, deploy, request)) });
}

import { usageOf } from '../catalog/usage.ts';
import type { Project } from '../core/project.ts';
import { addedUsage, addUsage, mergeRegional, type Regional, sharesOf, totalOf } from '../core/quota.ts';
import type { Problem } from '../core/refusal.ts';
import { type Delta, deltaKey, type Resource, resourceKey } from '../core/request.ts';
import { pricedParts } from '../cost/details.ts';
import { estimateResource } from '../cost/estimate.ts';
import { type RequestLine, requestProblems } from '../policy/request.ts';
import type { Rights } from '../policy/rights.ts';
import { type Asking, type LoadNeeds, loadOf } from './limits/load-of.ts';
import { policiesOf, policiesOnLines } from './policies/judge.ts';
import type { DraftLine, Tables } from './ports.ts';
import { ownSpending } from './rights/own-spending.ts';

/** A request seen against the project as it is: every line with its price and what it takes. */
export interface PricedRequest {
  /** What the project has without it. */
  present: readonly Resource[];
  lines: readonly (RequestLine & DraftLine)[];
  /** What the whole request adds to the quota's load; removals free nothing until applied. */
  wanted: Regional;
  /** Monthly dollars it adds, as far as things have a price. */
  addedUsd: number;
}

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
  const usage = after ? usageOf(after, project) : {};
  const price = after && estimateResource(after, project, [...coming.values()]);
  const was = before && estimateResource(before, project, [...current.values()]);
  return {
    line: {
      delta,
      usage: totalOf(usage),
      resource: resourceOf(delta, before),
      act: delta.do,
      ...(price && { parts: pricedParts(price), unknown: price.unpriced }),
      ...(price && price.unpriced.length === 0 && { monthlyUsd: price.monthlyUsd }),
    },
    wanted: mergeRegional(before ? usageOf(before, project) : {}, usage, addedUsage),
    addedUsd: (price?.monthlyUsd ?? 0) - (was?.monthlyUsd ?? 0),
  };
}

export function priceRequest(project: Project, current: readonly Resource[], deltas: readonly Delta[]): PricedRequest {
  const present = new Map(current.map((resource) => [resourceKey(resource), resource]));
  const coming = afterwards(present, deltas);
  const priced = deltas.map((delta) => priceLine(project, present, coming, delta));
  return {
    present: current,
    lines: priced.map(({ line }) => line),
    wanted: priced.map(({ wanted }) => wanted).reduce((a, b) => mergeRegional(a, b, addUsage), {}),
    addedUsd: priced.reduce((sum, { addedUsd }) => sum + addedUsd, 0),
  };
}

type Asker = Omit<Asking, 'wanted' | 'addedUsd'> & { at: Date };

/** How full every limit and budget is with the request. `by`: who asks for it. */
export const loadWith = (tables: LoadNeeds, { at, ...asking }: Asker, { wanted, addedUsd }: PricedRequest) =>
  loadOf(tables, { ...asking, wanted: sharesOf(wanted, { project: asking.project.id }), addedUsd }, at);

/** Every rule the request would break as it stands, and how full limits and budgets are with it. */
export async function judgeRequest(
  tables: LoadNeeds & Pick<Tables, 'deploys' | 'policies'>,
  { rights, ...asker }: Asker & { rights: Rights },
  request: PricedRequest,
) {
  const { lines, addedUsd } = request;
  const { project, by, deploy: except, at: now } = asker;
  const load = await loadWith(tables, asker, request);
  const spentUsd = await ownSpending(tables, rights, { guild: project.guild, by, now, ...(except && { except }) });
  const own = { spentUsd, addedUsd };
  const policies = await policiesOf(tables, project.guild);
  const { denied, asked, warned } = policiesOnLines(
    policies,
    { project, roles: [rights.role], now },
    lines,
    request.present,
  );
  const problems = [...requestProblems({ rights, region: project.region, own, lines, ...load }), ...denied];
  return { ...load, problems, notes: [...asked, ...warned] };
}

/** The rules alone. */
export const problemsOf = async (...judged: Parameters<typeof judgeRequest>): Promise<Problem[]> =>
  (await judgeRequest(...judged)).problems;

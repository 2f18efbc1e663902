import { regionsOf } from '../core/copies.ts';
import type { Usage } from '../core/quota.ts';
import type { Problem } from '../core/refusal.ts';
import { type Delta, deltaKey } from '../core/request.ts';
import { sizeOf } from '../core/size.ts';
import { isApprovable, overBudget, type Spending } from './budget.ts';
import type { Act } from './capabilities.ts';
import { type Load, overQuota } from './limits.ts';
import {
  isInRegion,
  isSmallEnough,
  leastProblems,
  mayDo,
  notThere,
  type OwnSpending,
  overOwnBudget,
  type Right,
  type Rights,
  working,
} from './rights.ts';
import { withoutSpecialRights } from './special-rights.ts';

/** One line of a request with what it takes. */
export interface RequestLine {
  delta: Delta;
  /** What the resource takes of the quota once it is there; nothing for a removal. */
  usage: Usage;
}

export interface RequestFacts {
  rights: Rights;
  /** Region of the project. */
  region: string;
  own: OwnSpending;
  lines: readonly RequestLine[];
  load: readonly Load[];
  spending: readonly Spending[];
}

const ACT: Record<Delta['do'], Act> = { add: 'create', change: 'change', remove: 'delete' };

/** One of the machines of a line: copies in several regions are of one size. */
function each(usage: Usage) {
  const machines = Math.max(1, usage['compute.instances']);
  return { vcpus: usage['compute.cpus'] / machines, ramGib: usage['compute.ram_gb'] / machines };
}

function lineProblems(right: Right, { delta, usage }: RequestLine, home: string): Problem[] {
  const kind = delta.do === 'remove' ? delta.kind : delta.resource.kind;
  const act = ACT[delta.do];
  const { role, largest } = right;
  if (!mayDo(right, act, kind)) return [{ code: 'no-capability', role, kind, act, askAlso: [] }];
  if (delta.do === 'remove') return [];
  const size = sizeOf(each(usage));
  const tooLarge = kind === 'vm' && !isSmallEnough(right, size);
  const outside = regionsOf(delta.resource, home).filter((region) => !isInRegion(right, region));
  return [
    ...(tooLarge ? [{ code: 'size-too-large' as const, resource: deltaKey(delta), size, allowed: largest }] : []),
    ...outside.map((region) => notThere(right, region)),
    ...withoutSpecialRights(right.special, delta.resource),
  ];
}

/** Every rule a request would break as it stands; none: it may be submitted. Widened by policies in later rules. */
export function requestProblems({ rights, region, own, lines, load, spending }: RequestFacts): Problem[] {
  const able = working(rights);
  if (able.length === 0) return [{ code: 'no-right', needs: 'user', to: 'change this project', askAlso: [] }];
  const beyond = lines.flatMap((line) => leastProblems(able, (right) => lineProblems(right, line, region)));
  // What an administrator may agree to is asked of them when there is a plan to look at.
  const refusing = overBudget(spending).filter((problem) => !isApprovable(problem));
  return [...beyond, ...leastProblems(able, (right) => overOwnBudget(right, own)), ...overQuota(load), ...refusing];
}

import type { Role } from '../core/governance.ts';
import type { Usage } from '../core/quota.ts';
import type { Problem } from '../core/refusal.ts';
import { type Delta, deltaKey } from '../core/request.ts';
import { sizeOf } from '../core/size.ts';
import { isApprovable, overBudget, type Spending } from './budget.ts';
import { type Act, isWithin, largestFor, mayDo } from './capabilities.ts';
import { type Load, overQuota } from './limits.ts';
import { withoutSpecialRights } from './special-rights.ts';

/** One line of a request with what it takes. */
export interface RequestLine {
  delta: Delta;
  /** What the resource takes of the quota once it is there; nothing for a removal. */
  usage: Usage;
}

export interface RequestFacts {
  role: Role | undefined;
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

function lineProblems(role: Role, { delta, usage }: RequestLine): Problem[] {
  const kind = delta.do === 'remove' ? delta.kind : delta.resource.kind;
  const act = ACT[delta.do];
  if (!mayDo(role, act, kind)) return [{ code: 'no-capability', role, kind, act, askAlso: [] }];
  if (delta.do === 'remove') return [];
  const size = sizeOf(each(usage));
  const largest = largestFor(role);
  const tooLarge = kind === 'vm' && !isWithin(size, largest);
  return [
    ...(tooLarge ? [{ code: 'size-too-large' as const, resource: deltaKey(delta), size, allowed: largest }] : []),
    ...withoutSpecialRights(role, delta.resource),
  ];
}

/** Every rule a request would break as it stands; none: it may be submitted. Widened by policies in later rules. */
export function requestProblems({ role, lines, load, spending }: RequestFacts): Problem[] {
  if (role === undefined || role === 'viewer')
    return [{ code: 'no-right', needs: 'user', to: 'change this project', askAlso: [] }];
  // What an administrator may agree to is asked of them when there is a plan to look at.
  const refusing = overBudget(spending).filter((problem) => !isApprovable(problem));
  return [...lines.flatMap((line) => lineProblems(role, line)), ...overQuota(load), ...refusing];
}

import type { Role, Usage } from '../core/governance.ts';
import type { Problem } from '../core/refusal.ts';
import { type Delta, deltaKey } from '../core/request.ts';
import { sizeOf } from '../core/size.ts';
import { type Act, isWithin, largestFor, mayDo } from './capabilities.ts';
import { type Load, overBudget, overQuota, type Spending } from './limits.ts';
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
  load: Load;
  spending: Spending;
}

const ACT: Record<Delta['do'], Act> = { add: 'create', change: 'change', remove: 'delete' };

/** One of the machines of a line: copies in several regions are of one size. */
const each = ({ instances, vcpus, ramGib }: Usage) => ({
  vcpus: vcpus / Math.max(1, instances),
  ramGib: ramGib / Math.max(1, instances),
});

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
  return [...lines.flatMap((line) => lineProblems(role, line)), ...overQuota(load), ...overBudget(spending)];
}

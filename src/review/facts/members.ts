import type { Json } from '../../core/json.ts';
import { fieldAt, listOf } from '../../core/plan-json/tree.ts';
import type { Place } from '../plan/place.ts';

/** A role of Google's and who has it. */
export interface Binding {
  role: string;
  members: readonly string[];
}

/** What a member, a binding or a whole policy of Google's gives to whom. */
export function bindingsOf(it: Place): Binding[] {
  const policy = it.text('policy_data');
  if (policy !== undefined) return bindingsIn(policy);
  return [{ role: it.text('role') ?? '', members: [...it.texts('member'), ...it.texts('members')] }];
}

function bindingsIn(policy: string): Binding[] {
  try {
    return listOf(fieldAt(JSON.parse(policy) as Json, 'bindings')).map((one) => ({
      role: String(fieldAt(one, 'role') ?? ''),
      members: listOf(fieldAt(one, 'members')).map(String),
    }));
  } catch {
    return []; // a provider would not take it either
  }
}

/** All who are given something, by a member, a binding or a whole policy. */
export const membersOf = (it: Place): string[] => bindingsOf(it).flatMap(({ members }) => members);

/** Whether a binding is for everybody, signed in or not. */
export const everybodyMembers = (it: Place): boolean =>
  membersOf(it).some((member) => /^all(?:authenticated)?users$/i.test(member));

/** Types that say who may use resources of some types: a member, a binding, or all of it. */
export const iamOf = (types: string): string =>
  types
    .split(' ')
    .flatMap((type) => ['member', 'binding', 'policy'].map((kind) => `${type}_iam_${kind}`))
    .join(' ');

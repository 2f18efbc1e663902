import type { Place } from '../plan/place.ts';

/** Members of an IAM binding of Google's, whether one or several. */
export const membersOf = (it: Place): string[] => [...it.texts('member'), ...it.texts('members')];

/** Whether a binding is for everybody, signed in or not. */
export const everybodyMembers = (it: Place): boolean =>
  membersOf(it).some((member) => /^all(?:authenticated)?users$/i.test(member));

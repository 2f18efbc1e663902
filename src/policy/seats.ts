import type { Approval } from '../core/approval.ts';
import { ROLES, type Subject } from '../core/governance.ts';
import type { ApprovalGroup, ApprovalRule } from '../core/plan.ts';
import type { Problem } from '../core/refusal.ts';
import { atLeast, isFor } from './roles.ts';

/** A rule without groups asks anybody who may approve. */
const groupsOf = ({ need, groups }: ApprovalRule): readonly ApprovalGroup[] => groups ?? [{ need }];

type Giver = Pick<Approval, 'by' | 'role' | 'teams'>;

/** Whether somebody is one of those whom a group asks. A role is the one that was held when the yes was given, or is held now at the gate. */
export function isOf({ of }: ApprovalGroup, { by, role = 'user', teams = [] }: Giver): boolean {
  if (of === undefined) return true;
  const asked = ROLES.find((one) => one === of);
  if (asked) return atLeast(role, asked);
  const subject = toSubject(of);
  return subject.kind === 'github-team' ? teams.includes(subject.id) : isFor(subject, by, undefined);
}

const toSubject = (text: string): Subject => {
  const [kind = '', ...rest] = text.split(':');
  return { kind: kind as Subject['kind'], id: rest.join(':') };
};

/**
 * The approvals that fill a seat: each group has as many seats as it needs people, those of earlier groups are filled first, and nobody sits
 * in two. Of all ways to sit the one that fills most.
 */
export function seated<Given extends Giver>(approvals: readonly Given[], rule: ApprovalRule): Given[] {
  const seats = groupsOf(rule).flatMap((group) => Array.from({ length: group.need }, () => group));
  const sits = new Map<Given, number>();
  for (const [seat] of seats.entries()) place(seat, new Set());
  return approvals.filter((approval) => sits.has(approval));

  /** Finds somebody for a seat; whoever sits elsewhere may move on. */
  function place(seat: number, tried: Set<Given>): boolean {
    const group = seats[seat];
    for (const approval of approvals) {
      if (!group || tried.has(approval) || !isOf(group, approval)) continue;
      tried.add(approval);
      const taken = sits.get(approval);
      if (taken === undefined || place(taken, tried)) {
        sits.set(approval, seat);
        return true;
      }
    }
    return false;
  }
}

/** What each group still needs, in their order; groups that are complete are left out. */
export function missingSeats(counted: readonly Giver[], rule: ApprovalRule): ApprovalGroup[] {
  const groups = groupsOf(rule);
  return groups.flatMap((group, index) => {
    const [before, upTo] = [groups.slice(0, index), groups.slice(0, index + 1)].map(
      (some) => seated(counted, { ...rule, groups: some }).length,
    ) as [number, number];
    const missing = group.need - (upTo - before);
    return missing > 0 ? [{ ...group, need: missing }] : [];
  });
}

/** `security (discord-role:900)` */
export const groupText = ({ name, of }: ApprovalGroup): string =>
  [name, of && (name ? `(${of})` : of)].filter(Boolean).join(' ');

/** The group that is asked next. */
export const nextGroup = (counted: readonly Giver[], rule: ApprovalRule): ApprovalGroup | undefined =>
  missingSeats(counted, rule)[0];

/** Why somebody's yes would fill no seat now: nobody asks them, or those of an earlier stage come first. */
export function seatProblems(counted: readonly Giver[], giver: Giver, rule: ApprovalRule): Problem[] {
  const missing = missingSeats(counted, rule);
  const [next] = missing;
  if (!next) return [];
  const groups = groupsOf(rule);
  if (!groups.some((group) => isOf(group, giver)))
    return [{ code: 'not-your-turn', needs: groups.map((group) => whom(group)).join(', then ') }];
  if (!rule.inOrder || isOf(next, giver) || seated([...counted, giver], rule).length <= counted.length) return [];
  const first = groups.indexOf(groups.find(({ name, of }) => name === next.name && of === next.of) ?? next);
  const upTo = { ...rule, groups: groups.slice(0, first + 1) };
  return seated([...counted, giver], upTo).length > seated(counted, upTo).length
    ? []
    : [{ code: 'not-your-turn', stage: next.name ?? 'the first stage', needs: whom(next) }];
}

/** Who has to say yes and has not, group by group; those of an earlier stage first where there are stages. */
export interface MissingSeats {
  groups: readonly ApprovalGroup[];
  inOrder: boolean;
}

/** The same of a plan, where those are not just anybody who may approve. */
export function namedSeats(counted: readonly Giver[], rule: ApprovalRule): MissingSeats | undefined {
  const groups = missingSeats(counted, rule);
  const isPlain = groups.every(({ name, of }) => name === undefined && of === undefined);
  return isPlain ? undefined : { groups, inOrder: rule.inOrder === true };
}

/** How a language says who is asked. */
export interface SeatWords {
  anybody: string;
  next: string;
  and: string;
}

const ENGLISH: SeatWords = { anybody: 'anybody who may approve', next: ', then ', and: ' and ' };

const whom = (group: ApprovalGroup, { anybody }: SeatWords = ENGLISH): string =>
  `${group.need} × ${groupText(group) || anybody}`;

/** For people: `1 × security (admin), then 2 × anybody who may approve`. */
export const seatsText = ({ groups, inOrder }: MissingSeats, words: SeatWords = ENGLISH): string =>
  groups.map((group) => whom(group, words)).join(inOrder ? words.next : words.and);

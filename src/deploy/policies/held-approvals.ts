import type { Approval } from '../../core/approval.ts';
import type { Deploy } from '../../core/deploy.ts';
import type { Role } from '../../core/governance.ts';
import type { Person } from '../../core/person.ts';
import { atLeast } from '../../policy/roles.ts';
import type { Tables } from '../ports.ts';
import { standingOf } from './standing.ts';

/** Approvals of those who hold the role now, as they stand now. */
export async function heldApprovals(
  { tables, deploy, now }: { tables: Pick<Tables, 'governance'>; deploy: Deploy; now: Date },
  approvals: readonly Approval[],
  roleNow: (person: Person) => Promise<Role | undefined>,
): Promise<Approval[]> {
  const standing = await Promise.all(
    approvals.map(async ({ by }) => standingOf(tables, deploy, by, await roleNow(by), now)),
  );
  return approvals
    .map(({ role: _, teams: __, ...approval }, index) => ({ ...approval, ...standing[index] }))
    .filter(({ role }) => atLeast(role, 'user'));
}

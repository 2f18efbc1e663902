import type { Quota, Usage } from '../core/governance.ts';
import type { Problem } from '../core/refusal.ts';

/** What counts against a project's limits at one moment. */
export interface Load {
  quota: Quota;
  /** Of the last applied plan. */
  used: Usage;
  /** Of other open deploys. */
  reserved: Usage;
  /** What this request or plan adds; removals free nothing until they are applied. */
  wanted: Usage;
}

const DIMENSIONS: readonly { of: keyof Usage; what: string; unit: string }[] = [
  { of: 'instances', what: 'machines', unit: '' },
  { of: 'vcpus', what: 'vCPU', unit: '' },
  { of: 'ramGib', what: 'GiB', unit: 'of memory' },
];

/** Every dimension of the quota that would be passed. */
export function overQuota({ quota, used, reserved, wanted }: Load): Problem[] {
  return DIMENSIONS.filter(({ of }) => wanted[of] > 0 && used[of] + reserved[of] + wanted[of] > quota[of]).map(
    ({ of, what, unit }) => ({
      code: 'quota-exceeded',
      what,
      unit,
      limit: quota[of],
      used: used[of],
      reserved: reserved[of],
      wanted: wanted[of],
    }),
  );
}

/** Monthly dollars: what is deployed, what other open deploys add, what this one adds. */
export interface Spending {
  budgetUsd?: number;
  deployedUsd: number;
  reservedUsd: number;
  addedUsd: number;
}

/** Refused only for adding: a project over its budget may still be made smaller. */
export function overBudget({ budgetUsd, deployedUsd, reservedUsd, addedUsd }: Spending): Problem[] {
  const afterUsd = deployedUsd + Math.max(0, reservedUsd) + addedUsd;
  return budgetUsd !== undefined && addedUsd > 0 && afterUsd > budgetUsd
    ? [{ code: 'over-budget', budgetUsd, afterUsd }]
    : [];
}

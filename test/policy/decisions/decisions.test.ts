import { describe, expect, it } from 'vitest';
import { APPROVALS } from './approvals.ts';
import { type Case, decide } from './decide.ts';
import { FREEZES } from './freezes.ts';
import { POLICIES } from './policies.ts';

const asSaid = (row: Case) => ({ is: row.is, because: [...(row.because ?? [])].sort() });
const asDecided = (row: Case) => {
  const { is, because } = decide(row);
  return { is, because: because.sort() };
};

describe.each([
  ['policies', POLICIES],
  ['approvals', APPROVALS],
  ['freezes and roles', FREEZES],
] as const)('the table of decisions: %s', (_, rows) => {
  it.each(rows.map((row) => [row.does, row] as const))('%s', (_does, row) => {
    expect(asDecided(row)).toEqual(asSaid(row));
  });
});

it('has a sentence of its own for each of at least 150 decisions', () => {
  const all = [...POLICIES, ...APPROVALS, ...FREEZES];
  expect(all.length).toBeGreaterThanOrEqual(150);
});

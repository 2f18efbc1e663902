import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/review/registry.ts';
import { reviewPlan } from '../../src/review/review-plan.ts';
import { CASES } from './cases/index.ts';
import { aPlanOf } from './plans.ts';

describe.each(Object.entries(CASES))('%s', (rule, cases) => {
  it.each(cases)('$says', ({ plan, severity, options, rest }) => {
    const found = reviewPlan(aPlanOf(plan, rest), options).findings.filter((one) => one.rule === rule);
    expect(found.map((one) => one.severity).slice(0, 1)).toEqual(severity === undefined ? [] : [severity]);
  });
});

describe('every rule', () => {
  it.each(RULES)('$id looks at something, has a plan that has it and one that has not', ({ id, rows, looks }) => {
    expect(rows.length + looks.length).toBeGreaterThan(0);
    const severities = (CASES[id] ?? []).map(({ severity }) => severity);
    expect(severities).toContain(undefined);
    expect(severities.some((severity) => severity !== undefined)).toBe(true);
  });
});

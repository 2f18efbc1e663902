import { describe, expect, it } from 'vitest';
import type { PlanSummary } from '../../src/core/plan.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { annotationsOf } from '../../src/github/render/annotations.ts';
import { dangerLines, impactLines } from '../../src/github/render/review-parts.ts';
import { aPlan } from '../fakes/words.ts';
import { shown } from './comments/scene.ts';

const finding = (more: Partial<Finding>): Finding => ({
  ...{
    rule: 'NET-001',
    severity: 'high',
    address: 'aws_security_group.a',
    title: 'SSH is open',
    message: 'It is open.',
  },
  ...{ refs: [], status: 'new', file: 'main.tf', line: 7 },
  ...more,
});
const annotations = (plan: Partial<PlanSummary>) =>
  annotationsOf([shown({ at: 'plan_ready', plan: { ...aPlan(), ...plan }, approvals: [] })]);

describe('findings at their lines', () => {
  it('stand at the block of what they are about, with what the line would be', () => {
    const fixes = [
      { rule: 'NET-001', address: 'aws_security_group.a', file: 'main.tf', line: 9, text: '  open = false' },
    ];
    const [first, ...others] = annotations({ findings: [finding({})], fixes });
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      start_line: 7,
      end_line: 7,
      annotation_level: 'failure',
      title: 'high: SSH is open (NET-001)',
    });
    expect(first?.path).toMatch(/^projects\/[\w-]+\/main\.tf$/);
    expect(first?.message).toBe('aws_security_group.a: It is open.\nWould be right at line 9:\n  open = false');
  });

  it.each<[string, Partial<Finding>, number]>([
    ['a medium one', { severity: 'medium' }, 1],
    ['one that the change itself suppresses', { status: 'suppressed', otherwise: 'new', reason: 'x' }, 1],
    ['one of low severity', { severity: 'low' }, 0],
    ['one that was there before', { status: 'existing' }, 0],
    ['one that is suppressed', { status: 'suppressed', reason: 'x' }, 0],
    ['one outside of the repository', { file: '../../../etc/passwd' }, 0],
    ['one of a module that was fetched', { file: '.terraform/modules/x/main.tf' }, 0],
  ])('%s: %j gives %i', (_, more, count) => {
    expect(annotations({ findings: [finding(more)] })).toHaveLength(count);
  });

  it('are none without a place', () => {
    const { file: _, line: __, ...placeless } = finding({});
    expect(annotations({ findings: [placeless] })).toEqual([]);
  });
});

describe('what a review says beside its findings', () => {
  it('warns of dangers, and leaves what is lost to the warning about it', () => {
    const danger = [
      { kind: 'data-loss', address: 'aws_db_instance.a', what: 'goes' },
      { kind: 'exposure', address: 'aws_security_group.`a`|b', what: 'It <b>opens</b> @everyone.' },
    ] as const;
    const lines = dangerLines({ ...aPlan(), danger }).join('\n');
    expect(lines).toContain('Read this plan twice');
    expect(lines).not.toContain('aws_db_instance');
    expect(lines).not.toContain('<b>');
    expect(dangerLines({ ...aPlan(), danger: danger.slice(0, 1) })).toEqual([]);
  });

  it('shows the impact as a table behind a line, as long as can be read', () => {
    const impact = Array.from({ length: 20 }, (_, n) => ({
      ...{ address: `aws_instance.a|${n}`, effect: 'restart' as const, cause: ['a', 'b', 'c', 'd'], dependents: ['x'] },
    }));
    const lines = impactLines({ ...aPlan(), impact });
    expect(lines[0]).toBe('<details><summary>Impact on what is there: 20 restart</summary>');
    expect(lines).toContain('| … and 5 more | | | |');
    expect(lines[4]).toContain('`c`, 1 more');
    expect(impactLines(aPlan())).toEqual([]);
  });
});

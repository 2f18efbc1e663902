import { describe, expect, it } from 'vitest';
import { blocksIn } from '../../src/review/code/blocks.ts';
import { keptFindings } from '../../src/review/kept.ts';
import { type ReviewOptions, reviewPlan } from '../../src/review/review-plan.ts';
import { one } from './cases/case.ts';
import { aPlanOf } from './plans.ts';

const SSH = one('aws_security_group_rule.ssh', {
  type: 'ingress',
  protocol: 'tcp',
  from_port: 22,
  to_port: 22,
  cidr_blocks: ['0.0.0.0/0'],
});
const code = (comment: string, inside = '') =>
  new Map([
    [
      'main.tf',
      `locals {\n  a = 1\n}\n\n${comment}\nresource "aws_security_group_rule" "ssh" {\n  ${inside}\n}\n\nresource "aws_eip" "b" {}\n`,
    ],
  ]);
const found = (options: ReviewOptions, plan = aPlanOf([SSH])) =>
  reviewPlan(plan, { today: '2026-11-28', ...options }).findings.find(({ rule }) => rule === 'NET-001');

describe('a comment in the code', () => {
  it.each([
    ['# guildops:ignore NET-001 reason="the office" until=2027-01-31', 'suppressed', 'the office'],
    ['// guildops:ignore NET-002, NET-001 reason="two"', 'suppressed', 'two'],
    ['# guildops:ignore NET-001 reason="last year" until=2026-11-27', 'new', undefined],
    ['# guildops:ignore NET-001 reason="today still" until=2026-11-28', 'suppressed', 'today still'],
    ['# guildops:ignore NET-001', 'new', undefined],
    ['# guildops:ignore NET-002 reason="another"', 'new', undefined],
    ['#tfsec:ignore:AVD-AWS-0107', 'suppressed', 'ignored for Trivy'],
    ['#trivy:ignore:AWS-0107:exp:2026-01-01', 'new', undefined],
    ['# checkov:skip=CKV_AWS_24:only a test', 'suppressed', 'only a test'],
  ])('%s: %s', (comment, status, reason) => {
    expect(found({ files: code(comment) })).toMatchObject({ status, file: 'main.tf', line: 6 });
    expect(found({ files: code('', comment) })?.reason).toBe(reason);
  });

  it('says nothing of other blocks', () => {
    const files = new Map([
      [
        'main.tf',
        '# guildops:ignore NET-001 reason="x"\nresource "aws_eip" "a" {}\n\nresource "aws_security_group_rule" "ssh" {\n}\n',
      ],
    ]);
    expect(found({ files })?.status).toBe('new');
  });

  it('is not read in a text or a heredoc', () => {
    const files = new Map([
      [
        'main.tf',
        'resource "aws_security_group_rule" "ssh" {\n  description = <<EOT\n}\nresource "aws_eip" "x" {\nEOT\n}\n',
      ],
    ]);
    expect(blocksIn(files).map(({ at }) => at)).toEqual(['aws_security_group_rule.ssh']);
  });

  it('at the call of a module counts for all in it', () => {
    const plan = aPlanOf([{ ...SSH, address: 'module.net["a"].aws_security_group_rule.ssh' }]);
    const files = new Map([['main.tf', '# guildops:ignore NET-001 reason="theirs"\nmodule "net" {\n}\n']]);
    expect(found({ files }, plan)).toMatchObject({ status: 'suppressed', reason: 'theirs' });
  });
});

describe('a comment that comes with the change', () => {
  const IGNORE = '# guildops:ignore NET-001 reason="the office"';
  const review = (before: ReadonlyMap<string, string>, plan = aPlanOf([SSH]), now = code(IGNORE)) =>
    reviewPlan(plan, { today: '2026-11-28', files: now, filesBefore: before });
  const ssh = ({ findings }: ReturnType<typeof review>) => findings.find(({ rule }) => rule === 'NET-001');

  it.each<[string, ReadonlyMap<string, string>]>([
    ['is added to a block', code('')],
    ['comes with its block', new Map()],
    ['is one more', code('# guildops:ignore NET-002 reason="another"')],
    ['takes the place of one that is over', code(`${IGNORE} until=2026-11-27`)],
    ['takes the place of one without a reason', code('# guildops:ignore NET-001')],
  ])('is shown and lowers nothing when it %s', (_, before) => {
    const reviewed = review(before);
    expect(ssh(reviewed)).toMatchObject({ status: 'suppressed', otherwise: 'new', reason: 'the office' });
    expect(reviewed.verdict).toMatchObject({ is: 'danger', reasons: [{ kind: 'exposure' }] });
    expect(keptFindings(reviewed.findings)[0]).toMatchObject({ rule: 'NET-001', otherwise: 'new' });
  });

  it('counts when it stood there before, wherever it stands now', () => {
    const moved = new Map([['old.tf', code(IGNORE).get('main.tf') ?? '']]);
    for (const before of [code(IGNORE), moved]) {
      expect(ssh(review(before))?.otherwise).toBeUndefined();
      expect(review(before).verdict.is).not.toBe('danger');
    }
  });

  it('keeps apart what was found before the change, too', () => {
    const was = aPlanOf([{ ...SSH, before: SSH.after ?? {} }]);
    expect(ssh(review(code(''), was))).toMatchObject({ status: 'suppressed', otherwise: 'existing' });
  });
});

describe('a policy', () => {
  it.each([
    [{ rule: 'NET-001', reason: 'all' }, 'suppressed'],
    [{ rule: 'CKV_AWS_24', address: 'aws_security_group_rule.*', reason: 'those' }, 'suppressed'],
    [{ rule: 'NET-001', address: 'aws_eip.*', reason: 'others' }, 'new'],
    [{ rule: 'NET-001', reason: 'over', until: '2026-01-01' }, 'new'],
  ])('%j: %s', (suppression, status) => {
    expect(found({ suppressions: [suppression] })?.status).toBe(status);
  });
});

describe('a suggestion', () => {
  it.each([
    [
      'resource "aws_kms_key" "a" {\n  enable_key_rotation = false # later\n}',
      { line: 2, text: '  enable_key_rotation = true # later' },
    ],
    [
      'resource "aws_kms_key" "a" {\n  description = "x"\n}',
      { line: 1, text: 'resource "aws_kms_key" "a" {\n  enable_key_rotation = true\n' },
    ],
  ])('is the line as it would be right', (text, suggestion) => {
    const plan = aPlanOf([one('aws_kms_key.a', { enable_key_rotation: false })]);
    expect(reviewPlan(plan, { files: new Map([['keys.tf', text]]) }).suggestions).toEqual([
      {
        ...{ rule: 'ENC-010', address: 'aws_kms_key.a', file: 'keys.tf', ...suggestion },
        ...{ path: ['enable_key_rotation'], value: 'true' },
      },
    ]);
  });

  it('is none where a line is not enough', () => {
    const plan = aPlanOf([one('aws_kms_key.a', { enable_key_rotation: false })]);
    const files = new Map([['keys.tf', 'resource "aws_kms_key" "a" {\n  enable_key_rotation = (\n    false)\n}']]);
    expect(reviewPlan(plan, { files }).suggestions).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Grant, Role } from '../../src/core/governance.ts';
import { digestOf } from '../../src/core/ids.ts';
import type { Json } from '../../src/core/json.ts';
import { NO_USAGE } from '../../src/core/quota.ts';
import { approvalProblems, approvalRule, countedApprovals } from '../../src/policy/approvals.ts';
import { judgePlan } from '../../src/policy/plan.ts';
import { requestProblems } from '../../src/policy/request.ts';
import { roleOf } from '../../src/policy/roles.ts';
import { machines } from '../fakes/limits.ts';
import { anApproval, aPlan, discordPerson, GUILD, githubPerson, NOW, rightsOfRole } from '../fakes/words.ts';

const ana = discordPerson('ana');
const bo = discordPerson('bo');
const li = discordPerson('li');
const grant = (facts: Partial<Grant>): Grant => ({
  guild: GUILD,
  subject: { kind: 'discord-user', id: ana.id },
  role: 'user',
  grantedBy: 'x',
  grantedAt: NOW,
  ...facts,
});
const later = new Date(NOW.getTime() + 1);

const askerOf = (role: Role | undefined) => ({
  ...{ rights: rightsOfRole(role), region: 'us-central1', own: { spentUsd: 0, addedUsd: 0 } },
});
const requesterOf = (role: Role | undefined) => ({ rights: rightsOfRole(role), place: { region: 'us-central1' } });

describe('the role of a person', () => {
  it.each<{
    does: string;
    grants: Grant[];
    person?: typeof ana;
    admins?: string[];
    permission?: 'write' | 'admin' | 'read';
    role: Role | undefined;
  }>([
    { does: 'is nothing without a grant', grants: [], role: undefined },
    { does: 'comes from a grant', grants: [grant({})], role: 'user' },
    { does: 'ends with the grant, to the millisecond', grants: [grant({ until: NOW })], role: undefined },
    { does: 'lasts until the grant ends', grants: [grant({ until: later })], role: 'user' },
    { does: 'is the highest of several', grants: [grant({ role: 'viewer' }), grant({ role: 'admin' })], role: 'admin' },
    {
      does: 'does not come from a grant of another project',
      grants: [grant({ project: 'other' as never })],
      role: undefined,
    },
    { does: 'does not come from another guild', grants: [grant({ guild: '1' as never })], role: undefined },
    {
      does: 'comes from a Discord role',
      grants: [grant({ subject: { kind: 'discord-role', id: 'r1' } })],
      person: { ...ana, roles: ['r1'] },
      role: 'user',
    },
    {
      does: 'is never admin by a Discord role',
      grants: [grant({ subject: { kind: 'discord-role', id: 'r1' }, role: 'admin' })],
      person: { ...ana, roles: ['r1'] },
      role: undefined,
    },
    { does: 'is admin for the first administrators', grants: [], admins: [ana.id], role: 'admin' },
    {
      does: 'follows push permission for GitHub people',
      grants: [],
      person: githubPerson('zed'),
      permission: 'write',
      role: 'user',
    },
    { does: 'is viewer for readers', grants: [], person: githubPerson('zed'), permission: 'read', role: 'viewer' },
  ])('$does', ({ grants, person = ana, admins = [], permission, role }) => {
    expect(
      roleOf(person, {
        guild: GUILD,
        project: 'web-dev' as never,
        grants,
        admins,
        now: NOW,
        ...(permission && { permission }),
      }),
    ).toBe(role);
  });
});

describe('a request', () => {
  const facts = {
    load: [],
    spending: [],
  };
  const vm = (vcpus: number, ramGib: number) => ({
    delta: { do: 'add' as const, resource: { kind: 'vm' as const, name: 'web', settings: {} } },
    usage: machines(1, vcpus, ramGib),
  });
  it.each([
    { does: 'is refused without a right', role: undefined, lines: [], codes: ['no-right'] },
    { does: 'is refused to a viewer', role: 'viewer' as const, lines: [], codes: ['no-right'] },
    { does: 'may hold a medium machine for a user', role: 'user' as const, lines: [vm(4, 16)], codes: [] },
    {
      does: 'may not hold a large machine for a user',
      role: 'user' as const,
      lines: [vm(8, 32)],
      codes: ['size-too-large'],
    },
    {
      does: 'may hold medium machines in several regions for a user',
      role: 'user' as const,
      lines: [{ ...vm(12, 48), usage: machines(3, 12, 48) }],
      codes: [],
    },
    { does: 'may hold any machine for an admin', role: 'admin' as const, lines: [vm(96, 384)], codes: [] },
    {
      does: 'tells every reason at once',
      role: 'user' as const,
      lines: [
        vm(8, 32),
        { delta: { do: 'remove' as const, kind: 'vm' as const, name: 'old', was: digestOf('x') }, usage: NO_USAGE },
      ],
      codes: ['size-too-large', 'no-capability'],
    },
  ])('$does', ({ role, lines, codes }) => {
    expect(requestProblems({ ...askerOf(role), lines, ...facts }).map(({ code }) => code)).toEqual(codes);
  });
});

describe('rights of their own', () => {
  const facts = {
    load: [],
    spending: [],
  };
  const asks = (settings: Record<string, Json>, role: Role) => {
    const delta = { do: 'add' as const, resource: { kind: 'vm' as const, name: 'web', settings } };
    return requestProblems({ ...askerOf(role), lines: [{ delta, usage: machines(1, 2, 4) }], ...facts });
  };
  it.each<{ settings: Record<string, Json>; capability: string }>([
    { settings: { public_address: true }, capability: 'public address' },
    { settings: { startup_script: 'apt-get update' }, capability: 'start-up script' },
    { settings: { identity: 'web@acme.iam.gserviceaccount.com' }, capability: 'identity' },
    { settings: { network: 'existing:shared' }, capability: 'outside reference' },
    { settings: { firewalls: ['web', 'existing:shared'] }, capability: 'outside reference' },
  ])('are asked for $capability', ({ settings, capability }) => {
    expect(asks(settings, 'user')).toEqual([{ code: 'capability-needed', capability, at: 'vm-web' }]);
    expect(asks(settings, 'admin')).toEqual([]);
  });
  it('are not asked for what is left off', () => {
    expect(asks({ public_address: false, startup_script: '', network: 'main' }, 'user')).toEqual([]);
  });
});

describe('a plan', () => {
  const facts = {
    load: [],
    spending: [],
  };
  const replaced = [
    {
      address: 'google_compute_instance.web',
      type: 'google_compute_instance',
      action: 'replace' as const,
      forcedBy: [],
    },
  ];
  it('is allowed when the role covers everything it does', () => {
    expect(judgePlan({ ...requesterOf('user'), resources: aPlan().resources, ...facts })).toEqual({ is: 'allow' });
  });
  it('needs somebody else when it destroys what the requester may not destroy', () => {
    expect(judgePlan({ ...requesterOf('user'), resources: replaced, ...facts })).toMatchObject({
      is: 'needs-approval',
      reasons: [{ code: 'no-capability', act: 'delete', kind: 'vm' }],
    });
  });
  it.each([
    {
      does: 'needs an admin for a machine beyond the size of the role',
      size: 'large' as const,
      code: 'size-too-large',
    },
    { does: 'needs an admin for a machine whose size nobody knows', size: 'unknown' as const, code: 'size-unknown' },
  ])('$does', ({ size, code }) => {
    const resources = [
      {
        address: 'google_compute_instance.big',
        type: 'google_compute_instance',
        action: 'create' as const,
        size,
        forcedBy: [],
      },
    ];
    expect(judgePlan({ ...requesterOf('user'), resources, ...facts })).toMatchObject({
      is: 'needs-approval',
      reasons: [{ code }],
    });
    expect(judgePlan({ ...requesterOf('admin'), resources, ...facts })).toEqual({ is: 'allow' });
  });
  it('needs an admin for an accelerator, however small its machine', () => {
    const change = { address: 'aws_instance.gpu', type: 'aws_instance', action: 'create' as const, forcedBy: [] };
    const resources = [{ ...change, size: 'medium' as const, accelerator: '1 x a10g' }];
    expect(judgePlan({ ...requesterOf('user'), resources, ...facts })).toEqual({
      is: 'needs-approval',
      reasons: [{ code: 'capability-needed', capability: 'accelerator', at: 'aws_instance.gpu' }],
    });
    expect(judgePlan({ ...requesterOf('admin'), resources, ...facts })).toEqual({ is: 'allow' });
  });
  it('is denied over the quota, whoever asks', () => {
    const load = [{ name: 'compute.instances' as const, limit: 10, used: 0, reserved: 0, wanted: 11 }];
    expect(judgePlan({ ...requesterOf('admin'), resources: [], ...facts, load }).is).toBe('deny');
  });
});

describe('approvals', () => {
  const plan = aPlan();
  const prod = approvalRule('prod');
  const asked = { requester: ana, pushers: [] };
  const counted = (
    people: (typeof ana)[],
    deploy: { requester: typeof ana; pushers: (typeof ana)[] } = asked,
    rule = prod,
  ) =>
    countedApprovals(
      people.map((by) => anApproval(by, plan.changes)),
      plan,
      rule,
      deploy,
    ).length;
  it('counts two other people for production', () => expect(counted([bo, li])).toBe(2));
  it('counts a person once, however often they click', () => expect(counted([bo, bo])).toBe(1));
  it('does not count the requester or a pusher', () => {
    expect(counted([ana, bo])).toBe(1);
    expect(counted([bo, li], { requester: ana, pushers: [li] })).toBe(1);
  });
  it('does not count somebody on the other surface who may be the requester', () =>
    expect(counted([githubPerson('zed')])).toBe(0));
  it('counts them once a link proves them to be somebody else', () => {
    expect(counted([githubPerson('zed', { linked: '999' })])).toBe(1);
  });
  it('counts one person on two surfaces once', () => {
    expect(counted([{ ...bo, linked: 'bo' }, githubPerson('bo', { linked: bo.id })])).toBe(1);
  });
  it('does not count an approval of other changes', () => {
    expect(countedApprovals([anApproval(bo, digestOf('older'))], plan, prod, asked)).toEqual([]);
  });
  it('lets the requester approve in dev', () => expect(counted([ana], asked, approvalRule('dev'))).toBe(1));
  it('says how many are missing', () => {
    expect(approvalProblems([], prod)).toEqual([{ code: 'approvals-missing', have: 0, need: 2, othersOnly: true }]);
  });
});

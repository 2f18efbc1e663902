import { describe, expect, it } from 'vitest';
import type { Grant, GrantLimits } from '../../src/core/governance.ts';
import type { ProjectId } from '../../src/core/ids.ts';
import type { Json } from '../../src/core/json.ts';
import { NO_USAGE } from '../../src/core/quota.ts';
import type { Kind } from '../../src/core/request.ts';
import { beyondRights } from '../../src/policy/plan.ts';
import { type RequestFacts, requestProblems } from '../../src/policy/request.ts';
import { rightsOf } from '../../src/policy/roles.ts';
import { discordPerson, GUILD, githubPerson, NOW } from '../fakes/words.ts';

const ana = discordPerson('ana');
const [web, data] = ['web-dev' as ProjectId, 'data-dev' as ProjectId];

const grant = (limits: GrantLimits = {}, extra: Partial<Grant> = {}): Grant => ({
  ...{ guild: GUILD, subject: { kind: 'discord-user', id: ana.id }, role: 'user', grantedBy: '1', grantedAt: NOW },
  limits,
  ...extra,
});

const rights = (...grants: Grant[]) =>
  rightsOf(ana, { guild: GUILD, project: web, provider: 'gcp', grants, admins: [], now: NOW });

const machines = (vcpus: number, ramGib: number) => ({
  ...{ ...NO_USAGE, 'compute.instances': 1, 'compute.cpus': vcpus, 'compute.ram_gb': ramGib },
});

interface Asks {
  kind?: Kind;
  settings?: Record<string, Json>;
  size?: [number, number];
}
const asked = ({ kind = 'vm', settings = {}, size = [2, 4] }: Asks): RequestFacts['lines'][number] => ({
  delta: { do: 'add', resource: { kind, name: 'x', settings } },
  usage: machines(...size),
});
const codes = (grants: Grant[], lines: Asks[], own = { spentUsd: 0, addedUsd: 0 }) =>
  requestProblems({
    ...{ rights: rights(...grants), region: 'us-central1', own, load: [], spending: [] },
    lines: lines.map(asked),
  }).map(({ code }) => code);

describe('a grant', () => {
  it.each<{ does: string; limits: GrantLimits; asks: Asks; says: string[] }>([
    { does: 'gives what its role gives', limits: {}, asks: {}, says: [] },
    { does: 'of its role gives no cluster', limits: {}, asks: { kind: 'cluster' }, says: ['no-capability'] },
    { does: 'may give a cluster', limits: { kinds: ['cluster'] }, asks: { kind: 'cluster' }, says: [] },
    { does: 'of clusters gives no machine', limits: { kinds: ['cluster'] }, asks: {}, says: ['no-capability'] },
    { does: 'may give a larger machine', limits: { size: 'large' }, asks: { size: [8, 32] }, says: [] },
    {
      does: 'may give only a small machine',
      limits: { size: 'small' },
      asks: { size: [4, 16] },
      says: ['size-too-large'],
    },
    { does: 'reaches into its regions', limits: { regions: ['us-central1'] }, asks: {}, says: [] },
    {
      does: 'reaches no further than its regions',
      limits: { regions: ['europe-west1'] },
      asks: {},
      says: ['region-not-granted'],
    },
    {
      does: 'is asked for every region of a resource',
      limits: { regions: ['us-central1'] },
      asks: { settings: { regions: ['us-central1', 'europe-west1'] } },
      says: ['region-not-granted'],
    },
    {
      does: 'gives no right of its own by itself',
      limits: {},
      asks: { settings: { public_address: true } },
      says: ['capability-needed'],
    },
    {
      does: 'may give a right of its own',
      limits: { capabilities: ['public address'] },
      asks: { settings: { public_address: true } },
      says: [],
    },
    { does: 'of another cloud gives nothing here', limits: { provider: 'aws' }, asks: {}, says: ['no-right'] },
    { does: 'of this cloud gives it here', limits: { provider: 'gcp' }, asks: {}, says: [] },
  ])('$does', ({ limits, asks, says }) => {
    expect(codes([grant(limits)], [asks])).toEqual(says);
  });

  it('of a viewer gives nothing, whatever kinds it names', () => {
    expect(codes([grant({ kinds: ['vm'] }, { role: 'viewer' })], [{}])).toEqual(['no-right']);
  });

  it('beside another allows each line what one of the two allows, and never what only both together would', () => {
    const [large, gpu] = [grant({ size: 'large', regions: ['europe-west1'] }), grant({ kinds: ['cluster'] })];
    expect(codes([large, gpu], [{ kind: 'cluster' }, { settings: { region: 'europe-west1' }, size: [8, 32] }])).toEqual(
      [],
    );
    expect(codes([grant(), large], [{ size: [8, 32] }])).toEqual(['size-too-large']);
  });

  it('has a budget of its own, of which only adding takes', () => {
    const spends = (spentUsd: number, addedUsd: number) =>
      codes([grant({ budgetUsd: 100 })], [{}], { spentUsd, addedUsd });
    expect([spends(60, 40), spends(60, 41), spends(500, -3)]).toEqual([[], ['over-own-budget'], []]);
  });

  it('ends by itself, at its very moment', () => {
    const until = (ms: number) => rights(grant({}, { until: new Date(NOW.getTime() + ms) })).role;
    expect([until(1), until(0)]).toEqual(['user', undefined]);
  });

  it('of one project gives nothing in another', () => {
    expect(rights(grant({}, { project: data })).role).toBeUndefined();
  });

  it('of a GitHub team reaches its members, linked ones on Discord too, while it is known who they are', () => {
    const team = grant({}, { subject: { kind: 'github-team', id: 'acme/ops' } });
    const facts = { guild: GUILD, grants: [team], admins: [], now: NOW };
    const teams = new Map([['acme/ops', ['ana-gh']]]);
    const of = (person: typeof ana, known?: typeof teams) =>
      rightsOf(person, { ...facts, ...(known && { teams: known }) }).role;
    expect(of(githubPerson('ana-gh'), teams)).toBe('user');
    expect(of({ ...ana, linked: 'ana-gh' }, teams)).toBe('user');
    expect([of(githubPerson('eve'), teams), of(ana, teams), of(githubPerson('ana-gh'))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says where each right comes from', () => {
    const { each } = rightsOf(ana, {
      guild: GUILD,
      grants: [grant()],
      admins: [ana.id],
      permission: 'write',
      now: NOW,
    });
    expect(each.map(({ source, role }) => `${source.from} ${role}`)).toEqual([
      'first-admin admin',
      'grant user',
      'github user',
    ]);
  });
});

it('a plan is asked for the region of each change, and for its project’s where a change says none', () => {
  const change = { address: 'a.b', type: 'google_compute_instance', action: 'create' as const, forcedBy: [] };
  const here = rights(grant({ regions: ['us-central1'] }));
  const judged = (region?: string) =>
    beyondRights(here, [{ ...change, ...(region && { region }) }], { region: 'us-central1' }).map(({ code }) => code);
  expect([judged(), judged('us-central1'), judged('europe-west1')]).toEqual([[], [], ['region-not-granted']]);
});

import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../src/core/request.ts';
import { customClass } from '../../../src/generators/gcp/database-settings.ts';
import { printFile } from '../../../src/generators/hcl.ts';
import { generatorOf, neighbourProblems, settingsFor, warningsOf } from '../../../src/generators/kinds.ts';
import { ALICE, aNetwork, aVm, refusalOf, SHOP } from '../samples.ts';
import { fileBreaches, hasSchemas, schemasOf } from '../schemas.ts';
import { PROD } from './everything.ts';

const settingsOf = (kind: Kind, settings: Readonly<Record<string, unknown>>, project = SHOP) =>
  settingsFor(project, kind, 'thing', settings).settings;

it.skipIf(!hasSchemas)('a machine that cannot verify its boot fits the schema without asking for it', () => {
  const resource = aVm('web', { machine_type: 't2a-standard-1' });
  const body = generatorOf('gcp', 'vm').body(resource, { project: SHOP, resources: [aNetwork(), resource] });
  expect(fileBreaches(body, schemasOf('google'))).toEqual([]);
  expect(printFile(body)).not.toContain('shielded_instance_config');
});

describe('settings on Google', () => {
  it.each<{ kind: Kind; given: Readonly<Record<string, unknown>>; means: Readonly<Record<string, unknown>> }>([
    { kind: 'vm', given: { network: 'app', vcpus: 4, ram_gib: 16 }, means: { machine_type: 'e2-standard-4' } },
    { kind: 'vm', given: { network: 'app', ram_gib: '60' }, means: { machine_type: 'e2-highmem-8' } },
    {
      kind: 'vm',
      given: { network: 'app', machine_type: 'c4-standard-2', extra_disks: 'data 200' },
      means: { extra_disks: [{ name: 'data', gb: 200, type: 'hyperdisk-balanced' }] },
    },
    {
      kind: 'database',
      given: { network: 'app' },
      means: { engine: 'postgres', version: '17', class: 'db-custom-1-3840', high_availability: false },
    },
    { kind: 'database', given: { network: 'app', engine: 'MySQL' }, means: { version: '8.4' } },
    { kind: 'database', given: { network: 'app', vcpus: 3, ram_gib: 10 }, means: { class: 'db-custom-4-10240' } },
    { kind: 'bucket', given: { class: 'nearline' }, means: { class: 'NEARLINE', versioning: true } },
    {
      kind: 'bucket',
      given: { lifecycle: '30 move archive\n365 delete' },
      means: {
        lifecycle: [
          { after_days: 30, action: 'move', class: 'ARCHIVE' },
          { after_days: 365, action: 'delete' },
        ],
      },
    },
    {
      kind: 'firewall',
      given: { network: 'app', allow: 'tcp:80,8000-8010; icmp', sources: '10.0.0.0/8' },
      means: { direction: 'ingress', allow: [{ protocol: 'tcp', ports: [80, '8000-8010'] }, { protocol: 'icmp' }] },
    },
    {
      kind: 'cluster',
      given: { network: 'app', autoscaling: '1 5' },
      means: { node_type: 'e2-standard-2', autoscaling: { min: 1, max: 5 }, private: true },
    },
    {
      kind: 'load_balancer',
      given: { network: 'app', targets: 'web', public: true, certificate: 'shop' },
      means: { ports: [443], target_port: 80, health_check: { path: '/', port: 80 } },
    },
  ])('$kind $given means $means', ({ kind, given, means }) => {
    expect(settingsOf(kind, given)).toMatchObject(means);
  });

  it('are safer in prod', () => {
    expect(settingsOf('database', { network: 'app' }, PROD)).toMatchObject({
      high_availability: true,
      deletion_protection: true,
    });
    expect(settingsOf('cluster', { network: 'app' }, PROD)).toMatchObject({ high_availability: true });
  });

  it('gain nothing that was not asked for', () => {
    expect(Object.keys(settingsOf('bucket', {}))).toEqual(['class', 'versioning', 'purpose', 'requested_by']);
  });

  it.each<{ kind: Kind; given: Readonly<Record<string, unknown>>; says: string }>([
    {
      kind: 'vm',
      given: { network: 'app', vcpus: 400, ram_gib: 9000 },
      says: 'vcpus | no machine type in us-central1 has 400 vCPU and 9000 GiB | a smaller machine, or a type by its name',
    },
    {
      kind: 'vm',
      given: { network: 'app', machine_type: 'e2-small', region: 'us-central-1' },
      says: 'region | there is no region us-central-1 | did you mean us-central1?',
    },
    {
      kind: 'vm',
      given: { network: 'app', machine_type: 'e2-small', extra_disks: 'a 10; a 20' },
      says: 'extra_disks | there are two disks named a | names that differ',
    },
    {
      kind: 'vm',
      given: { network: 'app', machine_type: 'e2-small', extra_disks: [{ name: 'a', gb: 0 }] },
      says: 'extra_disks | entry 1, gb: 0 is not a whole number from 1 to 65536 | one disk a line: name, GB and type, such as data 100',
    },
    {
      kind: 'vm',
      given: { network: 'app', machine_type: 'e2-small', identity: '123-compute@developer.gserviceaccount.com' },
      says: 'identity | "123-compute@developer.gserviceaccount.com" is not a service account | the address of a service account made for this use',
    },
    {
      kind: 'database',
      given: { network: 'app', version: '9.6' },
      says: 'version | Cloud SQL has no postgres 9.6 | one of 17, 16, 15, 14, 13',
    },
    {
      kind: 'database',
      given: { network: 'app', class: 'db-custom-3-4096' },
      says: 'class | there is no class db-custom-3-4096 | did you mean db-custom-4-4096?',
    },
    {
      kind: 'database',
      given: { network: 'app', engine: 'oracle' },
      says: 'engine | "oracle" is not one of postgres, mysql | one of postgres, mysql',
    },
    {
      kind: 'bucket',
      given: { class: 'cold' },
      says: 'class | there is no storage class COLD | one of STANDARD, NEARLINE, COLDLINE, ARCHIVE',
    },
    {
      kind: 'bucket',
      given: { lifecycle: '30 move' },
      says: 'lifecycle | entry 1 does not fit its action move | the class to move to',
    },
    {
      kind: 'firewall',
      given: { network: 'app', allow: 'tcp 22' },
      says: 'sources | it is missing | address ranges, such as 10.0.0.0/8',
    },
    {
      kind: 'firewall',
      given: { network: 'app', allow: 'icmp 22', sources: '10.0.0.1/8' },
      says: 'allow | icmp has no ports | ports with tcp and udp only',
    },
    {
      kind: 'firewall',
      given: { network: 'app', allow: 'tcp 80', sources: '10.0.0.1/8' },
      says: 'sources | 10.0.0.1/8 is no address range | did you mean 10.0.0.0/8?',
    },
    {
      kind: 'firewall',
      given: { network: 'app', allow: 'tcp 70000', sources: '10.0.0.0/8' },
      says: 'allow | entry 1, ports, entry 1: "70000" is not a port or a range of ports | one protocol a line with its ports, such as tcp 80,443',
    },
    {
      kind: 'cluster',
      given: { network: 'app', private: false },
      says: 'admin_ranges | it is missing | who reaches a control plane with a public address, such as 203.0.113.0/24',
    },
    {
      kind: 'cluster',
      given: { network: 'app', autoscaling: '5 1' },
      says: 'autoscaling | 5 is more than 1 | the fewest nodes first',
    },
    {
      kind: 'load_balancer',
      given: { network: 'app', targets: 'web', certificate: 'shop' },
      says: 'certificate | an internal one passes traffic on encrypted | public: true',
    },
    {
      kind: 'load_balancer',
      given: { network: 'app' },
      says: 'targets | it is missing | names of machines in this project',
    },
  ])('refuse $kind $given', ({ kind, given, says }) => {
    expect(refusalOf(() => settingsOf(kind, given))).toContain(says);
  });

  it.each([
    { vcpus: 1, ramGib: 0, id: 'db-custom-1-3840' },
    { vcpus: 1, ramGib: 4, id: 'db-custom-1-4096' },
    { vcpus: 2, ramGib: 16, id: 'db-custom-4-16384' },
    { vcpus: 5, ramGib: 8, id: 'db-custom-6-8192' },
    { vcpus: 96, ramGib: 0, id: 'db-custom-96-88576' },
  ])('a database of $vcpus vCPU and $ramGib GiB is $id', ({ vcpus, ramGib, id }) => {
    expect(customClass(vcpus, ramGib)).toBe(id);
  });

  it('refuse names that Google keeps for itself', () => {
    const bucket = settingsFor({ ...SHOP }, 'bucket', 'my-google-files', {});
    expect(neighbourProblems({ project: SHOP, resources: [bucket] })).toMatchObject([
      { field: 'bucket my-google-files, name' },
    ]);
  });

  it('refuse a firewall rule under the name a network has taken', () => {
    const rule = settingsFor(SHOP, 'firewall', 'app', { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8' });
    const problems = neighbourProblems({ project: SHOP, resources: [aNetwork('app', { allow_internal: true }), rule] });
    expect(problems).toMatchObject([{ field: 'firewall app, name' }]);
  });
});

describe('warnings', () => {
  const warned = (kind: Kind, raw: Readonly<Record<string, unknown>>, project = SHOP) =>
    warningsOf(project, settingsFor(project, kind, 'thing', raw, ALICE), raw);

  it.each<{ kind: Kind; raw: Readonly<Record<string, unknown>>; project?: typeof SHOP; says: string }>([
    { kind: 'vm', raw: { machine_type: 'e2-medium', network: 'app' }, project: PROD, says: 'shares its vCPUs' },
    {
      kind: 'vm',
      raw: { machine_type: 'n2-standard-2', network: 'app', spot: true },
      project: PROD,
      says: 'spot machine',
    },
    {
      kind: 'vm',
      raw: { machine_type: 'e2-small', network: 'app', tags: 'a, b' },
      says: 'tags was read as a list: a, b.',
    },
    {
      kind: 'vm',
      raw: { machine_type: 'e2-small', network: 'app', startup_script: 'export DB_PASSWORD=hunter2' },
      says: 'seems to hold a secret',
    },
    { kind: 'database', raw: { network: 'app', class: 'db-f1-micro' }, project: PROD, says: 'shares its core' },
    {
      kind: 'database',
      raw: { network: 'app', deletion_protection: false },
      project: PROD,
      says: 'deletion protection',
    },
    { kind: 'cluster', raw: { network: 'app', nodes: 4 }, project: PROD, says: 'there will be 6' },
    {
      kind: 'firewall',
      raw: { network: 'app', allow: 'tcp 22', sources: '0.0.0.0/0' },
      says: 'The whole internet reaches',
    },
    { kind: 'bucket', raw: { retention_days: 30 }, says: 'For 30 days nobody can delete' },
    { kind: 'load_balancer', raw: { network: 'app', targets: 'web', public: true }, says: 'Without a certificate' },
  ])('$kind $raw: $says', ({ kind, raw, project, says }) => {
    expect(warned(kind, raw, project).join('\n')).toContain(says);
  });

  it('are none for what is ordinary', () => {
    expect(warned('vm', { machine_type: 'e2-medium', network: 'app' })).toEqual([]);
    expect(warned('database', { network: 'app' }, PROD)).toEqual([]);
    expect(warned('bucket', {})).toEqual([]);
  });
});

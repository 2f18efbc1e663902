import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regions as regionsOfCloud } from '../../src/catalog/regions.ts';
import type { Kind, Resource } from '../../src/core/request.ts';
import { generateProject, outOfStep } from '../../src/generators/generate.ts';
import { impactOf } from '../../src/generators/impact.ts';
import type { ProjectFacts } from '../../src/generators/kind.ts';
import { checkedResource, menuOf, neighbourProblems, warningsOf } from '../../src/generators/kinds.ts';
import { readProject } from '../../src/generators/read-project.ts';
import { AWS } from './aws/everything.ts';
import { refusalOf, SHOP } from './samples.ts';

type Asked = Readonly<Record<string, unknown>>;
const BOTH = ['us-east-1', 'eu-west-1'];
const EUROPE = ['us-central1', 'europe-west1'];

const on = (project: ProjectFacts) => (kind: Kind, name: string, settings: Asked) =>
  checkedResource(project, kind, name, settings);
const aws = on(AWS);
const gcp = on(SHOP);
const machine = (more: Asked = {}) => aws('vm', 'web', { machine_type: 't3.micro', network: 'app', ...more });
const network = (more: Asked = {}) => aws('network', 'app', more);
const bucket = (more: Asked = {}) => aws('bucket', 'uploads', more);

const filesOf = (project: ProjectFacts, resources: readonly Resource[], present?: ReadonlyMap<string, string>) =>
  new Map(
    [...generateProject({ project, resources, ...(present && { present }) })].flatMap(([path, text]) =>
      text === null ? [] : [[path.replace('projects/shop/', ''), text] as const],
    ),
  );
/** A file without the line that has its checksum. */
const bodyOf = (files: ReadonlyMap<string, string>, path: string) => (files.get(path) ?? '').replace(/^.*\n/, '');
const headsOf = (text: string) => text.match(/^(?:resource|data|output) .*$/gm) ?? [];

describe('a resource of several regions', () => {
  it('has its own name at home and the region behind it elsewhere, all in one file', () => {
    const file = bodyOf(filesOf(AWS, [bucket({ regions: BOTH })]), 'bucket-uploads.tf');
    expect(headsOf(file).filter((head) => head.includes('"aws_s3_bucket"'))).toEqual([
      'resource "aws_s3_bucket" "uploads" {',
      'resource "aws_s3_bucket" "uploads_eu_west_1" {',
    ]);
    expect(file).toContain('bucket              = "shop-uploads-eu-west-1"'.replace(/ {14}/, ' '.repeat(3)));
  });

  it('makes every block of AWS elsewhere by the provider of its region, which has the same tags', () => {
    const files = filesOf(AWS, [network({ regions: BOTH }), machine({ region: 'eu-west-1' })]);
    const [, ...blocks] = bodyOf(files, 'vm-web.tf').split(/\n(?=resource|data)/);
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) expect(block).toMatch(/^\s*(?:resource|data) .* \{\n {2}provider +?= aws\.eu_west_1\n/);
    expect(bodyOf(files, 'network-app.tf').match(/provider +=/g)).toHaveLength(
      headsOf(bodyOf(files, 'network-app.tf')).length / 2,
    );
    expect(bodyOf(files, 'providers.tf').match(/alias|region = .*|default_tags/g)).toEqual([
      'region = "us-east-1"',
      'default_tags',
      'alias',
      'region = "eu-west-1"',
      'default_tags',
    ]);
  });

  it('reads back from its file as what was asked for', () => {
    const asked = [network({ regions: BOTH }), machine({ regions: BOTH, zone: undefined })];
    const files = generateProject({ project: AWS, resources: asked }) as Map<string, string>;
    expect(readProject(files, 'projects/shop').resources).toEqual(asked);
    expect(files.get('projects/shop/resources/vm-web.yaml')).toContain('regions:\n    - us-east-1\n    - eu-west-1\n');
    expect(outOfStep(files, AWS)).toEqual([]);
  });

  it('takes the first zone of each region, and what a text of a form says', () => {
    const file = bodyOf(filesOf(SHOP, [gcp('network', 'app', { subnets: SUBNETS }), far()]), 'vm-web.tf');
    expect(file.match(/zone +?= .*/g)).toEqual(['zone         = "us-central1-a"', 'zone         = "europe-west1-b"']);
    expect(far('us-central1, europe-west1').settings).toMatchObject({ regions: EUROPE });
    expect(far().settings).not.toHaveProperty('zone');
  });

  it('warns of the same once', () => {
    const asked = { regions: BOTH, lifecycle: '90 delete' };
    expect(warningsOf(AWS, bucket(asked))).toEqual(['A lifecycle rule deletes objects by itself.']);
  });

  it('is priced by its region in menus', () => {
    const priced = (region: string) => menuOf(AWS, 'vm', { region, family: 'm5' });
    expect(priced('eu-central-1')).not.toEqual(priced('us-east-1'));
  });
});

const SUBNETS = 'here 10.10.1.0/24\nthere 10.10.2.0/24 europe-west1';
const far = (regions: unknown = EUROPE) =>
  gcp('vm', 'web', { machine_type: 'e2-small', network: 'app', tags: 'web', regions });

describe('regions that do not fit', () => {
  it.each<[what: string, make: () => unknown, says: string]>([
    [
      'both ways of asking',
      () => bucket({ region: BOTH[0], regions: BOTH }),
      'regions | there is a region, too | either',
    ],
    ['a slip', () => bucket({ regions: ['us-east1'] }), 'there is no region us-east1 | did you mean us-east-1?'],
    ['one twice', () => bucket({ regions: 'eu-west-1 eu-west-1' }), 'eu-west-1 is there twice | each region once'],
    ['a region that is none', () => bucket({ regions: ['../x'] }), 'is not a region'],
    ['a slip in the setting', () => bucket({ regons: BOTH }), 'did you mean regions?'],
    [
      'a zone of one region',
      () => machine({ regions: BOTH, zone: 'us-east-1a' }),
      'us-east-1a is no zone of eu-west-1',
    ],
    [
      'a machine type that one lacks',
      () =>
        gcp('vm', 'web', { machine_type: 'c4n-standard-2', network: 'app', regions: ['us-central1', 'africa-south1'] }),
      'c4n-standard-2 is not offered in africa-south1',
    ],
    [
      'a size that is another type in each',
      () => machine({ machine_type: undefined, vcpus: 2, ram_gib: 4, regions: ['us-east-1', 'af-south-1'] }),
      'one machine_type that every region has',
    ],
    [
      'a name that becomes too long',
      () => gcp('cluster', 'platform', { network: 'app', region: 'northamerica-northeast1' }),
      'it would be called platform-northamerica-northeast1',
    ],
    ['a network of Google', () => gcp('network', 'app', { region: 'us-east1' }), 'a region for each of its subnets'],
    [
      'a rule of Google',
      () => gcp('firewall', 'in', { network: 'app', allow: 'all', tags: 'a', source_tags: 'b', regions: EUROPE }),
      'holds in every region',
    ],
    [
      'a public load balancer of Google',
      () => gcp('load_balancer', 'front', { network: 'app', targets: 'web', public: true, regions: EUROPE }),
      'takes machines of every region',
    ],
  ])('are refused: %s', (_, make, says) => {
    expect(refusalOf(make).join('\n')).toContain(says);
  });
});

describe('references across regions', () => {
  const problemsOf = (...resources: Resource[]) =>
    neighbourProblems({ project: AWS, resources }).map((one) =>
      one.code === 'bad-input' ? `${one.field} | ${one.why} | ${one.expected}` : one.code,
    );
  const balancer = (more: Asked = {}) => aws('load_balancer', 'front', { network: 'app', targets: 'web', ...more });

  it.each<[what: string, resources: Resource[]]>([
    ['all at home', [network(), machine()]],
    ['each copy takes the network of its region', [network({ regions: BOTH }), machine({ regions: BOTH })]],
    ['one takes the copy of its region', [network({ regions: BOTH }), machine({ region: 'eu-west-1' })]],
    ['both in the same other region', [network({ region: 'eu-west-1' }), machine({ region: 'eu-west-1' })]],
    [
      'a load balancer in each region takes its own machines',
      [network({ regions: BOTH }), machine({ regions: BOTH }), balancer({ regions: BOTH })],
    ],
  ])('fit: %s', (_, resources) => {
    expect(problemsOf(...resources)).toEqual([]);
  });

  it.each<[what: string, resources: Resource[], says: string[]]>([
    [
      'a network elsewhere',
      [network(), machine({ region: 'eu-west-1' })],
      [
        'vm web, network | the network app is in us-east-1 and cannot be used in eu-west-1 | a network in eu-west-1; app has a copy there with regions: [us-east-1, eu-west-1]',
      ],
    ],
    [
      'one copy without a network, and only that one',
      [network(), machine({ regions: BOTH })],
      [
        'vm web in eu-west-1, network | the network app is in us-east-1 and cannot be used in eu-west-1 | a network in eu-west-1; app has a copy there with regions: [us-east-1, eu-west-1]',
      ],
    ],
    [
      'machines that only another region has',
      [network({ regions: BOTH }), machine(), balancer({ region: 'eu-west-1' })],
      [
        'load_balancer front, targets | the vm web is in us-east-1 and cannot be used in eu-west-1 | a vm in eu-west-1; web has a copy there with regions: [us-east-1, eu-west-1]',
      ],
    ],
    [
      'a copy by its own name',
      [network({ regions: BOTH }), machine({ network: 'app-eu-west-1' })],
      ['vm web, network | there is no network app-eu-west-1 in this project | one of app'],
    ],
    [
      'a copy whose name is taken',
      [bucket({ regions: BOTH }), aws('bucket', 'uploads-eu-west-1', {})],
      [
        'bucket uploads in eu-west-1, name | uploads-eu-west-1 is the name of a copy and of another bucket | another name',
        'bucket uploads-eu-west-1, name | uploads-eu-west-1 is the name of a copy and of another bucket | another name',
      ],
    ],
  ])('are refused: %s', (_, resources, says) => {
    expect(problemsOf(...resources)).toEqual(says);
  });

  it('let a public load balancer of Google take the machines of all regions, and an internal one those of its own', () => {
    const instances = (more: Asked) => {
      const front = gcp('load_balancer', 'front', { network: 'app', targets: 'web', ...more });
      const files = filesOf(SHOP, [gcp('network', 'app', { subnets: SUBNETS }), far(), front]);
      return bodyOf(files, 'load_balancer-front.tf').match(/google_compute_instance\.\w+/g);
    };
    expect(instances({ public: true })).toEqual([
      'google_compute_instance.web_europe_west1',
      'google_compute_instance.web',
    ]);
    expect(instances({ ports: 80 })).toEqual(['google_compute_instance.web']);
    expect(instances({ ports: 80, region: 'europe-west1' })).toEqual(['google_compute_instance.web_europe_west1']);
  });

  it("want a subnet in the machine's region of a network of Google", () => {
    const resources = [gcp('network', 'app', {}), far()];
    expect(neighbourProblems({ project: SHOP, resources })).toMatchObject([
      { field: 'vm web in europe-west1, network', expected: expect.stringContaining('europe-west1 in its subnets') },
    ]);
  });
});

describe('when regions come and go', () => {
  it.each<[what: string, before: Asked, after: Asked, does: string[]]>([
    [
      'another region beside',
      {},
      { regions: BOTH },
      ['regions: in place: uploads-eu-west-1 in eu-west-1 is made; nothing else changes.'],
    ],
    ['the same in other words', { region: 'eu-west-1' }, { regions: ['eu-west-1'] }, []],
    ['another order', { regions: BOTH }, { regions: [...BOTH].reverse() }, []],
    [
      'one region less',
      { regions: BOTH },
      { regions: ['us-east-1'] },
      ['regions: data loss: uploads-eu-west-1 in eu-west-1 goes, with all that it holds.'],
    ],
    [
      'a move',
      {},
      { region: 'eu-west-1' },
      ['region: data loss: uploads-eu-west-1 in eu-west-1 is made, uploads in us-east-1 goes, with all that it holds.'],
    ],
    [
      'from a region of its own to several',
      { region: 'eu-west-1' },
      { regions: BOTH },
      ['regions: in place: uploads in us-east-1 is made; nothing else changes.'],
    ],
  ])('%s', (_, before, after, does) => {
    const impacts = impactOf(bucket(before), bucket(after), AWS);
    expect(impacts.map(({ setting, effect, note }) => `${setting}: ${effect}: ${note}`)).toEqual(does);
  });

  it('keeps the provider of a region after the last resource has gone, because terraform removes with it', () => {
    const before = generateProject({ project: AWS, resources: [bucket({ regions: BOTH })] }) as Map<string, string>;
    const after = filesOf(AWS, [bucket()], before);
    expect(bodyOf(after, 'bucket-uploads.tf')).not.toContain('eu_west_1');
    expect(bodyOf(after, 'providers.tf')).toContain('alias  = "eu_west_1"');
    expect(bodyOf(filesOf(AWS, [bucket()]), 'providers.tf')).not.toContain('alias');
  });

  it.each([
    { cloud: 'AWS', project: AWS },
    { cloud: 'Google', project: SHOP },
  ])('generates the same bytes twice and leaves the blocks of other copies alone: $cloud', ({ project }) => {
    const known = regionsOfCloud(project.provider).map(({ id }) => id);
    const lists = fc.uniqueArray(fc.constantFrom(...known), { minLength: 2, maxLength: 5 });
    const fileOf = (regions: readonly string[]) =>
      bodyOf(filesOf(project, [on(project)('bucket', 'b', { regions })]), 'bucket-b.tf');
    fc.assert(
      fc.property(lists, (regions) => {
        const [all, fewer] = [fileOf(regions), fileOf(regions.slice(0, -1))];
        expect(fileOf(regions)).toBe(all);
        expect(all.startsWith(fewer)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

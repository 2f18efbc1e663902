import { describe, expect, it } from 'vitest';
import type { Provider } from '../../src/core/project.ts';
import { applyDeltas, type Delta, fingerprint, type Kind, type Resource } from '../../src/core/request.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { forgottenFiles, refuseHandEdited } from '../../src/generators/hand-edited.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { SSH_KEY } from './azure/everything.ts';
import { refusalOf } from './samples.ts';
import { projectOn } from './templates/scenes.ts';

const MACHINES: Readonly<Record<Provider, Readonly<Record<string, unknown>>>> = {
  gcp: { machine_type: 'e2-small' },
  aws: { machine_type: 't3.small' },
  azure: { machine_type: 'Standard_B2s', ssh_public_key: SSH_KEY },
};

/** A network, a machine, and a firewall for machines tagged `web`, as that machine is, on each cloud. */
function shopOn(provider: Provider) {
  const project = projectOn(provider);
  const made = (kind: Kind, name: string, settings: Readonly<Record<string, unknown>> = {}): Resource =>
    checkedResource(project, kind, name, settings);
  const network = made('network', 'app');
  const vm = (name = 'web', more: Readonly<Record<string, unknown>> = {}) =>
    made('vm', name, { network: 'app', tags: ['web'], ...MACHINES[provider], ...more });
  const firewall = (port = 443) =>
    made('firewall', 'https', {
      network: 'app',
      tags: ['web'],
      allow: [{ protocol: 'tcp', ports: [port] }],
      sources: ['10.0.0.0/8'],
    });
  const filesOf = (resources: readonly Resource[]) =>
    new Map(
      [...generateProject({ project, resources })].flatMap(([path, text]) => (text === null ? [] : [[path, text]])),
    );
  /** What a request is refused for where a person edited one file. */
  const refused = (edited: string, resources: readonly Resource[], deltas: readonly Delta[]) => {
    const files = mine(filesOf(resources), edited);
    return refusalOf(() => refuseHandEdited(files, { project, resources }, deltas)).map((one) => JSON.parse(one));
  };
  return { project, made, network, vm, firewall, filesOf, refused };
}

const pathOf = (file: string) => `projects/shop/${file}.tf`;
const mine = (files: ReadonlyMap<string, string>, file: string) =>
  new Map(files).set(pathOf(file), `${files.get(pathOf(file))}# mine\n`);

const add = (resource: Resource): Delta => ({ do: 'add', resource });
const change = (before: Resource, resource: Resource): Delta => ({ do: 'change', resource, was: fingerprint(before) });
const remove = (gone: Resource): Delta => ({ do: 'remove', kind: gone.kind, name: gone.name, was: fingerprint(gone) });

const AWS = shopOn('aws');
const AZURE = shopOn('azure');
const GCP = shopOn('gcp');

describe('a request', () => {
  it.each([
    { what: 'a firewall comes', cloud: AWS, has: [], by: add(AWS.firewall()), edited: 'vm-web' },
    { what: 'a firewall goes', cloud: AWS, has: [AWS.firewall()], by: remove(AWS.firewall()), edited: 'vm-web' },
    { what: 'a firewall comes', cloud: AZURE, has: [], by: add(AZURE.firewall()), edited: 'network-app' },
    { what: 'a firewall comes', cloud: AZURE, has: [], by: add(AZURE.firewall()), edited: 'vm-web' },
    {
      what: 'a firewall changes',
      cloud: AZURE,
      has: [AZURE.firewall()],
      by: change(AZURE.firewall(), AZURE.firewall(8443)),
      edited: 'network-app',
    },
    {
      what: 'a firewall goes',
      cloud: AZURE,
      has: [AZURE.firewall()],
      by: remove(AZURE.firewall()),
      edited: 'network-app',
    },
    {
      what: 'a machine stands in a region of its own',
      cloud: AWS,
      has: [],
      by: add(AWS.made('bucket', 'copies', { region: 'eu-west-1' })),
      edited: 'providers',
    },
  ])(
    'is refused when $what, and it would have to be written into $edited, which a person owns',
    ({ cloud, has, by, edited }) => {
      expect(cloud.refused(edited, [cloud.network, cloud.vm(), ...has], [by])).toEqual([
        { code: 'hand-edited', path: pathOf(edited), isNeighbour: true },
      ]);
    },
  );

  it.each([
    {
      what: 'Google has rules by themselves',
      cloud: GCP,
      has: [],
      by: add(GCP.firewall()),
      edited: 'network-app',
    },
    {
      what: 'an AWS group changes its own rules',
      cloud: AWS,
      has: [AWS.firewall()],
      by: change(AWS.firewall(), AWS.firewall(8443)),
      edited: 'vm-web',
    },
    {
      what: 'a second machine is none of the first',
      cloud: AZURE,
      has: [AZURE.firewall()],
      by: add(AZURE.vm('api')),
      edited: 'vm-web',
    },
    {
      what: 'the last one leaves a region, whose provider stays',
      cloud: AWS,
      has: [AWS.made('bucket', 'copies', { region: 'eu-west-1' })],
      by: remove(AWS.made('bucket', 'copies', { region: 'eu-west-1' })),
      edited: 'providers',
    },
  ])('goes on where $what', ({ cloud, has, by, edited }) => {
    expect(cloud.refused(edited, [cloud.network, cloud.vm(), ...has], [by])).toEqual([]);
  });

  it('about a resource whose own file a person owns is refused with that file', () => {
    const own = { code: 'hand-edited', path: pathOf('vm-web') };
    const bigger = change(AWS.vm(), AWS.vm('web', { machine_type: 't3.large' }));
    for (const delta of [bigger, remove(AWS.vm())])
      expect(AWS.refused('vm-web', [AWS.network, AWS.vm()], [delta])).toEqual([own]);
    expect(AWS.refused('vm-web', [AWS.network], [add(AWS.vm())])).toEqual([own]);
  });
});

describe('a branch that a person pushed', () => {
  const base = mine(AZURE.filesOf([AZURE.network, AZURE.vm()]), 'network-app');
  const after = applyDeltas([AZURE.network, AZURE.vm()], [add(AZURE.firewall())]);
  const pushed = new Map([...AZURE.filesOf(after), [pathOf('network-app'), base.get(pathOf('network-app')) ?? '']]);
  const forgotten = (from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>) =>
    forgottenFiles(from, to, AZURE.project).map((one) => (one.code === 'hand-edited' ? one.path : one.code));

  it.each([
    { does: 'is told of the file that its change has no effect without', to: pushed, paths: [pathOf('network-app')] },
    { does: 'is believed where it changed that file, too', to: mine(pushed, 'network-app'), paths: [] },
    { does: 'may change something else', to: new Map([...base, [pathOf('extra'), 'locals {}\n']]), paths: [] },
    {
      does: 'may take a source away, and keep what it made as a file of its own',
      from: mine(base, 'vm-web'),
      to: new Map([...mine(base, 'vm-web')].filter(([path]) => !path.endsWith('vm-web.yaml'))),
      paths: [],
    },
    {
      does: 'is not measured by a base that nobody can read',
      from: new Map([...base, ['projects/shop/resources/vm-old.yaml', 'kind: [']]),
      to: pushed,
      paths: [],
    },
    {
      does: 'is left alone in a folder that is not ours',
      from: new Map([[pathOf('main'), 'locals {}\n']]),
      to: new Map([
        [pathOf('main'), 'locals {}\n'],
        ['projects/shop/resources/pod.yaml', 'kind: Pod\n'],
      ]),
      paths: [],
    },
  ])('$does', ({ from = base, to, paths }) => {
    expect(forgotten(from, to)).toEqual(paths);
  });
});

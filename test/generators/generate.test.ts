import { describe, expect, it } from 'vitest';
import { parseBackend } from '../../src/core/backend.ts';
import type { Resource } from '../../src/core/request.ts';
import { generateProject, outOfStep } from '../../src/generators/generate.ts';
import { settingsFor } from '../../src/generators/kinds.ts';
import { inspectFile, isOurs, sealFile } from '../../src/generators/ownership.ts';
import { readFacts, readProject } from '../../src/generators/read-project.ts';
import { aNetwork, aVm, refusalOf, SHOP } from './samples.ts';

type Files = Map<string, string>;
/** The folder after `wanted` was written into it. */
const written = (wanted: ReadonlyMap<string, string | null>, into: ReadonlyMap<string, string> = new Map()): Files =>
  new Map(
    [...new Map<string, string | null>([...into, ...wanted])].flatMap(([path, text]) =>
      text === null ? [] : [[path, text] as const],
    ),
  );
const generated = (resources: readonly Resource[], present: ReadonlyMap<string, string> = new Map()) =>
  generateProject({ project: SHOP, resources, present });
const edit = (files: Files, path: string, change: (text: string) => string): Files =>
  new Map(files).set(path, change(files.get(path) ?? ''));

const VM_TF = 'projects/shop/vm-web.tf';
const VM_YAML = 'projects/shop/resources/vm-web.yaml';
const BOTH = [aNetwork(), aVm()];
const shop = written(generated(BOTH));

describe('a generated project', () => {
  it('has one source and one file per resource, and three of its own', () => {
    expect([...shop.keys()].sort()).toEqual([
      'projects/shop/backend.tf',
      'projects/shop/network-app.tf',
      'projects/shop/project.yaml',
      'projects/shop/providers.tf',
      'projects/shop/resources/network-app.yaml',
      VM_YAML,
      'projects/shop/versions.tf',
      VM_TF,
    ]);
  });

  it('reads back as what was asked for', () => {
    expect(readProject(shop, 'projects/shop')).toEqual({ resources: BOTH, facts: SHOP });
    expect(readFacts(shop, 'projects/shop')).toEqual(SHOP);
    expect(readFacts(new Map(), 'projects/shop')).toBeUndefined();
  });

  it.each([
    ['s3', 's3://states?region=eu-west-1', ['bucket       = "states"', 'use_lockfile = true', 'encrypt      = true']],
    ['gcs', 'gs://states/team', ['bucket = "states"', 'prefix = "team/shop"']],
    [
      'azurerm',
      'azurerm://infra/acmestates/tfstate',
      ['container_name       = "tfstate"', 'use_azuread_auth     = true'],
    ],
  ] as const)('says where its state is in %s, for people who run terraform by hand', (kind, address, lines) => {
    const project = { ...SHOP, backend: parseBackend(address, SHOP.id) };
    const files = written(generateProject({ project, resources: [] }));
    expect(files.get('projects/shop/backend.tf')).toContain(`backend "${kind}" {`);
    for (const line of lines) expect(files.get('projects/shop/backend.tf')).toContain(line);
    expect(readFacts(files, 'projects/shop')).toEqual(project);
    expect(files.get('projects/shop/versions.tf')).toContain(kind === 's3' ? '">= 1.10"' : '">= 1.6"');
  });

  it('comes out the same, byte by byte, whoever generates it again', () => {
    const { resources } = readProject(shop, 'projects/shop');
    expect(written(generated(resources, shop))).toEqual(shop);
    expect(written(generated([...resources].reverse()))).toEqual(shop);
  });

  it('changes only the files of what changes', () => {
    const after = generated([aNetwork(), aVm('web', { machine_type: 'e2-standard-2' })], shop);
    expect(
      [...after]
        .filter(([path, text]) => shop.get(path) !== text)
        .map(([path]) => path)
        .sort(),
    ).toEqual([VM_YAML, VM_TF]);
  });

  it('takes away both files of what is removed', () => {
    const after = generated([aNetwork()], shop);
    expect(after.get(VM_YAML)).toBeNull();
    expect(after.get(VM_TF)).toBeNull();
    expect(written(after, shop).size).toBe(shop.size - 2);
  });

  it('keeps files of people as they are', () => {
    const mine = edit(shop, 'projects/shop/extra.tf', () => 'locals {}\n');
    expect(generated([aNetwork(), aVm('web', { spot: true })], mine).has('projects/shop/extra.tf')).toBe(false);
  });

  it('is refused while a machine stands in a network that is not there', () => {
    expect(refusalOf(() => generated([aVm()]))).toEqual([
      'vm web, network | there is no network app in this project | a network in this project; add one first',
    ]);
    expect(refusalOf(() => generated([aNetwork('apps'), aVm()]))[0]).toContain('did you mean apps?');
  });
});

describe('the generated file of a resource', () => {
  const FRONT_TF = 'projects/shop/vm-front.tf';
  const without = (path: string): Files => new Map([...shop].filter(([one]) => one !== path));
  const mine = edit(shop, VM_TF, (text) => `${text}# mine\n`);
  const renamed = [aNetwork(), aVm('front')];

  it.each<{ what: string; present: Files; resources: Resource[]; does: Record<string, string> }>([
    {
      what: 'is left alone when a person edited it, and the source goes on',
      present: mine,
      resources: [aNetwork(), aVm('web', { spot: true })],
      does: { [VM_TF]: 'left alone', [VM_YAML]: 'written' },
    },
    {
      what: 'is made again when a person deleted it and kept the source',
      present: without(VM_TF),
      resources: BOTH,
      does: { [VM_TF]: 'written', [VM_YAML]: 'written' },
    },
    {
      what: 'goes when the resource has another name, under which it comes',
      present: shop,
      resources: renamed,
      does: { [VM_TF]: 'deleted', [VM_YAML]: 'deleted', [FRONT_TF]: 'written' },
    },
    {
      what: 'stays under the old name when a person edited it',
      present: mine,
      resources: renamed,
      does: { [VM_TF]: 'left alone', [VM_YAML]: 'deleted', [FRONT_TF]: 'written' },
    },
    {
      what: 'stays when the resource is removed and a person edited it',
      present: mine,
      resources: [aNetwork()],
      does: { [VM_TF]: 'left alone', [VM_YAML]: 'deleted' },
    },
  ])('$what', ({ present, resources, does }) => {
    const after = generated(resources, present);
    const done = (path: string) =>
      after.has(path) ? (after.get(path) === null ? 'deleted' : 'written') : 'left alone';
    expect(Object.fromEntries(Object.keys(does).map((path) => [path, done(path)]))).toEqual(does);
    expect(outOfStep(written(after, present), SHOP)).toEqual([]);
  });
});

describe('whose a file is', () => {
  it.each([
    { what: 'as we wrote it', change: (text: string) => text, kind: 'owned' },
    { what: 'with one more blank', change: (text: string) => `${text} `, kind: 'hand-edited' },
    { what: 'with a line taken out', change: (text: string) => text.replace(/ {2}zone.*\n/, ''), kind: 'hand-edited' },
    {
      what: 'with the checksum of another',
      change: (text: string) => text.replace(/sha256:\w{8}/, 'sha256:00000000'),
      kind: 'hand-edited',
    },
    { what: 'without the first line', change: (text: string) => text.replace(/^.*\n/, ''), kind: 'foreign' },
    { what: 'with something in front', change: (text: string) => `\n${text}`, kind: 'foreign' },
  ])('$what: $kind', ({ change, kind }) => {
    expect(inspectFile(change(shop.get(VM_TF) ?? '')).kind).toBe(kind);
  });

  it('names its source', () => {
    expect(inspectFile(shop.get(VM_TF) ?? '')).toEqual({ kind: 'owned', source: 'resources/vm-web.yaml' });
    expect(inspectFile(sealFile('x', ''))).toEqual({ kind: 'owned', source: 'x' });
  });

  it('decides what we may write', () => {
    const mine = edit(shop, VM_TF, (text) => text.replace('e2-medium', 'e2-small'));
    expect(isOurs(mine, VM_TF)).toBe(false);
    expect(isOurs(mine, 'projects/shop/none.tf')).toBe(true);
  });
});

describe('files out of step with their sources', () => {
  it.each<{ what: string; files: Files; paths: string[] }>([
    { what: 'nothing', files: shop, paths: [] },
    {
      what: 'an edited source',
      files: edit(shop, VM_YAML, (text) => text.replace('e2-medium', 'e2-standard-2')),
      paths: [VM_TF],
    },
    {
      what: 'a generated file that is missing',
      files: new Map([...shop].filter(([path]) => path !== VM_TF)),
      paths: [VM_TF],
    },
    {
      what: 'a generated file that is left over',
      files: new Map([...shop].filter(([path]) => path !== VM_YAML)),
      paths: [VM_TF],
    },
    { what: 'a file that a person edited', files: edit(shop, VM_TF, (text) => `${text}# mine\n`), paths: [] },
    { what: 'a comment in a source', files: edit(shop, VM_YAML, (text) => `# hello\n${text}`), paths: [] },
    { what: 'a folder that is not ours', files: new Map([['projects/shop/main.tf', 'locals {}\n']]), paths: [] },
    {
      what: 'a folder that is not ours and has resources of another sort',
      files: new Map([['projects/shop/resources/pod.yaml', 'kind: Pod\n']]),
      paths: [],
    },
    { what: 'an empty folder', files: new Map(), paths: [] },
    {
      what: 'files elsewhere',
      files: edit(shop, 'projects/other/vm-x.tf', () => sealFile('resources/vm-x.yaml', '')),
      paths: [],
    },
  ])('$what', ({ files, paths }) => {
    expect(outOfStep(files, SHOP)).toEqual(paths);
  });

  it('go by what the project is, not by what its file in the repository claims', () => {
    const moved = edit(shop, 'projects/shop/project.yaml', (text) => text.replace('us-central1', 'europe-west1'));
    expect(outOfStep(moved, SHOP)).toEqual([]);
  });

  it('are refused with path and line where a source cannot be read', () => {
    const broken = edit(
      edit(shop, VM_YAML, (text) => text.replace('e2-medium', 'e2-huge')),
      'projects/shop/resources/network-app.yaml',
      () => 'kind: [',
    );
    const told = refusalOf(() => outOfStep(broken, SHOP));
    expect(told[0]).toContain('projects/shop/resources/network-app.yaml, line 1');
    expect(told[1]).toContain(`${VM_YAML}, line 5, machine_type | there is no machine type e2-huge`);
  });

  it('say that the project file is missing where nobody knows the project otherwise', () => {
    const orphan = new Map([...shop].filter(([path]) => !path.endsWith('project.yaml')));
    expect(refusalOf(() => readProject(orphan, 'projects/shop'))[0]).toContain(
      'projects/shop/project.yaml | it is missing',
    );
    expect(readProject(orphan, 'projects/shop', SHOP).resources).toHaveLength(2);
  });
});

it('keeps who asked first in the source, so that labels stay when another generates', () => {
  const bob = settingsFor(SHOP, 'vm', 'web', { ...aVm().settings, machine_type: 'e2-small' });
  expect(bob.settings.requested_by).toBe(aVm().settings.requested_by);
  expect(shop.get(VM_TF)).toContain('requested-by = "alice-discord-123456789012345678"');
});

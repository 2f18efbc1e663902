import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import './join.ts';
import { describe, expect, it } from 'vitest';
import { kindOfType } from '../../src/catalog/clouds.ts';
import { takenBy } from '../../src/catalog/takers.ts';
import type { ProjectId } from '../../src/core/ids.ts';
import { estimateResource } from '../../src/cost/estimate.ts';
import { recommendationsFor } from '../../src/cost/recommendations.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { impactOf } from '../../src/generators/impact.ts';
import type { ProjectFacts } from '../../src/generators/kind.ts';
import { checkedResource, settingsFor } from '../../src/generators/kinds.ts';
import { readProject } from '../../src/generators/read-project.ts';
import { allowedProviders } from '../../src/runner/providers.ts';
import { setStage } from '../discord/stage.ts';
import { machines } from '../fakes/limits.ts';
import { ALICE, refusalOf, SHOP } from '../generators/samples.ts';
import { MEADOW } from './join.ts';

const FIELD: ProjectFacts = {
  ...SHOP,
  id: 'field' as ProjectId,
  provider: MEADOW,
  region: 'north',
  directory: 'field',
};
const fence = settingsFor(FIELD, 'network', 'home', { purpose: 'Where they live' }, ALICE);
const hare = settingsFor(FIELD, 'vm', 'fast', { machine_type: 'hare-2', network: 'home' }, ALICE);
const resources = [fence, hare];

describe('a cloud that joins by its rows', () => {
  it('is written like the others: its provider, its pins, its resources', () => {
    const files = generateProject({ project: FIELD, resources });
    expect([...files.keys()].sort()).toEqual([
      'field/backend.tf',
      'field/network-home.tf',
      'field/project.yaml',
      'field/providers.tf',
      'field/resources/network-home.yaml',
      'field/resources/vm-fast.yaml',
      'field/versions.tf',
      'field/vm-fast.tf',
    ]);
    expect(files.get('field/versions.tf')).toMatch(/meadow = \{\s+source += "acme\/meadow"\s+version += "~> 1\.2"/);
    expect(files.get('field/providers.tf')).toContain('provider "meadow" {\n  part = "north"\n}');
    expect(files.get('field/vm-fast.tf')).toMatch(/fence += meadow_fence\.home\.id/);
    const present = new Map([...files].map(([path, text]) => [path, text ?? '']));
    expect(readProject(present, 'field')).toEqual({ resources, facts: FIELD });
  });

  it('has its prices, for a request and in other regions by their factor', () => {
    expect(estimateResource(hare, FIELD, resources).monthlyUsd).toBeCloseTo(0.02 * 730 + 2);
    expect(estimateResource(fence, FIELD).monthlyUsd).toBeCloseTo(0.05 * 730);
    expect(recommendationsFor(hare, FIELD, { vcpus: 1, ramGib: 1, hoursPerMonth: 100 })[0]).toMatchObject({
      id: 'smaller-type',
      change: { machine_type: 'hare-1' },
    });
  });

  it('is held to what its regions have, with the nearest that they have', () => {
    const asked = (machine_type: string, region = 'north') =>
      refusalOf(() => checkedResource({ ...FIELD, region }, 'vm', 'x', { machine_type, network: 'home' }));
    expect(asked('hare-3').join()).toContain('did you mean hare-');
    expect(asked('hare-2', 'south').join()).toContain('hare-16');
    expect(refusalOf(() => checkedResource(FIELD, 'bucket', 'x', {})).join()).toContain('one of vm, network');
  });

  it('says what a change does', () => {
    const larger = checkedResource(FIELD, 'vm', 'fast', { ...hare.settings, machine_type: 'hare-16' });
    expect(impactOf(hare, larger, FIELD).map(({ setting, effect }) => `${setting}: ${effect}`)).toEqual([
      'machine_type: restart',
    ]);
  });

  it('counts against quotas and rights by what a plan has of it', () => {
    expect(takenBy({ address: 'a', type: 'meadow_hare', values: { size: 'hare-16' } } as never)).toMatchObject({
      usage: machines(1, 16, 64),
      machines: { count: 1, each: { vcpus: 16, ramGib: 64 } },
    });
    expect(kindOfType('meadow_hare')).toBe('vm');
    expect(allowedProviders({ provider: MEADOW })).toContain('acme/meadow');
  });

  it('is asked for in Discord, from the project to the last field of a form', async () => {
    const { ana, cases, channel, lobby } = await setStage();
    const project = { project: 'field', provider: 'meadow', region: 'north', environment: 'dev' };
    expect((await (await ana.run('/cloud-create-project', project, { channel })).settled()).text).toContain('Meadow');
    await ana.run('/cloud-deploy', { project: 'field' }, { channel });
    const fenceForm = await ana.select(await lobby('Draft'), 'Add a resource…', ['network']);
    await (await ana.submitModal(fenceForm, { Name: 'home' })).settled();
    const families = await ana.select(await lobby('Network home'), 'Add a resource…', ['vm']);
    const types = await ana.select(families.message(), 'Machine family…', ['hare']);
    expect(JSON.stringify(types.message().components)).toContain('2 vCPU, 4 GiB, $14.60 a month');
    const form = await ana.select(types.message(), 'Machine type…', ['hare-2']);
    await (await ana.submitModal(form, { Name: 'fast', Network: 'home' })).settled();
    expect([...cases.deploys.values()][0]?.deltas.map((delta) => 'resource' in delta && delta.resource)).toMatchObject([
      { kind: 'network', name: 'home' },
      { kind: 'vm', name: 'fast', settings: { machine_type: 'hare-2', network: 'home' } },
    ]);
  });
});

describe('the parts that know no cloud', () => {
  const SRC = resolve(import.meta.dirname, '../../src');
  it.each(['core', 'policy', 'discord'])('%s names none', (folder) => {
    const files = readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.ts'),
    );
    const naming = files.filter((file) =>
      /['"`](?:gcp|aws|azure)['"`]|\b(?:google|azurerm|aws)_[a-z]+_/.test(
        readFileSync(join(SRC, folder, file), 'utf8'),
      ),
    );
    expect(naming.map((file) => relative('.', file))).toEqual([]);
  });
});

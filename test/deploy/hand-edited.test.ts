import { expect, it } from 'vitest';
import type { Resource } from '../../src/core/request.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { checkedResource } from '../../src/generators/kinds.ts';
import { deployOf, draft, handMade, refusalOf } from './steps.ts';
import { ana, createWorld } from './world.ts';

const VM_TF = 'projects/web-dev/vm-web.tf';
const HTTPS = { network: 'main', tags: ['web'], allow: [{ protocol: 'tcp', ports: [443] }], sources: ['10.0.0.0/8'] };

/** On AWS a machine's file names the groups of its firewalls; here a person edited that file. */
async function editedMachine() {
  const world = await createWorld({ project: { provider: 'aws', region: 'us-east-1' } });
  const { project, repositories } = world;
  const made = (kind: Resource['kind'], name: string, settings = {}) => checkedResource(project, kind, name, settings);
  const present = [
    made('network', 'main'),
    made('vm', 'web', { network: 'main', tags: ['web'], machine_type: 't3.small' }),
  ];
  const filesOf = (resources: readonly Resource[]) => Object.fromEntries(generateProject({ project, resources }));
  const edited = `${filesOf(present)[VM_TF]}# mine\n`;
  repositories.push('main', { ...filesOf(present), [VM_TF]: edited });
  return { world, edited, after: filesOf([...present, made('firewall', 'https', HTTPS)]) };
}

it('a firewall is refused before any branch where it would have to be written into a file of a person', async () => {
  const { world } = await editedMachine();
  const deploy = await draft(world, { network: 'other' });
  await world.useCases.addResource({ deploy, by: ana, kind: 'firewall', name: 'https', settings: HTTPS });
  expect(await refusalOf(world.useCases.submitRequest({ deploy, by: ana }))).toEqual(['hand-edited']);
  expect(await world.at(deploy)).toBe('draft');
});

it.each([
  { what: 'one that leaves it as it is fails', change: '', at: 'failed' },
  { what: 'one that changes it, too, is planned', change: '# and the group of https\n', at: 'plan_ready' },
])('of the pull requests that a person makes for it, $what', async ({ change, at }) => {
  const { world, edited, after } = await editedMachine();
  const number = await handMade(world, { branch: 'more', files: { ...after, [VM_TF]: edited + change } });
  const { state } = await deployOf(world, number);
  expect(state.at).toBe(at);
  if (at === 'failed') expect(JSON.stringify(state)).toContain(`${VM_TF} was edited by hand`);
});

import { describe, expect, it } from 'vitest';
import type { Resource } from '../../src/core/request.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { aNetwork, aVm, HOSTILE, SHOP } from './samples.ts';
import { hasTerraform, inFolder, terraform } from './terraform.ts';

const SCENES: Record<string, readonly Resource[]> = {
  shop: [
    aNetwork('app', { purpose: 'Everything of the shop' }),
    aVm('web', { tags: 'http https', purpose: 'Front end' }),
  ],
  odd: [
    aNetwork('closed-net', { cidr: '192.168.7.0/24', options: ['allow_internal'] }),
    aVm('batch-1', {
      network: 'closed-net',
      spot: true,
      machine_type: 'c4a-standard-2',
      purpose: HOSTILE.slice(0, 7).join('\n'),
    }),
    aVm('edge', { network: 'closed-net', public_address: true, machine_type: 'c4-standard-4' }),
  ],
};

/** Files without their folder, and with names that stay apart. */
const filesOf = (resources: readonly Resource[]): [name: string, text: string][] =>
  [...generateProject({ project: SHOP, resources })].flatMap(([path, text]) =>
    text === null ? [] : [[path.replace('projects/shop/', '').replaceAll('/', '-'), text] as [string, string]],
  );

describe.each(Object.entries(SCENES))('golden files: %s', (scene, resources) => {
  it.each(filesOf(resources))('%s', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`../golden/${scene}/${name}`);
  });

  it.skipIf(!hasTerraform)('are as terraform fmt would write them', () => {
    const tf = filesOf(resources).filter(([name]) => name.endsWith('.tf'));
    expect(inFolder(Object.fromEntries(tf), (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { generateProject } from '../../../src/generators/generate.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { AZURE, PLAIN, PROD, RICH } from './everything.ts';

/** Files of resources, without their folder, and with names that stay apart. */
const filesOf = (files: ReadonlyMap<string, string | null>): [name: string, text: string][] =>
  [...files].flatMap(([path, text]) => {
    const name = path.replace('projects/shop/', '').replaceAll('/', '-');
    return text === null || /^(?:project|versions|providers|backend)\./.test(name)
      ? []
      : [[name, text] as [string, string]];
  });

describe.each([
  { scene: 'plain', files: filesOf(generateProject({ project: AZURE, resources: PLAIN })) },
  { scene: 'rich', files: filesOf(generateProject({ project: PROD, resources: RICH })) },
])('golden files of Azure: $scene', ({ scene, files }) => {
  it.each(files)('%s', async (name, text) => {
    await expect(text).toMatchFileSnapshot(`../../golden/azure-${scene}/${name}`);
  });

  it.skipIf(!hasTerraform)('are as terraform fmt would write them', () => {
    const tf = files.filter(([name]) => name.endsWith('.tf'));
    expect(inFolder(Object.fromEntries(tf), (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
  });
});

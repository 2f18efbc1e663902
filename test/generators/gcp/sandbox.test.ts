import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import type { Resource } from '../../../src/core/request.ts';
import { generateProject } from '../../../src/generators/generate.ts';
import { SHOP } from '../samples.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { FAR, PLAIN } from './everything.ts';

/** Files as terraform wants them in one folder, without the backend, which comes with a run. */
const tfFiles = (resources: readonly Resource[]) =>
  Object.fromEntries(
    [...generateProject({ project: SHOP, resources: resources.filter(({ kind }) => kind !== 'load_balancer') })]
      .filter(([path]) => path.endsWith('.tf') && !path.endsWith('backend.tf'))
      .map(([path, text]) => [path.split('/').at(-1) ?? '', text ?? '']),
  );

describe.skipIf(!hasTerraform)('everything we make for Google, on the pretend cloud', () => {
  it.each([
    { scene: 'plain', resources: PLAIN },
    { scene: 'two regions', resources: FAR },
  ])('is planned, made, and then left alone by the next plan: $scene', async ({ resources }) => {
    await inFolder({}, async (dir) => {
      const cloud = await startSandboxCloud({ dir });
      try {
        inFolder(tfFiles(resources), (folder) => {
          const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
          terraform(place, 'init', '-input=false');
          terraform(place, 'apply', '-input=false', '-auto-approve', '-no-color');
          expect(terraform(place, 'plan', '-input=false', '-no-color')).toContain('No changes.');
        });
      } finally {
        await cloud.close();
      }
    });
  });
});

import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { tfFiles } from '../files.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { AZURE, PLAIN, PROD, RICH } from './everything.ts';

/** The pretend cloud has no networks that were made elsewhere. */
const isMadeHere = ({ settings: { network } }: Resource): boolean => !String(network).startsWith('existing:');

describe.skipIf(!hasTerraform)('everything we make for Azure, on the pretend cloud', () => {
  it.each<[scene: string, project: ProjectFacts, resources: readonly Resource[]]>([
    ['plain', AZURE, PLAIN],
    ['rich', PROD, RICH.filter(isMadeHere)],
  ])('is planned, made, and then left alone by the next plan: %s', async (_, project, resources) => {
    await inFolder({}, async (dir) => {
      const cloud = await startSandboxCloud({ dir });
      try {
        inFolder(tfFiles(project, resources), (folder) => {
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

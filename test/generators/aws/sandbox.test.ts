import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { AWS, PLAIN, PROD, RICH } from './everything.ts';
import { tfFiles } from './files.ts';

/** What the pretend cloud has: neither networks that were made elsewhere nor locks on objects. */
const isMadeHere = ({ settings: { network, retention_days: days } }: Resource): boolean =>
  !String(network).startsWith('existing:') && days === undefined;

describe.skipIf(!hasTerraform)('everything we make for AWS, on the pretend cloud', () => {
  it.each<[scene: string, project: ProjectFacts, resources: readonly Resource[]]>([
    ['plain', AWS, PLAIN],
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

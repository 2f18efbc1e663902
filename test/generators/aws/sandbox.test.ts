import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import type { Resource } from '../../../src/core/request.ts';
import type { ProjectFacts } from '../../../src/generators/kind.ts';
import { tfFiles } from '../files.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { AWS, BACK_HOME, FAR, PLAIN, PROD, RICH } from './everything.ts';

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

  it('stands in two regions, and the other one is given up without touching what is at home', async () => {
    await inFolder({}, async (dir) => {
      const cloud = await startSandboxCloud({ dir });
      const before = tfFiles(AWS, FAR);
      try {
        inFolder(before, (folder) => {
          const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
          terraform(place, 'init', '-input=false');
          const made = terraform(place, 'apply', '-input=false', '-auto-approve', '-no-color');
          expect(made).toMatch(/load_balancer_front_dns_name = ".*\.us-east-1\./);
          expect(made).toMatch(/load_balancer_front_eu_west_1_dns_name = ".*\.eu-west-1\./);
          expect(terraform(place, 'plan', '-input=false', '-no-color')).toContain('No changes.');
          for (const name of Object.keys(before)) rmSync(join(folder, name));
          for (const [name, text] of Object.entries(tfFiles(AWS, BACK_HOME, before)))
            writeFileSync(join(folder, name), text);
          const gone = terraform(place, 'plan', '-input=false', '-no-color');
          expect(gone).toMatch(/Plan: 0 to add, 0 to change, \d+ to destroy\./);
          expect(gone.match(/^ {2}# \S+ will be .*$/gm)?.filter((line) => !line.includes('eu_west_1'))).toEqual([]);
        });
      } finally {
        await cloud.close();
      }
    });
  });
});

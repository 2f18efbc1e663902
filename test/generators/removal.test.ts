import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../sandbox/cloud/index.ts';
import { KINDS, type Kind, type Resource } from '../../src/core/request.ts';
import type { ProjectFacts } from '../../src/generators/kind.ts';
import * as aws from './aws/everything.ts';
import * as azure from './azure/everything.ts';
import { tfFiles } from './files.ts';
import * as gcp from './gcp/everything.ts';
import { SHOP } from './samples.ts';
import { hasTerraform, inFolder, type Place, terraform, writeFiles } from './terraform.ts';

const CLOUDS: readonly [name: string, project: ProjectFacts, resources: readonly Resource[]][] = [
  ['gcp', SHOP, gcp.PLAIN],
  ['aws', aws.AWS, aws.PLAIN],
  ['azure', azure.AZURE, azure.PLAIN],
];

/** What stands in a network goes before it does; machines outlive their firewalls and load balancers. */
const STEPS: readonly (readonly Kind[])[] = [['network', 'vm'], ['network'], []];

describe.skipIf(!hasTerraform)(
  'every kind is gone after one apply, and its neighbours stay, on the pretend cloud',
  () => {
    it.each(CLOUDS)('%s', async (_, project, resources) => {
      expect(new Set(resources.map(({ kind }) => kind))).toEqual(new Set(KINDS));
      await inFolder({}, async (dir) => {
        const cloud = await startSandboxCloud({ dir });
        try {
          inFolder({}, (folder) => {
            const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
            let files = tfFiles(project, resources);
            writeFiles(folder, files);
            terraform(place, 'init', '-input=false');
            apply(place);
            for (const kinds of STEPS) {
              for (const name of Object.keys(files)) rmSync(join(folder, name));
              const left = resources.filter(({ kind }) => kinds.includes(kind));
              files = tfFiles(project, left, files);
              writeFiles(folder, files);
              apply(place);
              expect(terraform(place, 'plan', '-input=false', '-no-color'), kinds.join()).toContain('No changes.');
            }
            expect(terraform(place, 'state', 'list').replace('azurerm_resource_group.project\n', '')).toBe('');
          });
        } finally {
          await cloud.close();
        }
      });
    });
  },
);

const apply = (place: Place) =>
  terraform(place, 'apply', '-input=false', '-auto-approve', '-no-color', '-parallelism=40');

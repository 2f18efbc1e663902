import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mirrorOnly, OFFLINE } from '../../../sandbox/cloud/real-aws.ts';
import type { Resource } from '../../../src/core/request.ts';
import { Block, printFile } from '../../../src/generators/hcl.ts';
import { generatorOf } from '../../../src/generators/kinds.ts';
import { tfFiles } from '../files.ts';
import { allScenes, type Scene } from '../spreads.ts';
import { inFolder, terraform, writeFiles } from '../terraform.ts';
import { AWS, FAR, PLAIN, PROD, RICH } from './everything.ts';
import { mirror } from './real-provider.ts';
import { spread } from './spread.ts';

const VALID = { valid: true, error_count: 0, warning_count: 0 };

/** A machine of a fixed image, because looking one up asks the cloud. */
const withFixedImage = (resource: Resource): Resource =>
  resource.kind === 'vm'
    ? { ...resource, settings: { ...resource.settings, image: 'ami-0123456789abcdef0' } }
    : resource;

/** A whole file for each scene, in one folder: addresses and outputs get the scene's number, those of neighbours are left as text. */
function together(all: readonly Scene[]): Record<string, string> {
  return Object.fromEntries(
    all.map(({ project, resource, resources }, at) => {
      const body = generatorOf('aws', resource.kind).body(resource, { project, resources });
      const known = new Set(body.flatMap((item) => (item instanceof Block ? [item.labels.join('.')] : [])));
      const text = printFile(body)
        .replaceAll(/^(resource|data) "(\w+)" "([^"]+)"/gm, `$1 "$2" "$3-${at}"`)
        .replaceAll(/^output "([^"]+)"/gm, `output "$1-${at}"`)
        .replaceAll(/\b(aws_\w+)\.([\w-]+)/g, (whole, type: string, name: string) =>
          known.has(`${type}.${name}`) ? `${type}.${name}-${at}` : whole,
        );
      return [`scene-${at}.tf`, text];
    }),
  );
}

/** What is made, by what it is called: each is a module of one folder, because starting the provider is what takes long. */
const scenes = (): Record<string, Readonly<Record<string, string>>> => ({
  plain: tfFiles(AWS, PLAIN),
  rich: tfFiles(PROD, RICH),
  'two-regions': tfFiles(AWS, FAR),
  pairs: { ...tfFiles(AWS, spread.neighbours(AWS)), ...together(allScenes(spread)) },
});

const inFolders = (files: ReturnType<typeof scenes>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).flatMap(([scene, own]) => [
      [`${scene}.tf`, `module "${scene}" {\n  source = "./${scene}"\n}\n`],
      ...Object.entries(own).map(([name, text]) => [`${scene}/${name}`, text]),
    ]),
  );

describe.skipIf(!mirror)('what is made for AWS, by the provider itself', () => {
  it('is valid without a warning, over settings in pairs, too; its plan calls no cloud and has no password', () => {
    const all = scenes();
    inFolder({ ...inFolders(all), '.terraformrc': mirrorOnly }, (folder) => {
      const place = { folder, env: { TF_CLI_CONFIG_FILE: `${folder}/.terraformrc` } };
      terraform(place, 'init', '-input=false', '-no-color');
      expect(JSON.parse(terraform(place, 'validate', '-json'))).toMatchObject(VALID);

      for (const scene of Object.keys(all)) rmSync(join(folder, `${scene}.tf`));
      writeFiles(folder, { ...tfFiles(AWS, PLAIN.map(withFixedImage)), 'offline_override.tf': OFFLINE });
      const said = terraform(place, 'plan', '-input=false', '-no-color', '-refresh=false');
      expect(said).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy\./);
      expect(said).toContain('manage_master_user_password');
      expect(said).not.toMatch(/^\s*\+ password /m);
    });
  });
});

import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/core/request.ts';
import { Block, printFile } from '../../../src/generators/hcl.ts';
import { generatorOf } from '../../../src/generators/kinds.ts';
import { tfFiles } from '../files.ts';
import { allScenes, type Scene } from '../spreads.ts';
import { inFolder, terraform } from '../terraform.ts';
import { AWS, FAR, PLAIN, PROD, RICH } from './everything.ts';
import { cliConfig, mirror, OFFLINE } from './real-provider.ts';
import { spread } from './spread.ts';

const SLOW = 120_000;

/** What terraform says of a folder, with the provider itself. */
const ask = (files: Readonly<Record<string, string>>, ...args: readonly string[]): string =>
  inFolder({ ...files, '.terraformrc': cliConfig }, (folder) => {
    const place = { folder, env: { TF_CLI_CONFIG_FILE: `${folder}/.terraformrc` } };
    terraform(place, 'init', '-input=false', '-no-color');
    return terraform(place, ...args);
  });

const validate = (files: Readonly<Record<string, string>>): unknown => JSON.parse(ask(files, 'validate', '-json'));

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

describe.skipIf(!mirror)('what is made for AWS, by the provider itself', () => {
  it.each([
    { scene: 'plain', project: AWS, resources: PLAIN },
    { scene: 'rich', project: PROD, resources: RICH },
    { scene: 'two regions', project: AWS, resources: FAR },
  ])('is valid, without a warning: $scene', { timeout: SLOW }, ({ project, resources }) => {
    expect(validate(tfFiles(project, resources))).toMatchObject(VALID);
  });

  it('is valid over settings in pairs', { timeout: SLOW }, () => {
    const files = { ...tfFiles(AWS, spread.neighbours(AWS)), ...together(allScenes(spread)) };
    expect(validate(files)).toMatchObject(VALID);
  });

  it('is planned without a call to the cloud, and no password is in the plan', { timeout: SLOW }, () => {
    const resources = PLAIN.map(withFixedImage);
    const files = { ...tfFiles(AWS, resources), 'offline_override.tf': OFFLINE };
    const said = ask(files, 'plan', '-input=false', '-no-color', '-refresh=false');
    expect(said).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy\./);
    expect(said).toContain('manage_master_user_password');
    expect(said).not.toMatch(/^\s*\+ password /m);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { awsMirror, mirrorOnly } from '../../../sandbox/cloud/real-aws.ts';
import { awsEverything } from './aws-configuration.ts';
import { plannedLeaves } from './plan-leaves.ts';
import { useSandbox } from './sandbox.ts';
import { createWorkspace, noTerraform, type Workspace } from './terraform.ts';

const skipped = noTerraform || (awsMirror ? '' : '(skipped: no mirror has hashicorp/aws 5.100.0; GUILDOPS_AWS_MIRROR)');

/** terraform with the real provider. */
function createRealWorkspace(configuration: string): Workspace {
  const workspace = createWorkspace('');
  writeFileSync(join(workspace.dir, 'cli.tfrc'), mirrorOnly);
  workspace.write(configuration);
  return workspace;
}

/** The configuration without anything that is looked up, which the real provider could not do here. */
const withoutLookups = awsEverything
  .replace(/data "aws_.*?\n}\n/gs, '')
  .replace(/output "found".*$/s, '')
  .replaceAll('data.aws_availability_zones.here.names[count.index]', '["eu-west-1a", "eu-west-1b"][count.index]')
  .replaceAll('data.aws_ami.debian.id', '"ami-01234567"');

/** A provider block with which the real provider plans without asking anybody. */
const offline = withoutLookups.replace(
  'region = "eu-west-1"',
  `region                      = "eu-west-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true`,
);

describe.skipIf(skipped)(`beside the real provider for AWS ${skipped}`, () => {
  const sandbox = useSandbox();

  it('the configuration that the sandbox accepts is valid', async () => {
    const workspace = createRealWorkspace(awsEverything);
    expect((await workspace.init()).output).toContain('has been successfully initialized');
    const { exitCode, output } = await workspace.run('validate', '-no-color');
    expect({ exitCode, output }).toMatchObject({ exitCode: 0, output: expect.stringContaining('valid') });
    workspace.remove();
  });

  it('the sandbox plans every value of every resource the same', async () => {
    const real = createRealWorkspace(offline);
    const { workspace: ours } = sandbox;
    ours.write(withoutLookups);
    await Promise.all([real.init(), ours.init()]);
    const [expected, planned] = [plannedLeaves(await real.plan()), plannedLeaves(await ours.plan())];
    expect(Object.keys(expected).length).toBeGreaterThan(900);
    expect(planned).toEqual(expected);
    real.remove();
  });
});

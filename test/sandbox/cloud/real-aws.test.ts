import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { awsEverything } from './aws-configuration.ts';
import { awsMirror } from './real-aws.ts';
import { createWorkspace, noTerraform } from './terraform.ts';

const skipped = noTerraform || (awsMirror ? '' : '(skipped: no mirror has hashicorp/aws 5.100.0; GUILDOPS_AWS_MIRROR)');

describe.skipIf(skipped)(`the real provider for AWS ${skipped}`, () => {
  it('accepts the configuration that the sandbox accepts', { timeout: 120_000 }, async () => {
    const workspace = createWorkspace('');
    const installation = `provider_installation {\n  filesystem_mirror {\n    path = "${awsMirror}"\n  }\n}\n`;
    writeFileSync(join(workspace.dir, 'cli.tfrc'), installation);
    workspace.write(awsEverything);
    expect((await workspace.init()).output).toContain('has been successfully initialized');
    const { exitCode, output } = await workspace.run('validate', '-no-color');
    expect({ exitCode, output }).toMatchObject({ exitCode: 0, output: expect.stringContaining('valid') });
    workspace.remove();
  });
});

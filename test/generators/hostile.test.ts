import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../sandbox/cloud/index.ts';
import { descriptionOf } from '../../src/generators/gcp/labels.ts';
import { generateProject } from '../../src/generators/generate.ts';
import { settingsFor } from '../../src/generators/kinds.ts';
import { ALICE, aNetwork, HOSTILE, SHOP } from './samples.ts';
import { hasTerraform, inFolder, terraform } from './terraform.ts';

describe.skipIf(!hasTerraform)('text of people in generated files', () => {
  it('reaches the plan of a real terraform as text and as nothing else', async () => {
    const texts = [...HOSTILE, ...fc.sample(fc.string({ unit: 'binary', maxLength: 200 }), 30)];
    const machines = texts.map((text, at) =>
      settingsFor(
        SHOP,
        'vm',
        `m${at}`,
        { machine_type: 'e2-small', network: 'app', purpose: text },
        { ...ALICE, name: text },
      ),
    );
    const files = generateProject({
      project: SHOP,
      resources: [aNetwork('app', { purpose: texts.join('\n').slice(0, 4_000) }), ...machines],
    });
    const tf = [...files].filter(([path]) => path.endsWith('.tf') && !path.endsWith('backend.tf'));
    const named = Object.fromEntries(tf.map(([path, text]) => [path.split('/').at(-1) ?? '', text ?? '']));

    const planned = await inSandbox(named);

    expect(planned.map(({ name }) => name).sort()).toEqual(machines.map(({ name }) => name).sort());
    for (const { name, settings } of machines) {
      const machine = planned.find((one) => one.name === name);
      expect(machine?.description ?? '').toBe(descriptionOf(String(settings.purpose)).normalize('NFC'));
      expect(machine?.labels).toMatchObject({ 'managed-by': 'guildops', project: 'shop' });
    }
  });
});

interface Machine {
  name: string;
  description?: string;
  labels: Record<string, string>;
}

/** The machines that terraform plans on the pretend cloud, after `fmt` found nothing to change. */
async function inSandbox(files: Readonly<Record<string, string>>): Promise<Machine[]> {
  const output = await inFolder({}, async (dir) => {
    const cloud = await startSandboxCloud({ dir });
    try {
      return inFolder(files, (folder) => {
        const reattach = { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) };
        expect(terraform(folder, 'fmt', '-check', '-diff')).toBe('');
        terraform({ folder, env: reattach }, 'init', '-input=false');
        terraform({ folder, env: reattach }, 'plan', '-input=false', '-out=plan');
        return terraform({ folder, env: reattach }, 'show', '-json', 'plan');
      });
    } finally {
      await cloud.close();
    }
  });
  const { planned_values: values } = JSON.parse(output);
  const resources: { type: string; values: Machine }[] = values.root_module.resources;
  return resources.filter(({ type }) => type === 'google_compute_instance').map((one) => one.values);
}

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import type { Resource } from '../../../src/core/request.ts';
import { generateProject } from '../../../src/generators/generate.ts';
import { checkedResource, generatorOf, neighbourProblems, settingsFor } from '../../../src/generators/kinds.ts';
import { tfFiles } from '../files.ts';
import { ALICE, HOSTILE, refusalOf } from '../samples.ts';
import { spoiledOf } from '../spoiled.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { AWS, PROD, RICH } from './everything.ts';

describe('settings that people send on purpose', () => {
  it('are refused, or become a file that terraform would format the same', () => {
    const accepted: string[] = [];
    fc.assert(
      fc.property(spoiledOf(RICH), ({ resource: { kind, name, settings }, setting, value }) => {
        let made: Resource | undefined;
        const refused = refusalOf(() => {
          made = checkedResource(PROD, kind, name, { ...settings, [setting]: value });
        });
        expect(refused.length > 0).toBe(made === undefined);
        if (!made) return;
        const resource = made;
        const resources = RICH.map((one) => (one.kind === kind && one.name === name ? resource : one));
        if (neighbourProblems({ project: PROD, resources }).length > 0) return;
        const files = generateProject({ project: PROD, resources });
        accepted.push(files.get(`${PROD.directory}/${kind}-${name}.tf`) ?? '');
        expect(generatorOf('aws', kind).settingsOf(resource.settings, PROD)).toEqual(resource.settings);
      }),
      { numRuns: 400 },
    );
    expect(accepted.length).toBeGreaterThan(20);
    if (!hasTerraform) return;
    const files = Object.fromEntries(accepted.map((text, at) => [`${at}.tf`, text]));
    expect(inFolder(files, (folder) => terraform(folder, 'fmt', '-check', '-diff'))).toBe('');
  });

  it.skipIf(!hasTerraform)('reach a real terraform as text and as nothing else', async () => {
    const texts = HOSTILE.filter((text) => text.length < 1_000);
    const machines = texts.map((text, at) =>
      settingsFor(
        AWS,
        'vm',
        `m${at}`,
        { machine_type: 't3.micro', network: 'app', startup_script: text, purpose: text },
        { ...ALICE, name: text },
      ),
    );
    const planned = await plannedMachines([settingsFor(AWS, 'network', 'app', {}, ALICE), ...machines]);
    expect([...planned.keys()].sort()).toEqual(machines.map(({ name }) => name).sort());
    for (const { name, settings } of machines) {
      const script = String(settings.startup_script).normalize('NFC');
      expect([script, createHash('sha1').update(script).digest('hex')]).toContain(planned.get(name)?.user_data);
      expect(planned.get(name)?.tags['requested-by']).toMatch(/^[a-z0-9_-]{1,63}$/);
    }
  });
});

interface Machine {
  user_data: string;
  tags: Record<string, string>;
}

/** The machines that terraform plans to make on the pretend cloud, by name. */
async function plannedMachines(resources: readonly Resource[]): Promise<Map<string, Machine>> {
  const output = await inFolder({}, async (dir) => {
    const cloud = await startSandboxCloud({ dir });
    try {
      return inFolder(tfFiles(AWS, resources), (folder) => {
        const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
        terraform(place, 'init', '-input=false');
        terraform(place, 'plan', '-input=false', '-out=plan');
        return terraform(place, 'show', '-json', 'plan');
      });
    } finally {
      await cloud.close();
    }
  });
  const made: { type: string; values: Machine }[] = JSON.parse(output).planned_values.root_module.resources;
  const machines = made.filter(({ type }) => type === 'aws_instance').map(({ values }) => values);
  return new Map(machines.map((machine) => [machine.tags.Name ?? '', machine]));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSandboxCloud } from '../../../sandbox/cloud/index.ts';
import type { Resource } from '../../../src/core/request.ts';
import { descriptionOf } from '../../../src/generators/gcp/labels.ts';
import { generateProject } from '../../../src/generators/generate.ts';
import { checkedResource, generatorOf, neighbourProblems, settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE, aNetwork, HOSTILE, refusalOf, SHOP } from '../samples.ts';
import { hasTerraform, inFolder, terraform } from '../terraform.ts';
import { PROD, RICH } from './everything.ts';

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    ...HOSTILE,
    '"; file("/etc/passwd")',
    '../../x',
    '<<-EOT\nEOT',
    'a'.repeat(70),
    -1,
    1e9,
    null,
    {},
    [[]],
  ),
  fc.constantFrom(...HOSTILE).map((text) => [text]),
  fc.constantFrom(...HOSTILE).map((text) => [{ name: text, gb: text, protocol: text, path: text, class: text }]),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue(),
);

/** A rich resource in which one setting is something that people send on purpose. */
const spoiled = fc.constantFrom(...RICH).chain((resource) =>
  fc.record({
    resource: fc.constant(resource),
    setting: fc.constantFrom(...Object.keys(resource.settings)),
    value: hostile,
  }),
);

describe('settings that people send on purpose', () => {
  it('are refused, or become a file that terraform would format the same', () => {
    const accepted: string[] = [];
    fc.assert(
      fc.property(spoiled, ({ resource: { kind, name, settings }, setting, value }) => {
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
        expect(generatorOf('gcp', kind).settingsOf(resource.settings, PROD)).toEqual(resource.settings);
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
    const resources = texts.flatMap((text, at) => [
      settingsFor(SHOP, 'vm', `m${at}`, { machine_type: 'e2-small', network: 'app', startup_script: text }, ALICE),
      settingsFor(
        SHOP,
        'firewall',
        `f${at}`,
        { network: 'app', allow: 'tcp 80', sources: '10.0.0.0/8', purpose: text },
        ALICE,
      ),
    ]);
    const planned = await plannedValues([aNetwork(), ...resources]);
    for (const { kind, name, settings } of resources) {
      const values = planned.get(name);
      if (kind === 'vm')
        expect(values?.metadata?.['startup-script']).toBe(String(settings.startup_script).normalize('NFC'));
      else expect(values?.description).toBe(descriptionOf(String(settings.purpose)).normalize('NFC'));
    }
  });
});

interface Planned {
  name: string;
  description?: string;
  metadata?: Record<string, string>;
}

/** What terraform plans to make on the pretend cloud, by name. */
async function plannedValues(resources: readonly Resource[]): Promise<Map<string, Planned>> {
  const files = [...generateProject({ project: SHOP, resources })]
    .filter(([path]) => path.endsWith('.tf') && !path.endsWith('backend.tf'))
    .map(([path, text]) => [path.split('/').at(-1) ?? '', text ?? '']);
  const output = await inFolder({}, async (dir) => {
    const cloud = await startSandboxCloud({ dir });
    try {
      return inFolder(Object.fromEntries(files), (folder) => {
        const place = { folder, env: { TF_REATTACH_PROVIDERS: cloud.reattachFor({ jailed: false }) } };
        terraform(place, 'init', '-input=false');
        terraform(place, 'plan', '-input=false', '-out=plan');
        return terraform(place, 'show', '-json', 'plan');
      });
    } finally {
      await cloud.close();
    }
  });
  const made: { values: Planned }[] = JSON.parse(output).planned_values.root_module.resources;
  return new Map(made.map(({ values }) => [values.name, values]));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedResource, settingsFor, settingsFromForm } from '../../src/generators/kinds.ts';
import { anyText } from '../any-text.ts';
import { ALICE, aNetwork, aVm, HOSTILE, refusalOf, SHOP } from './samples.ts';

const vm = (settings: Readonly<Record<string, unknown>>, project = SHOP) =>
  refusalOf(() => settingsFor(project, 'vm', 'web', { machine_type: 'e2-medium', network: 'app', ...settings }));
describe('settings of a machine', () => {
  it('are completed by the project, the machine and nothing else', () => {
    expect(aVm().settings).toEqual({
      machine_type: 'e2-medium',
      zone: 'us-central1-a',
      image: 'debian-cloud/debian-12',
      boot_disk_gb: 20,
      boot_disk_type: 'pd-balanced',
      network: 'app',
      tags: [],
      public_address: false,
      spot: false,
      purpose: '',
      requested_by: 'Alice (discord:123456789012345678)',
    });
    expect(aVm('web', {}, { ...SHOP, region: 'europe-west1' }).settings.zone).toBe('europe-west1-b');
  });

  it('choose image and disk that the machine can boot', () => {
    expect(aVm('web', { machine_type: 'c4a-standard-2' }).settings).toMatchObject({
      image: 'debian-cloud/debian-12-arm64',
      boot_disk_type: 'hyperdisk-balanced',
    });
  });

  it('are taken from forms as text', () => {
    const form = {
      boot_disk_gb: ' 30 GB ',
      zone: '',
      options: ['spot'],
      tags: 'http, https  ssh',
      purpose: ' the shop ',
    };
    expect(aVm('web', form).settings).toMatchObject({
      boot_disk_gb: 30,
      zone: 'us-central1-a',
      spot: true,
      public_address: false,
      tags: ['http', 'https', 'ssh'],
      purpose: 'the shop',
    });
  });

  it.each<{ what: string; settings: Readonly<Record<string, unknown>>; says: string }>([
    {
      what: 'a machine type with a slip',
      settings: { machine_type: 'e2-meduim' },
      says: 'machine_type | there is no machine type e2-meduim | did you mean e2-medium?',
    },
    {
      what: 'a machine type that is none',
      settings: { machine_type: 'big; rm -rf' },
      says: 'machine_type | "big; rm -rf" is not a machine type | a machine type, such as e2-medium',
    },
    {
      what: 'no machine type',
      settings: { machine_type: '' },
      says: 'machine_type | it is missing | a machine type, such as e2-medium',
    },
    {
      what: 'a zone elsewhere',
      settings: { zone: 'us-central1-z' },
      says: 'zone | us-central1-z is no zone of us-central1 | did you mean us-central1-a?',
    },
    {
      what: 'a disk too small',
      settings: { boot_disk_gb: '5' },
      says: 'boot_disk_gb | 5 is not a whole number from 10 to 65536 | 10 to 65536 GB',
    },
    {
      what: 'a disk that is no number',
      settings: { boot_disk_gb: 'big' },
      says: 'boot_disk_gb | "big" is not a whole number from 10 to 65536 | 10 to 65536 GB',
    },
    {
      what: 'a disk the machine cannot boot',
      settings: { machine_type: 'c4-standard-2', boot_disk_type: 'pd-ssd' },
      says: 'boot_disk_type | c4 machines do not boot from pd-ssd | one of hyperdisk-balanced',
    },
    {
      what: 'an odd tag',
      settings: { tags: ['ok', 'Not Ok'] },
      says: 'tags | entry 2: "Not Ok" is not a network tag | network tags: lower-case letters, digits and hyphens',
    },
    {
      what: 'an image of no project',
      settings: { image: 'debian' },
      says: 'image | "debian" is not an image | project/family of an image, such as debian-cloud/debian-12',
    },
    {
      what: 'a yes that is none',
      settings: { spot: 'maybe' },
      says: 'spot | "maybe" is not yes or no | true or false',
    },
    {
      what: 'too long a purpose',
      settings: { purpose: 'x'.repeat(5_001) },
      says: 'purpose | it has 5001 characters | text, at most 5000 characters',
    },
  ])('refuse $what', ({ settings, says }) => {
    expect(vm(settings)).toEqual([says]);
  });

  it('refuse a machine that the region does not have', () => {
    expect(vm({ machine_type: 'c4n-standard-2' }, { ...SHOP, region: 'africa-south1' })[0]).toMatch(
      /is not offered in africa-south1 \| what is nearest there: [a-z0-9-]+, [a-z0-9-]+ or [a-z0-9-]+$/,
    );
  });

  it('refuse a machine with an accelerator, with the way on', () => {
    expect(vm({ machine_type: 'g2-standard-4' })[0]).toMatch(
      /g2-standard-4 has an accelerator \(.*\), and GuildOps generates none \| .* which have none; or a \.tf file of your own/,
    );
  });

  it('refuse unknown keys, with what was meant', () => {
    expect(vm({ machinetype: 'x' })[0]).toContain('there is no such setting; did you mean machine_type?');
    expect(vm({ colour: 'x' })[0]).toContain('there is no such setting | one of machine_type, vcpus');
  });

  it('tell everything that is wrong at once, the name too', () => {
    const told = refusalOf(() => settingsFor(SHOP, 'vm', 'Web Server', { zone: 'x', spot: 1, sopt: true }));
    expect(told.map((line) => line.split(' | ')[0])).toEqual([
      'name',
      'machine_type',
      'zone',
      'network',
      'spot',
      'sopt',
    ]);
  });
});

describe('settings of any kind', () => {
  it('come back the same when checked again', () => {
    for (const { kind, name, settings } of [
      aVm(),
      aNetwork(),
      aVm('a', { spot: true, tags: ['x'], machine_type: 'n2-custom-4-8192' }),
    ]) {
      expect(checkedResource(SHOP, kind, name, settings).settings).toEqual(settings);
      expect(JSON.stringify(settingsFromForm(SHOP, kind, settings))).toBe(JSON.stringify(settings));
    }
  });

  it('take text once: what is stored is what comes back', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.constantFrom('\u0000 a \u0000', '\u202e\n a', ...HOSTILE)), (purpose) => {
        const { settings } = aNetwork('app', { purpose });
        expect(checkedResource(SHOP, 'network', 'app', settings).settings).toEqual(settings);
      }),
    );
  });

  it('note who asked by their id, whatever they call themselves', () => {
    for (const name of HOSTILE) {
      const { settings } = settingsFor(SHOP, 'network', 'app', {}, { ...ALICE, name });
      expect(settings.requested_by).toMatch(/ \(discord:123456789012345678\)$/);
      expect(String(settings.requested_by).length).toBeLessThan(200);
    }
  });

  it('never fault on anything a person can send', () => {
    const raw = fc.dictionary(
      fc.oneof(
        fc.string(),
        fc.constantFrom('machine_type', 'zone', 'tags', 'cidr', 'options', 'boot_disk_gb', 'purpose', '__proto__'),
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom(...HOSTILE)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('vm' as const, 'network' as const),
        fc.oneof(fc.string(), fc.constant('web')),
        raw,
        (kind, name, settings) => {
          refusalOf(() => settingsFor(SHOP, kind, name, settings, ALICE));
        },
      ),
    );
  });
});

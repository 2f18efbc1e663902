import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/core/request.ts';
import { checkedResource } from '../../../src/generators/kinds.ts';
import { expandTemplate } from '../../../src/generators/templates/expand.ts';
import { asTemplate, labelProblems, linesOf, summaryOf } from '../../../src/generators/templates/saved.ts';
import { GUILD, NOW } from '../../fakes/words.ts';
import { aNetwork, aVm, HOSTILE, refusalOf, SHOP } from '../samples.ts';

const saved = (resources: readonly Resource[], summary = '') =>
  asTemplate({
    guild: GUILD,
    provider: 'gcp',
    name: 'mine',
    summary,
    lines: linesOf(resources, SHOP),
    version: 1,
    savedBy: '1',
    savedAt: NOW,
  });
const elsewhere = { ...SHOP, region: 'europe-west1', environment: 'prod' as const };

describe('a template made of resources', () => {
  it('keeps what somebody asked for, and lets the next project decide the rest', () => {
    const vm = aVm('web', { zone: 'us-central1-b', purpose: 'Front end', spot: true });
    expect(linesOf([vm], SHOP)).toEqual([
      {
        kind: 'vm',
        name: 'web',
        settings: { machine_type: 'e2-medium', network: 'app', spot: true, purpose: 'Front end' },
        zone: 1,
      },
    ]);
  });

  it('is used in another region and environment as if it had been asked for there', () => {
    const database = checkedResource(SHOP, 'database', 'orders', { network: 'app' });
    const template = saved([aNetwork('app'), aVm('web', { zone: 'us-central1-b' }), database]);
    const made = expandTemplate(template, { project: elsewhere, resources: [] }, { prefix: 'x' });
    expect(made.map(({ name, settings: { zone, network } }) => [name, network, zone])).toEqual([
      ['x-app', undefined, undefined],
      ['x-web', 'x-app', 'europe-west1-c'],
      ['x-orders', 'x-app', undefined],
    ]);
    expect(made[2]?.settings).toMatchObject({ high_availability: true, deletion_protection: true });
  });

  it('keeps a region that a resource names', () => {
    const bucket = checkedResource(SHOP, 'bucket', 'copies', { region: 'us-east1' });
    const [made] = expandTemplate(saved([bucket]), { project: elsewhere, resources: [] }, {});
    expect(made?.settings.region).toBe('us-east1');
  });

  it('is refused where something it names is missing, or does not exist there', () => {
    const template = saved([aVm('web', { machine_type: 'c4a-standard-2' })]);
    expect(refusalOf(() => expandTemplate(template, { project: SHOP, resources: [] }, {})).join()).toMatch(
      /vm web, network \| there is no network app/,
    );
    const far = { ...SHOP, region: 'africa-south1' };
    expect(refusalOf(() => expandTemplate(template, { project: far, resources: [] }, {})).join()).toMatch(
      /^vm web, machine_type \| c4a-standard-2 is not offered in africa-south1/,
    );
  });

  it('is not made of nothing', () => {
    expect(refusalOf(() => linesOf([], SHOP)).join()).toContain('nothing-to-do');
  });

  it.each(['', 'Shop', 'shop front', '../etc', '-shop', 'shop-', '@everyone', 'a'.repeat(41), ...HOSTILE])(
    'is not called %j',
    (name) => {
      expect(labelProblems(name, '')).toMatchObject([{ code: 'bad-input', field: 'name' }]);
    },
  );

  it('has a summary of one readable line', () => {
    expect(summaryOf(' two\nlines \u202Edesrever\u202C \u0000 ')).toBe('two lines desrever');
    expect(labelProblems('mine', 'x'.repeat(101))).toMatchObject([{ field: 'summary' }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/core/request.ts';
import type { Asked, Prices } from '../../../src/review/guardrails/asked.ts';
import { guard } from '../../../src/review/guardrails/guard.ts';
import { PACKS } from '../../../src/review/packs/pack.ts';

const packs = (...ids: string[]) => PACKS.filter(({ id }) => ids.includes(id));

const PRICES: Prices = {
  monthlyUsd: ({ settings }) => (typeof settings.usd === 'number' ? settings.usd : undefined),
  cheaper: ({ kind, name }) => [
    { of: `${kind}-${name}`, what: 'e2-medium', why: 'Half of the memory.', savingUsd: 40, savingPercent: 50 },
  ],
};

const a = (kind: Resource['kind'], settings: Resource['settings'] = {}, name = 'one'): Resource => ({
  ...{ kind, name },
  settings: { usd: 10, ...settings },
});

const said = (asked: Partial<Asked>) =>
  guard({ text: '', resources: [], provider: 'gcp', region: 'us-central1', environment: 'prod', ...asked }, PRICES);

const ids = (some: readonly { id: string }[]): string[] => some.map(({ id }) => id);

describe('guardrails on money', () => {
  it('lets pass what fits the budget, without a word', () => {
    expect(said({ resources: [a('vm', { machine_type: 'e2-medium' })], budgetUsd: 100 })).toMatchObject({
      ...{ violations: [], warnings: [], alternatives: [] },
    });
  });

  it('holds the sum against the budget and offers what is cheaper, with what it saves and costs', () => {
    const { violations, alternatives } = said({
      resources: [a('vm', { usd: 80 }), a('bucket', { usd: 40 })],
      budgetUsd: 100,
    });
    expect(violations).toEqual([{ id: 'over-budget', what: 'It costs $120 a month, and the budget is $100 a month.' }]);
    expect(alternatives).toContainEqual({
      ...{ what: 'vm-one: e2-medium', impact: 'Saves $40.00 a month (50 %).', tradeOff: 'Half of the memory.' },
    });
  });

  it.each<[string, Partial<Asked>]>([
    ['a machine with a GPU', { resources: [a('vm', { machine_type: 'g2-standard-4', usd: 520 })] }],
    [
      'a machine with a GPU of which no price is known',
      { resources: [{ ...a('vm'), settings: { machine_type: 'g2-standard-4' } }] },
    ],
    ['words for one', { text: 'Train a model on an NVIDIA A100' }],
    ['GPUs in a cluster', { resources: [a('cluster', { node_type: 'a2-highgpu-1g', usd: 2_700 })] }],
  ])('refuses %s on a small budget', (_, asked) => {
    const { violations, alternatives } = said({ ...asked, budgetUsd: 100 });
    expect(ids(violations)).toContain('accelerator-budget');
    expect(alternatives.length).toBeGreaterThan(0);
    expect(ids(said({ ...asked, budgetUsd: 5_000 }).violations)).toEqual([]);
  });

  it('warns of a large machine for something to try out, and not of the same in production', () => {
    const resources = [a('vm', { machine_type: 'n2-standard-32', usd: 1_000 })];
    const { warnings, alternatives } = said({ resources, environment: 'dev' });
    expect(ids(warnings)).toEqual(['expensive']);
    expect(alternatives.map(({ what }) => what)).toContainEqual(expect.stringMatching(/in place of n2-standard-32$/));
    expect(said({ resources }).warnings).toEqual([]);
    expect(ids(said({ resources, text: 'a small test web server' }).warnings)).toEqual(['expensive']);
  });

  it('says what has no price where a budget was named', () => {
    const unknown: Resource = { kind: 'vm', name: 'odd', settings: {} };
    expect(said({ resources: [unknown], budgetUsd: 50 }).warnings[0]?.what).toContain('no known price for vm-odd');
  });
});

describe('guardrails on data', () => {
  it.each([
    ['Patient records without encryption'],
    ['We store health data, unencrypted to keep it simple'],
    ['Kreditkartendaten unverschlüsselt ablegen'],
    ['données de santé sans chiffrement'],
    ['datos personales sin cifrado'],
    ['dados de saúde sem criptografia'],
    ['cartelle: dati sanitari non cifrati'],
    ['persoonsgegevens onversleuteld'],
    ['HIPAA workload over plain HTTP'],
  ])('refuses "%s"', (text) => {
    expect(ids(said({ text }).violations)).toEqual(['unprotected-data']);
  });

  it.each([
    ['Patient records, never without encryption'],
    ['a cache without encryption for public weather maps'],
    ['no patient data; plain http for a health check'],
  ])('has no violation for "%s"', (text) => {
    expect(said({ text }).violations).toEqual([]);
  });

  it('refuses plain HTTP to everyone for payments, and only warns of it for a blog', () => {
    const resources = [a('load_balancer', { public: true })];
    expect(said({ text: 'takes payments', resources }).violations).toMatchObject([
      { id: 'unprotected-data', of: 'load_balancer-one', rule: 'EDGE-001' },
    ]);
    const blog = said({ text: 'a blog about hiking', resources });
    expect([ids(blog.violations), ids(blog.warnings)]).toEqual([[], ['open']]);
  });

  it('reads names of resources, too', () => {
    const resources = [a('load_balancer', { public: true }, 'patients')];
    expect(ids(said({ resources }).violations)).toEqual(['unprotected-data']);
  });

  it('names frameworks that may apply where none was named', () => {
    expect(said({ text: 'hospital bookings', security: 'standard' }).warnings[0]?.what).toBe(
      'It speaks of health data ("hospital"): HIPAA or GDPR may apply. Ask for more than the standard level of security.',
    );
    expect(said({ text: 'hospital bookings', packs: packs('hipaa') }).warnings).toEqual([]);
  });
});

describe('compliance packs on a request', () => {
  const resources = [
    a('database', { backup_days: 1, deletion_protection: false }),
    a(
      'firewall',
      { direction: 'ingress', sources: ['0.0.0.0/0'], allow: [{ protocol: 'tcp', ports: ['20-25'] }] },
      'ssh',
    ),
  ];

  it.each([
    ['hipaa', ['HIPAA 164.308(a)(7)', 'HIPAA 164.312(e)(1)']],
    ['gdpr', ['GDPR Art. 32(1)(c)']],
    ['pci-dss', ['PCI DSS 4.0.1 1.3']],
    ['sox', ['SOX 404 Availability']],
  ])('holds %s against its settings, by control', (pack, controls) => {
    const { violations } = said({ resources, packs: packs(pack) });
    expect([...new Set(violations.flatMap(({ control }) => control ?? []))]).toEqual(controls);
  });

  it('says the duties that no plan can show, also when the text names the framework', () => {
    expect(said({ text: 'must be HIPAA compliant' }).duties).toContainEqual(expect.stringContaining('BAA'));
    expect(said({ text: 'DSGVO-konform' }).duties.join()).toContain('Art. 30');
  });

  it('says nothing against what is as it should be', () => {
    const good = [
      a('database', { backup_days: 14, deletion_protection: true, high_availability: true }),
      a('bucket', { versioning: true }),
    ];
    expect(said({ resources: good, packs: PACKS })).toMatchObject({ violations: [], warnings: [] });
  });
});

describe('complexity against a beginner', () => {
  const resources = [a('cluster', { private: true })];

  it.each(['I am new to the cloud', 'my first time with terraform', 'Ich bin Anfängerin', 'soy principiante'])(
    'warns when told "%s"',
    (text) => {
      const { warnings, alternatives } = said({ resources, text });
      expect([ids(warnings), alternatives[0]?.what]).toEqual([['complexity'], 'One virtual machine to begin with']);
    },
  );

  it('says nothing to others, or of one machine', () => {
    expect(said({ resources }).warnings).toEqual([]);
    expect(said({ resources: [a('vm')], isBeginner: true }).warnings).toEqual([]);
  });
});

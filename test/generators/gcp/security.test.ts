import { describe, expect, it } from 'vitest';
import { generatorOf, settingsFor } from '../../../src/generators/kinds.ts';
import { ALICE, SHOP } from '../samples.ts';
import { PLAIN, PROD, RICH } from './everything.ts';
import { BREAKS, ELSEWHERE, grave, isAbout, isHere, made, type Rule } from './security-rules.ts';

describe.skipIf(!isHere)('security rules over what is made for Google', () => {
  const ours = [...made(SHOP, PLAIN), ...made(PROD, RICH)];
  const aboutUs = (rule: Rule) => !ELSEWHERE.test(rule.id) && ours.some((one) => isAbout(rule, one));

  it('has a check for every grave rule about a type that we make', () => {
    expect(
      grave
        .filter(aboutUs)
        .map(({ id }) => id)
        .filter((id) => !BREAKS[id]),
    ).toEqual([]);
  });

  it.each(grave.filter((rule) => BREAKS[rule.id]))('$id finds nothing: $title', (rule) => {
    const judged = ours.filter((one) => isAbout(rule, one));
    expect(judged.filter(({ values }) => BREAKS[rule.id]?.(values, ours)).map(({ address }) => address)).toEqual([]);
  });

  it.each([
    {
      id: 'NET-001',
      kind: 'firewall' as const,
      settings: { network: 'app', allow: 'tcp 20-30', sources: '0.0.0.0/0' },
    },
    { id: 'NET-003', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp', sources: '::/0' } },
    { id: 'NET-004', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp 5432', sources: '0.0.0.0/0' } },
    { id: 'EDGE-001', kind: 'load_balancer' as const, settings: { network: 'app', targets: 'web-1', public: true } },
  ])('$id finds what was asked for against advice, and a warning said so', ({ id, kind, settings }) => {
    const resource = settingsFor(SHOP, kind, 'open', settings, ALICE);
    const found = made(SHOP, [...PLAIN, resource]).filter(({ address }) => address.endsWith('.open'));
    expect(found.some(({ values }) => BREAKS[id]?.(values, found))).toBe(true);
    expect(generatorOf('gcp', kind).warnings(resource, SHOP)).not.toEqual([]);
  });

  it('finds no password or key anywhere', () => {
    const passwords = ours.flatMap(({ address, values }) =>
      /password|secret_key|root_password/.test(JSON.stringify(Object.keys(values))) ? [address] : [],
    );
    expect(passwords).toEqual([]);
  });
});

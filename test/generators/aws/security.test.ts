import { describe, expect, it } from 'vitest';
import { printFile } from '../../../src/generators/hcl.ts';
import { generatorOf, settingsFor } from '../../../src/generators/kinds.ts';
import { tfFiles } from '../files.ts';
import { ALICE } from '../samples.ts';
import { AWS, PLAIN, PROD, RICH } from './everything.ts';
import { BREAKS, ELSEWHERE, grave, isAbout, isHere, isPlainHttp, made, type Rule } from './security-rules.ts';

describe.skipIf(!isHere)('security rules over what is made for AWS', () => {
  const ours = [...made(AWS, PLAIN), ...made(PROD, RICH)];
  const aboutUs = (rule: Rule) => !ELSEWHERE.test(rule.id) && ours.some((one) => isAbout(rule, one));

  it('has a check for every grave rule about a type that we make', () => {
    const missing = grave.filter(aboutUs).filter(({ id }) => !BREAKS[id]);
    expect(missing.map(({ id, providers }) => [id, providers.aws?.condition])).toEqual([]);
  });

  it.each(grave.filter((rule) => BREAKS[rule.id]))('$id finds nothing: $title', (rule) => {
    const judged = ours.filter((one) => isAbout(rule, one) && !(rule.id === 'EDGE-001' && isPlainHttp(one)));
    expect(judged.filter((one) => BREAKS[rule.id]?.(one)).map(({ address }) => address)).toEqual([]);
  });

  const machines = { network: 'app', targets: 'web-1' };
  it.each([
    {
      id: 'NET-001',
      kind: 'firewall' as const,
      settings: { network: 'app', allow: 'tcp 20-30', sources: '0.0.0.0/0' },
    },
    { id: 'NET-003', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp', sources: '::/0' } },
    { id: 'NET-004', kind: 'firewall' as const, settings: { network: 'app', allow: 'tcp 5432', sources: '0.0.0.0/0' } },
    { id: 'EDGE-001', kind: 'load_balancer' as const, settings: { ...machines, public: true } },
  ])('$id finds what was asked for against advice, and a warning said so', ({ id, kind, settings }) => {
    const resource = settingsFor(AWS, kind, 'open', settings, ALICE);
    const found = made(AWS, [...PLAIN, resource]).filter(({ address }) => address.includes('open'));
    expect(found.some((one) => BREAKS[id]?.(one))).toBe(true);
    expect(generatorOf('aws', kind).warnings(resource, AWS)).not.toEqual([]);
  });

  it('finds no password, no key and no credentials anywhere', () => {
    const files = { ...tfFiles(AWS, PLAIN), ...tfFiles(PROD, RICH) };
    for (const [name, text] of Object.entries(files))
      expect(text, name).not.toMatch(/^\s*(?:password|master_password|access_key|secret_key|token)\s*=/m);
  });

  it('finds no address that reaches a machine unless it was asked for', () => {
    const open = ours.filter(({ values }) => values.associate_public_ip_address === true).map(({ address }) => address);
    expect(open).toEqual(['aws_instance.edge']);
    expect(ours.filter(({ values }) => values.map_public_ip_on_launch === true)).toEqual([]);
    const network = PLAIN.find(({ kind }) => kind === 'network');
    const text = network && printFile(generatorOf('aws', 'network').body(network, { project: AWS, resources: PLAIN }));
    expect(text).not.toContain('aws_vpc_security_group_ingress_rule');
  });
});

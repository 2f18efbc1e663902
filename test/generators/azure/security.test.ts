import { describe, expect, it } from 'vitest';
import { generatorOf, settingsFor } from '../../../src/generators/kinds.ts';
import { tfFiles } from '../files.ts';
import { ALICE } from '../samples.ts';
import { AZURE, PLAIN, PROD, RICH } from './everything.ts';
import { BREAKS, ELSEWHERE, grave, isAbout, isHere, made, type Rule } from './security-rules.ts';

describe.skipIf(!isHere)('security rules over what is made for Azure', () => {
  const ours = [...made(AZURE, PLAIN), ...made(PROD, RICH)];
  const aboutUs = (rule: Rule) => !ELSEWHERE.test(rule.id) && ours.some((one) => isAbout(rule, one));

  it('has a check for every grave rule about a type that we make', () => {
    const missing = grave.filter(aboutUs).filter(({ id }) => !BREAKS[id]);
    expect(missing.map(({ id, providers }) => [id, providers.azurerm?.condition])).toEqual([]);
  });

  it.each(grave.filter((rule) => BREAKS[rule.id]))('$id finds nothing: $title', (rule) => {
    const judged = ours.filter((one) => isAbout(rule, one));
    expect(judged.filter((one) => BREAKS[rule.id]?.(one)).map(({ address }) => address)).toEqual([]);
  });

  it.each([
    { id: 'NET-001', settings: { network: 'app', allow: 'tcp 20-30', sources: '0.0.0.0/0' } },
    { id: 'NET-003', settings: { network: 'app', allow: 'tcp', sources: '0.0.0.0/0' } },
    { id: 'NET-004', settings: { network: 'app', allow: 'tcp 5432', sources: '0.0.0.0/0' } },
  ])('$id finds what was asked for against advice, and a warning said so', ({ id, settings }) => {
    const resource = settingsFor(AZURE, 'firewall', 'open', settings, ALICE);
    expect(made(AZURE, [...PLAIN, resource]).some((one) => BREAKS[id]?.(one))).toBe(true);
    expect(generatorOf('azure', 'firewall').warnings(resource, AZURE)).not.toEqual([]);
  });

  it('finds no password, no key and no credentials anywhere', () => {
    const files = { ...tfFiles(AZURE, PLAIN), ...tfFiles(PROD, RICH) };
    for (const [name, text] of Object.entries(files))
      expect(text, name).not.toMatch(/^\s*(?:\w*password|client_secret|access_key|token)\s*=(?!.*azurerm)/m);
  });

  it('finds no address that reaches a machine unless it was asked for', () => {
    const open = ours.filter(({ type, values }) => {
      const [address = {}] = (values.ip_configuration as Record<string, unknown>[] | undefined) ?? [];
      return type === 'azurerm_network_interface' && address.public_ip_address_id !== undefined;
    });
    expect(open.map(({ address }) => address)).toEqual(['azurerm_network_interface.edge']);
  });
});

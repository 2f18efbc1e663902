import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/core/request.ts';
import { checkedResource } from '../../../src/generators/kinds.ts';
import { BUILT_IN } from '../../../src/generators/templates/built-in.ts';
import { expandTemplate } from '../../../src/generators/templates/expand.ts';
import { templateForm } from '../../../src/generators/templates/parameters.ts';
import type { Template } from '../../../src/generators/templates/template.ts';
import { SSH_KEY } from '../azure/everything.ts';
import { ALICE, aNetwork, aVm, HOSTILE, refusalOf, SHOP } from '../samples.ts';
import { projectOn } from './scenes.ts';

const named = (id: string): Template => {
  const found = BUILT_IN.find((template) => template.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return found;
};
const web = named('three-tier-web');
const CERTIFICATE = 'https://shop-vault.vault.azure.net/secrets/shop-cert';
const IDENTITY =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers/Microsoft.ManagedIdentity/userAssignedIdentities/certs';
const expanded = (answers: Readonly<Record<string, unknown>> = {}, resources: readonly Resource[] = []) =>
  expandTemplate(web, { project: SHOP, resources }, answers, ALICE);
const settingsOf = (all: readonly Resource[], name: string) => all.find((one) => one.name === name)?.settings;

describe('a template', () => {
  it('becomes the resources that somebody would have asked for by hand', () => {
    for (const { kind, name, settings } of expanded())
      expect(checkedResource(SHOP, kind, name, settings).settings).toEqual(settings);
    expect(settingsOf(expanded(), 'web-1')).toMatchObject({ requested_by: 'Alice (discord:123456789012345678)' });
  });

  it('puts a prefix before every name, and names follow', () => {
    const all = expanded({ prefix: 'shop' });
    expect(all.map(({ name }) => name)).toContain('shop-web-to-app');
    expect(settingsOf(all, 'shop-front')).toMatchObject({ network: 'shop-net', targets: ['shop-web-1', 'shop-web-2'] });
  });

  it('spreads copies over zones', () => {
    const zones = ['web-1', 'web-2'].map((name) => settingsOf(expanded(), name)?.zone);
    expect(zones).toEqual(['us-central1-a', 'us-central1-b']);
  });

  it.each([
    { does: 'begins small', answers: {}, machine: 'e2-medium' },
    { does: 'grows with the size', answers: { size: 'medium' }, machine: 'e2-standard-4' },
  ])('$does', ({ answers, machine }) => {
    expect(settingsOf(expanded(answers), 'app-1')?.machine_type).toBe(machine);
  });

  it('is reached from outside with a certificate only', () => {
    expect(settingsOf(expanded(), 'front')).toMatchObject({ public: false });
    const front = settingsOf(expanded({ certificate: 'shop-cert' }), 'front');
    expect(front).toMatchObject({ public: true, certificate: 'shop-cert', ports: [443] });
  });

  it('stands in two regions, the second one nearby unless it is said', () => {
    const both = named('two-region-failover');
    const regionsOf = (region: string, answers = {}) =>
      settingsOf(expandTemplate(both, { project: { ...projectOn('aws'), region }, resources: [] }, answers), 'app')
        ?.regions;
    expect(regionsOf('us-east-1')).toEqual(['us-east-1', 'us-east-2']);
    expect(regionsOf('eu-west-1', { second_region: 'eu-west-2' })).toEqual(['eu-west-1', 'eu-west-2']);
    expect(refusalOf(() => regionsOf('eu-west-1', { second_region: 'eu-west-1' })).join()).toContain('is there twice');
  });

  it.each([
    { what: 'a name that is taken', answers: {}, says: /prefix \| there is network-net already \| .*such as app/ },
    {
      what: 'a prefix that is taken',
      answers: { prefix: 'app' },
      present: [aNetwork('app-net')],
      says: /there is network-app-net already \| .*such as app-2/,
    },
    {
      what: 'a prefix that is no name',
      present: [],
      answers: { prefix: 'Shop!' },
      says: /^prefix \| "Shop!" is not a prefix/,
    },
    { what: 'a size that is not offered', answers: { size: 'xlarge' }, says: /^size \| "xlarge" is not one of small/ },
    { what: 'an answer nobody asked for', answers: { sise: 'small' }, says: /^sise \| .*did you mean size/ },
    {
      what: 'a certificate that is none, with the resource it is for',
      answers: { certificate: 'https://x' },
      present: [],
      says: /^load_balancer front, certificate \|/,
    },
  ])('refuses $what', ({ answers, present = [aNetwork('net')], says }) => {
    expect(refusalOf(() => expanded(answers, present)).join('\n')).toMatch(says);
  });

  it('asks on Azure for a key of whoever administers machines, and who reads a certificate there', () => {
    const azure = projectOn('azure');
    const inAzure = (answers: Readonly<Record<string, unknown>>) =>
      expandTemplate(web, { project: azure, resources: [] }, answers, ALICE);
    const asked = (project: typeof azure) => templateForm(web, { project, resources: [] }).map(({ id }) => id);
    expect(asked(azure)).toEqual(['prefix', 'size', 'certificate', 'identity', 'ssh_public_key']);
    expect(asked(SHOP)).toEqual(['prefix', 'size', 'certificate']);
    expect(refusalOf(() => inAzure({})).join('\n')).toMatch(/^vm web-1, ssh_public_key \| it is missing/);
    expect(refusalOf(() => expanded({ ssh_public_key: SSH_KEY })).join()).toMatch(/^ssh_public_key \|/);
    const all = inAzure({ ssh_public_key: SSH_KEY, certificate: CERTIFICATE, identity: IDENTITY });
    expect(settingsOf(all, 'app-2')).toMatchObject({ ssh_public_key: SSH_KEY });
    expect(settingsOf(all, 'front')).toMatchObject({ public: true, certificate: CERTIFICATE, identity: IDENTITY });
  });

  it('is refused where it is not for that cloud', () => {
    const gcpOnly: Template = { ...web, id: 'mine', providers: ['gcp'] };
    const around = { project: projectOn('aws'), resources: [] };
    expect(refusalOf(() => expandTemplate(gcpOnly, around, {}))).toEqual([
      'template | mine is not for aws | a project on gcp',
    ]);
  });

  it('refuses hostile answers, each by its field', () => {
    for (const text of HOSTILE) {
      expect(refusalOf(() => expanded({ prefix: text })).join()).toMatch(/^prefix/);
      expect(refusalOf(() => expanded({ certificate: text })).join()).toMatch(/certificate/);
    }
  });

  it('suggests a prefix with which every name is free', () => {
    const prefixFor = (resources: readonly Resource[]) => templateForm(web, { project: SHOP, resources })[0]?.value;
    expect(prefixFor([])).toBeUndefined();
    expect(prefixFor([aNetwork('net')])).toBe('app');
    expect(prefixFor([aNetwork('net'), aVm('app-web-2')])).toBe('app-2');
  });
});

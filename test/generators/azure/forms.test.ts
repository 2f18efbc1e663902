import { describe, expect, it } from 'vitest';
import { formOf, kindsFor, menuOf, settingsFor } from '../../../src/generators/kinds.ts';
import { AZURE, PLAIN } from './everything.ts';

describe('menus and forms on Azure', () => {
  it.each(kindsFor('azure').map(({ kind }) => kind))('%s: ask little, and what they answer can be made', (kind) => {
    const form = formOf(AZURE, kind, PLAIN);
    expect(form.length).toBeLessThanOrEqual(5);
    for (const { label, placeholder = '', options = [] } of form) {
      expect(label.length).toBeLessThanOrEqual(45);
      expect(placeholder.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const option of options) expect((option.description ?? '').length).toBeLessThanOrEqual(100);
    }
  });

  it('lead from a family to a type, each with its price', () => {
    expect(menuOf(AZURE, 'vm')?.options.map(({ value }) => value)).toContain('Bsv2');
    expect(menuOf(AZURE, 'vm', { family: 'Bsv2' })?.options[0]?.description).toMatch(/\$\d+\.\d\d a month/);
    expect(menuOf(AZURE, 'vm', { family: 'Bsv2', machine_type: 'Standard_B2s_v2' })).toBeUndefined();
  });

  it('ask who reaches a load balancer before its form, which has no room for that', () => {
    const answers = menuOf(AZURE, 'load_balancer')?.options.map(({ value }) => value);
    expect(answers).toEqual(['false', 'true']);
    expect(menuOf(AZURE, 'load_balancer', { public: 'true' })).toBeUndefined();
    const asked = { public: 'true', network: 'app', targets: 'web-1' };
    expect(settingsFor(AZURE, 'load_balancer', 'x', asked).settings).toMatchObject({ public: true, ports: [80] });
  });
});

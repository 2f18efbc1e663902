import { describe, expect, it } from 'vitest';
import { regions } from '../../src/catalog/regions.ts';
import type { Option } from '../../src/generators/forms.ts';
import { formOf, kindsFor, menuOf, settingsFor } from '../../src/generators/kinds.ts';
import { PROD } from './gcp/everything.ts';
import { aNetwork, SHOP } from './samples.ts';

const fitsOption = ({ value, label, description = '' }: Option) =>
  value.length > 0 && value.length <= 100 && label.length > 0 && label.length <= 100 && description.length <= 100;

describe('forms', () => {
  it('exist for every kind that can be made', () => {
    expect(kindsFor('gcp').map(({ kind }) => kind)).toEqual([
      'vm',
      'database',
      'network',
      'bucket',
      'firewall',
      'load_balancer',
      'cluster',
    ]);
  });

  it('fit into what a chat can show', () => {
    for (const [{ kind }, project] of kindsFor('gcp').flatMap((one) => [SHOP, PROD].map((at) => [one, at] as const))) {
      const form = formOf(project, kind, [aNetwork()]);
      expect(form.length).toBeLessThanOrEqual(5);
      expect(form[0]?.id).toBe('name');
      for (const field of form) {
        expect(field.label.length).toBeLessThanOrEqual(45);
        expect(field.placeholder?.length ?? 0).toBeLessThanOrEqual(100);
        expect(field.options?.length ?? 1).toBeLessThanOrEqual(25);
        expect(field.options?.every(fitsOption) ?? true).toBe(true);
        expect(field.type === 'text' || (field.options ?? []).length > 0).toBe(true);
      }
    }
  });

  it('offer the networks of the project, and text while there is none', () => {
    const networkField = (names: string[]) =>
      formOf(
        SHOP,
        'vm',
        names.map((name) => aNetwork(name)),
      ).find(({ id }) => id === 'network');
    expect(networkField(['app', 'db'])).toMatchObject({
      type: 'choice',
      options: [{ value: 'app', isSelected: true }, { value: 'db' }],
    });
    expect(networkField([])?.type).toBe('text');
    expect(networkField(Array.from({ length: 26 }, (_, at) => `n${at}`))?.type).toBe('text');
  });

  it('left as they are make what their defaults say', () => {
    const values = Object.fromEntries(
      formOf(SHOP, 'network').map(({ id, value, options = [] }) => [
        id,
        options.length > 0 ? options.filter(({ isSelected }) => isSelected).map((one) => one.value) : (value ?? ''),
      ]),
    );
    expect(settingsFor(SHOP, 'network', 'app', values)).toEqual(settingsFor(SHOP, 'network', 'app', {}));
  });
});

describe('menus', () => {
  it('lead from family to type with its price, and then to the form', () => {
    const first = menuOf(SHOP, 'vm');
    expect(first?.id).toBe('family');
    expect(first?.options[0]).toEqual({
      value: 'e2',
      label: 'E2',
      description: 'Everyday, lowest price, from $6.11 a month',
    });
    const second = menuOf(SHOP, 'vm', { family: 'e2' });
    expect(second?.options).toContainEqual({
      value: 'e2-medium',
      label: 'e2-medium',
      description: '2 shared vCPU, 4 GiB, $24.46 a month',
    });
    expect(menuOf(SHOP, 'vm', { family: 'e2', machine_type: 'e2-medium' })).toBeUndefined();
    expect(menuOf(SHOP, 'network')).toBeUndefined();
  });

  it('offer a class of database with its price, and then the form asks for the engine', () => {
    const menu = menuOf(SHOP, 'database');
    expect(menu?.id).toBe('class');
    expect(menu?.options.every(fitsOption)).toBe(true);
    expect(menu?.options.find(({ value }) => value === 'db-custom-1-3840')?.description).toBe(
      '1 vCPU, 3.75 GiB, $49.31 a month',
    );
    expect(menuOf(SHOP, 'database', { class: 'db-custom-1-3840' })).toBeUndefined();
    for (const { value } of menu?.options ?? [])
      expect(settingsFor(SHOP, 'database', 'db', { class: value, network: 'app' }).settings.class).toBe(value);
    expect(formOf(SHOP, 'database').find(({ id }) => id === 'engine')?.options).toHaveLength(2);
  });

  it('fit in every region, and every choice is one that settings take', () => {
    for (const { id: region } of regions('gcp')) {
      const project = { ...SHOP, region };
      for (const { value: family } of menuOf(project, 'vm')?.options ?? []) {
        const options = menuOf(project, 'vm', { family })?.options ?? [];
        expect(options.length).toBeGreaterThan(0);
        expect(options.length).toBeLessThanOrEqual(25);
        expect(options.every(fitsOption)).toBe(true);
        const [{ value = '' } = {}] = options;
        expect(settingsFor(project, 'vm', 'web', { machine_type: value, network: 'app' }).settings.machine_type).toBe(
          value,
        );
      }
    }
  });

  it('answer an unknown family with nothing to choose', () => {
    expect(menuOf(SHOP, 'vm', { family: 'zz' })?.options).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { formOf, kindsFor, menuOf, settingsFor } from '../../../src/generators/kinds.ts';
import { AWS, PLAIN } from './everything.ts';

describe('menus and forms on AWS', () => {
  it.each(kindsFor('aws').map(({ kind }) => kind))('%s: ask little, and what they answer can be made', (kind) => {
    const form = formOf(AWS, kind, PLAIN);
    expect(form.length).toBeLessThanOrEqual(5);
    for (const { label, placeholder = '', options = [] } of form) {
      expect(label.length).toBeLessThanOrEqual(45);
      expect(placeholder.length).toBeLessThanOrEqual(100);
      expect(options.length).toBeLessThanOrEqual(25);
      for (const option of options) expect((option.description ?? '').length).toBeLessThanOrEqual(100);
    }
  });

  it('lead from a family to a type, each with its price', () => {
    expect(menuOf(AWS, 'vm')?.options.map(({ value }) => value)).toContain('t3a');
    expect(menuOf(AWS, 'vm', { family: 't3a' })?.options[0]?.description).toMatch(/\$\d+\.\d\d a month/);
    expect(menuOf(AWS, 'vm', { family: 't3a', machine_type: 't3a.small' })).toBeUndefined();
  });

  it('lead from a family to a class of database, and ask for its engine in the form', () => {
    expect(menuOf(AWS, 'database')?.options[0]?.value).toBe('t4g');
    const classes = menuOf(AWS, 'database', { family: 't4g' });
    expect(classes?.id).toBe('class');
    expect(classes?.options.map(({ value }) => value)).toContain('db.t4g.small');
    const answered = { engine: 'mysql', class: 'db.t4g.small', network: 'app', options: ['high_availability'] };
    expect(settingsFor(AWS, 'database', 'x', answered).settings).toMatchObject({
      engine: 'mysql',
      version: '8.4',
      high_availability: true,
      deletion_protection: false,
    });
  });
});

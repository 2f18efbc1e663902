import { expect, it } from 'vitest';
import type { Component } from '../../../sandbox/discord/index.ts';
import { modalProblems } from '../../../sandbox/discord/rules/modal.ts';

const text = (custom_id: string, more: Partial<Component> = {}): Component => ({
  type: 4,
  custom_id,
  style: 1,
  ...more,
});
const label = (component: Component, more: Partial<Component> = {}): Component => ({
  type: 18,
  label: 'Name',
  component,
  ...more,
});
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `Option ${index}`, value: `v${index}` }));
const menu = (more: Partial<Component> = {}): Component => ({
  type: 3,
  custom_id: 'menu',
  options: options(3),
  ...more,
});
const fields = (count: number) => Array.from({ length: count }, (_, index) => label(text(`t${index}`)));

it.each([
  { what: 'no field', components: [], says: 'components' },
  { what: 'six fields', components: fields(6), says: 'components' },
  { what: 'a bare text input', components: [text('a')], says: 'UNION_TYPE_CHOICES' },
  {
    what: 'a button',
    components: [label({ type: 2, style: 1, label: 'x', custom_id: 'a' })],
    says: 'UNION_TYPE_CHOICES',
  },
  { what: 'a label of 46 characters', components: [label(text('a'), { label: 'x'.repeat(46) })], says: 'label' },
  {
    what: 'a description of 101 characters',
    components: [label(text('a'), { description: 'x'.repeat(101) })],
    says: 'description',
  },
  { what: 'a label without a field', components: [{ type: 18, label: 'x' } as Component], says: 'component' },
  {
    what: 'the same custom id twice',
    components: [label(text('a')), label(text('a'))],
    says: 'COMPONENT_CUSTOM_ID_DUPLICATED',
  },
  { what: 'a closed menu', components: [label(menu({ disabled: true }))], says: 'MODAL_COMPONENT_DISABLED' },
  {
    what: 'a required menu that takes nothing',
    components: [label(menu({ min_values: 0 }))],
    says: 'MODAL_MIN_VALUES_REQUIRED',
  },
  { what: 'a menu of 26 options', components: [label(menu({ options: options(26) }))], says: 'options' },
  {
    what: 'a radio group of one',
    components: [label({ type: 21, custom_id: 'a', options: options(1) })],
    says: 'options',
  },
  {
    what: 'a checkbox group of eleven',
    components: [label({ type: 22, custom_id: 'a', options: options(11) })],
    says: 'options',
  },
  {
    what: 'a text longer than it may be',
    components: [label(text('a', { max_length: 3, value: 'abcd' }))],
    says: 'value',
  },
  {
    what: 'lengths in the wrong order',
    components: [label(text('a', { min_length: 5, max_length: 3 }))],
    says: 'max_length',
  },
])('a form may not have $what', ({ components, says }) => {
  const problems = modalProblems({ custom_id: 'form', title: 'Form', components });
  expect(problems.map(({ path, code }) => `${path.join('.')} ${code}`).join('\n')).toContain(says);
});

it.each([
  { what: 'five fields', components: fields(5) },
  { what: 'an optional menu that takes nothing', components: [label(menu({ min_values: 0, required: false }))] },
  { what: 'texts between fields', components: [{ type: 10, content: 'Hello' } as Component, ...fields(4)] },
  {
    what: 'a row with a text input, in the old way',
    components: [{ type: 1, components: [text('a', { label: 'Name' })] } as Component],
  },
])('a form may have $what', ({ components }) => {
  expect(modalProblems({ custom_id: 'form', title: 'Form', components })).toEqual([]);
});

it('a form has a title of 1 to 45 characters', () => {
  for (const title of ['', 'x'.repeat(46)])
    expect(modalProblems({ custom_id: 'form', title, components: fields(1) })).toHaveLength(1);
});

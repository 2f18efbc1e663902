import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { assertMessage, assertModal } from '../../src/discord/assert-message.ts';
import { type Message, toBody } from '../../src/discord/message.ts';
import { button, container, link, row, section, select, text } from '../../src/discord/render/components.ts';

const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const card = (...components: Parameters<typeof container>[1]): Message => ({ components: [container(0, components)] });
const a = (i: number) => button({ id: `id${i}`, text: `Button ${i}` });
const option = (i: number) => ({ value: `v${i}`, label: `Option ${i}` });
const menu = (n: number) => ({ ...select('menu', 'Choose…', [option(0)]), options: many(n, option) });

describe('a message that Discord would refuse', () => {
  it.each<{ because: string; message: Message; says: string }>([
    { because: 'it has 41 components', message: card(...many(40, () => text('x'))), says: '41 components' },
    {
      because: 'its texts are over 4000 characters together',
      message: card(text('x'.repeat(2500)), text('x'.repeat(1501))),
      says: '4001 characters',
    },
    { because: 'a text is empty', message: card(text('')), says: 'text has 0' },
    { because: 'a container is empty', message: card(), says: 'empty container' },
    {
      because: 'a container is in a container',
      message: card(container(0, [text('x')]) as never),
      says: 'container in a container',
    },
    { because: 'a row has six buttons', message: card(row(...many(6, a))), says: '6 buttons' },
    { because: 'a row is empty', message: card(row()), says: '0 buttons' },
    { because: 'a menu shares its row', message: card(row(menu(1), a(1))), says: 'alone' },
    { because: 'a menu has 26 options', message: card(row(menu(26))), says: '26 options' },
    { because: 'a menu has no options', message: card(row(menu(0))), says: '0 options' },
    {
      because: 'an option comes twice',
      message: card(row({ ...menu(1), options: [option(1), option(1)] })),
      says: 'option "v1" twice',
    },
    { because: 'two buttons have one id', message: card(row(a(1), a(1))), says: 'custom_id "id1" twice' },
    {
      because: 'an id is too long',
      message: card(row(button({ id: 'x'.repeat(101), text: 'x' }))),
      says: 'custom_id has 101',
    },
    {
      because: 'a label is too long',
      message: card(row({ ...a(1), label: 'x'.repeat(81) } as never)),
      says: 'label has 81',
    },
    { because: 'a link leads nowhere', message: card(row(link('', 'x'))), says: 'url' },
    {
      because: 'an address is too long',
      message: card(row(link(`https://${'x'.repeat(512)}`, 'x'))),
      says: 'url has 520',
    },
    {
      because: 'a section has no button',
      message: card({ ...section('x', link('https://x', 'x')), accessory: undefined } as never),
      says: 'without its button',
    },
    { because: 'it is empty', message: { content: '' }, says: 'empty message' },
    { because: 'its text is over 2000 characters', message: { content: 'x'.repeat(2001) }, says: 'content has 2001' },
  ])('is caught because $because', ({ message, says }) => expect(() => toBody(message)).toThrow(says));

  it('is told with every limit that it breaks', () => {
    expect(() => toBody(card(text(''), row(a(1), a(1))))).toThrow(/text has 0.*twice/);
    expect(() => assertMessage({ flags: 1 << 15, content: 'x', components: [text('x')] })).toThrow(
      'content beside components',
    );
    expect(() => assertMessage({ components: [text('x')] })).toThrow('need a card');
  });
});

describe('a message that Discord takes', () => {
  it('may go up to the limits', () => {
    toBody(card(...many(39, () => text('x'))));
    toBody(card(text('x'.repeat(4000))));
    toBody(card(row(...many(5, a)), row(menu(25))));
    toBody({ content: 'x'.repeat(2000) });
  });

  it('pings nobody unless it names whom', () => {
    expect(toBody({ content: '@everyone' }).body.allowed_mentions).toEqual({ parse: [] });
    expect(toBody({ content: 'hi', pings: ['1'] }).body.allowed_mentions).toEqual({ parse: [], users: ['1'] });
  });
});

describe('a form that Discord would refuse', () => {
  const input = (i: number, extra: object = {}) => ({
    type: ComponentType.Label as const,
    label: `Field ${i}`,
    component: { type: ComponentType.TextInput as const, custom_id: `f${i}`, style: 1, ...extra },
  });
  const form = (components: unknown[], extra: object = {}) =>
    ({ custom_id: 'form', title: 'Form', components, ...extra }) as never;
  const choosing = (extra: object) => ({ ...input(1), component: { custom_id: 'f', ...extra } });

  it.each<{ because: string; modal: never; says: string }>([
    { because: 'it has six fields', modal: form(many(6, (i) => input(i))), says: '6 components' },
    { because: 'it has none', modal: form([]), says: '0 components' },
    { because: 'its title is too long', modal: form([input(1)], { title: 'x'.repeat(46) }), says: 'title has 46' },
    { because: 'a label is too long', modal: form([{ ...input(1), label: 'x'.repeat(46) }]), says: 'label has 46' },
    { because: 'two fields have one id', modal: form([input(1), input(1)]), says: 'custom_id "f1" twice' },
    {
      because: 'a value is longer than its limit',
      modal: form([input(1, { max_length: 3, value: 'four' })]),
      says: 'value has 4',
    },
    { because: 'a limit is above 4000', modal: form([input(1, { max_length: 4001 })]), says: 'lengths 0 to 4001' },
    {
      because: 'a select is disabled',
      modal: form([choosing({ type: 3, disabled: true, options: [option(1)] })]),
      says: 'disabled',
    },
    { because: 'nothing is to be chosen from', modal: form([choosing({ type: 21, options: [] })]), says: '0 options' },
    {
      because: 'eleven radios are offered',
      modal: form([choosing({ type: 21, options: many(11, option) })]),
      says: '11 options',
    },
    {
      because: 'something required may be empty',
      modal: form([choosing({ type: 22, min_values: 0, options: [option(1)] })]),
      says: 'min_values 0',
    },
    { because: 'it holds a row in the old way', modal: form([{ type: 1, components: [] }]), says: 'labels' },
  ])('is caught because $because', ({ modal, says }) => expect(() => assertModal(modal)).toThrow(says));
});

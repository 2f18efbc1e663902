import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/core/explain.ts';
import type { Problem } from '../../../src/core/refusal.ts';
import { COMMANDS } from '../../../src/discord/commands.ts';
import { commandsInGerman } from '../../../src/discord/words/de/commands.ts';
import { labels } from '../../../src/discord/words/de/labels.ts';
import { de } from '../../../src/discord/words/de.ts';
import { en } from '../../../src/discord/words/en.ts';
import { explainIn } from '../../../src/discord/words/explain-in.ts';
import { languageOf } from '../../../src/discord/words/language.ts';
import { type Key, t } from '../../../src/discord/words/t.ts';

/** Names that a text asks for, also inside of plurals and choices. */
function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => placeholders(value))];
    return element.type === TYPE.tag ? placeholders(element.children) : [element.value];
  });
}
const asks = (text: string): string[] => [...new Set(placeholders(parse(text, { ignoreTag: true })))].sort();

const german = Object.entries(de) as [Key, string][];
const english = Object.entries(en) as [Key, string][];

describe('the catalogue', () => {
  it.each(german)('asks for the same in German as in English: %s', (key, text) => {
    expect(Object.keys(en)).toContain(key);
    expect(asks(text)).toEqual(asks(en[key]));
  });

  it('can be read whole', () => {
    for (const [, text] of english) expect(() => asks(text)).not.toThrow();
  });

  it('is complete in German', () => {
    expect(english.map(([key]) => key).filter((key) => !(key in de))).toEqual([]);
  });

  it.each([
    { locale: 'de', language: 'de' },
    { locale: 'en-GB', language: 'en' },
    { locale: 'fr', language: 'en' },
    { locale: undefined, language: 'en' },
    { locale: '__proto__', language: 'en' },
  ])('speaks $language to a client in $locale', ({ locale, language }) => {
    expect(languageOf(locale)).toBe(language);
  });

  it('leaves mentions, Markdown and what people wrote as it is', () => {
    const hostile = "{count} '{' <@1> **x**";
    expect(t('de', 'common.shared-by', { person: hostile })).toBe(`geteilt von ${hostile}`);
    expect(t('en-US', 'common.shared', { channel: '123' })).toBe('Shared in <#123>.');
  });
});

describe('refusals', () => {
  it.each([
    {
      code: 'no-right',
      needs: 'admin',
      to: 'grant rights',
      askAlso: ['@81'],
      says: /Rolle „admin“, um Rechte zu geben\. Frag.*@81/s,
    },
    { code: 'no-such', what: 'project', id: 'shop', says: /Ein Projekt „shop“ gibt es nicht.*\/cloud-projects/s },
    { code: 'over-budget', budgetUsd: 100, afterUsd: 120.5, says: /120,50 \$ im Monat.*Budget ist 100,00 \$/s },
    { code: 'not-now', state: 'applying', wanted: 'x', says: /wird angewendet/ },
    { code: 'fork', says: /Forks werden geplant, nie angewendet/ },
  ] as const)('say in German what they say in English: $code', ({ says, ...problem }) => {
    const { what, wayOn } = explainIn('de', problem as Problem);
    expect(`${what} ${wayOn}`).toMatch(says);
    expect(explainIn('en-US', problem as Problem)).toEqual(explain(problem as Problem));
  });
});

describe('labels', () => {
  it('that are said in German stand on a button or menu', () => {
    const folder = join(import.meta.dirname, '../../../src/discord');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('words'),
    );
    const sources = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    expect(Object.keys(labels).filter((label) => !sources.includes(`'${label}'`))).toEqual([]);
  });
});

describe('commands', () => {
  const texts = COMMANDS.flatMap(({ name, options = [] }) => [
    name,
    ...options.map((option) => `${name}.${option.name}`),
  ]);

  it('are described in German, and nothing that is no command is', () => {
    expect(texts.filter((key) => !(key in commandsInGerman))).toEqual([]);
    expect(Object.keys(commandsInGerman).filter((key) => !texts.includes(key))).toEqual([]);
  });

  it('fit into what Discord takes, in either language', () => {
    for (const text of Object.values(commandsInGerman)) expect(text.length).toBeLessThanOrEqual(100);
    for (const { description_localizations } of COMMANDS) expect(description_localizations?.de).toBeDefined();
  });
});

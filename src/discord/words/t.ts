import { IntlMessageFormat } from 'intl-messageformat';
import { de } from './de.ts';
import { en } from './en.ts';
import { type Language, languageOf } from './language.ts';

export type Key = keyof typeof en;
/** What stands for the placeholders: numbers as they are, and texts that the caller has made inert already. */
export type Values = Readonly<Record<string, string | number | boolean>>;

const CATALOGUES: Readonly<Record<Language, Readonly<Partial<Record<Key, string>>>>> = { en, de };

/** Messages are read once: a card has dozens, and they are the same for everybody. */
const compiled = new Map<string, IntlMessageFormat>();

function messageOf(language: Language, key: Key): IntlMessageFormat {
  const text = CATALOGUES[language][key];
  if (text === undefined) return messageOf('en', key);
  const id = `${language}:${key}`;
  const known = compiled.get(id);
  if (known) return known;
  // Markdown and mentions are full of `<`: what looks like a tag is none.
  const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  compiled.set(id, message);
  return message;
}

/**
 * A text of the catalogue in the language of a Discord locale, else in English. Placeholders, plurals and choices are those of ICU:
 * https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export const t = (locale: string | undefined, key: Key, values: Values = {}): string =>
  String(messageOf(languageOf(locale), key).format(values));

/** The same for one locale, which it carries for what is said by other means: money, refusals. What handlers and renderers are given. */
export interface Translate {
  (key: Key, values?: Values): string;
  readonly locale: string | undefined;
}

export const translateTo = (locale: string | undefined): Translate =>
  Object.assign((key: Key, values?: Values) => t(locale, key, values), { locale });

/** For readers whose language nobody knows. */
export const inEnglish = translateTo(undefined);

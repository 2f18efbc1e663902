import type { Message } from '../message.ts';
import { labels } from './de/labels.ts';
import { languageOf } from './language.ts';

const WORDS = ['label', 'placeholder'] as const;

const germanOf = (words: string): string => (Object.hasOwn(labels, words) ? (labels[words] ?? words) : words);

/** The same component and all in it, with what stands on buttons and menus in German. Options and texts stay: they may be of people. */
function inGerman(component: unknown): unknown {
  if (Array.isArray(component)) return component.map(inGerman);
  if (typeof component !== 'object' || component === null) return component;
  const entries = Object.entries(component).map(([key, value]) => {
    if (key === 'options') return [key, value];
    const isWords = (WORDS as readonly string[]).includes(key) && typeof value === 'string';
    return [key, isWords ? germanOf(value) : inGerman(value)];
  });
  return Object.fromEntries(entries);
}

/** A message whose buttons and menus speak the language of a Discord locale. */
export function labelled<Of extends Message>(message: Of, locale: string | undefined): Of {
  if (languageOf(locale) !== 'de') return message;
  return 'components' in message
    ? { ...message, components: inGerman(message.components) }
    : { ...message, ...('rows' in message && { rows: inGerman(message.rows) }) };
}

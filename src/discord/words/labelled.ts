import type { Card } from '../message.ts';
import { labels } from './de/labels.ts';
import { languageOf } from './language.ts';

const WORDS = ['label', 'placeholder'] as const;

/** The same component and all in it, with what stands on buttons and menus in German. Options and texts stay: they may be of people. */
function inGerman(component: unknown): unknown {
  if (Array.isArray(component)) return component.map(inGerman);
  if (typeof component !== 'object' || component === null) return component;
  const entries = Object.entries(component).map(([key, value]) => {
    if (key === 'options') return [key, value];
    const isWords = (WORDS as readonly string[]).includes(key) && typeof value === 'string';
    return [key, isWords && Object.hasOwn(labels, value) ? labels[value] : inGerman(value)];
  });
  return Object.fromEntries(entries);
}

/** A card whose buttons and menus speak the language of a Discord locale. */
export const labelled = (card: Card, locale: string | undefined): Card =>
  languageOf(locale) === 'de' ? { ...card, components: inGerman(card.components) as Card['components'] } : card;

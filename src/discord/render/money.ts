import { languageOf } from '../words/language.ts';
import { type Translate, t } from '../words/t.ts';

const dollars = {
  en: new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }),
  de: new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'USD' }),
} as const;

export const usd = (amount: number, locale?: string): string => dollars[languageOf(locale)].format(amount);

export const monthly = (amount: number, locale?: string): string =>
  t(locale, 'money.monthly', { amount: usd(amount, locale) });

/** What a change adds, with its sign: `+$24.46/mo`. */
export const addedMonthly = (amount: number, locale?: string): string =>
  `${amount < 0 ? '−' : '+'}${monthly(Math.abs(amount), locale)}`;

/** A price, or that nobody knows it. */
export const priceText = (amount: number | undefined, translate: Translate): string =>
  amount === undefined ? translate('money.unknown') : monthly(amount, translate.locale);

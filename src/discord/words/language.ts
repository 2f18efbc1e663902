/** Languages that people are spoken to in. What is missing in one is said in English. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of one of Discord's locales, `de` or `en-GB`; English for those that we do not speak. */
export const languageOf = (locale: string | undefined): Language =>
  LANGUAGES.find((language) => locale?.toLowerCase().split('-')[0] === language) ?? 'en';

/** The languages that Isnad is made for, by ISO 639-1 code. Texts in others are kept and searched, with less knowledge of their words. */
export const languages = ['ar', 'en', 'fr', 'tr', 'de', 'es', 'ru', 'fa'] as const;

export type Language = (typeof languages)[number];

/** Whether a code such as `ar` is one of the eight languages. */
export function isLanguage(code: string): code is Language {
  return (languages as readonly string[]).includes(code);
}

import { isObject, type Json } from '../json.js';
import type { Issues, Path } from '../refusal.js';
import type { Fields } from './fields.js';
import { lengthOf } from './fields.js';

/** Locales that Discord has (developer documentation, reference.mdx, "Locales"). Arabic is not among them. */
export const locales: readonly string[] = [
  'id',
  'da',
  'de',
  'en-GB',
  'en-US',
  'es-ES',
  'es-419',
  'fr',
  'hr',
  'it',
  'lt',
  'hu',
  'nl',
  'no',
  'pl',
  'pt-BR',
  'ro',
  'fi',
  'sv-SE',
  'vi',
  'tr',
  'cs',
  'el',
  'bg',
  'ru',
  'uk',
  'hi',
  'th',
  'zh-CN',
  'ja',
  'zh-TW',
  'ko',
];

const pattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function checkNameAt(value: string, path: Path, issues: Issues): void {
  if (lengthOf(value) < 1 || lengthOf(value) > 32) {
    issues.add(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.');
  } else if (!pattern.test(value) || value !== value.toLowerCase()) {
    issues.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkLengthAt(value: string, most: number, path: Path, issues: Issues): void {
  if (value.length >= 1 && lengthOf(value) <= most) return;
  issues.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${String(most)} in length.`);
}

/** A translation of a field into Discord's locales, each value by the field's own rule. */
function checkLocalizations(fields: Fields, name: string, check: (value: string, path: Path) => void): void {
  const translations = fields.object_(name);
  if (translations === undefined) return;
  for (const [locale, value] of Object.entries(translations)) {
    const path = [...fields.path, name, locale];
    if (!locales.includes(locale)) {
      const message = `Value must be one of {${locales.map((each) => `'${each}'`).join(', ')}}.`;
      fields.issues.add([...fields.path, name], 'DICT_TYPE_KEY_INVALID', message);
    } else if (typeof value === 'string') check(value, path);
    else if (value !== null) fields.issues.add(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
  }
}

/** The name of a slash command or of an option, with its translations. */
export function checkSlashName(fields: Fields): void {
  const name = fields.text('name', { most: 1000, required: true });
  if (name !== undefined) checkNameAt(name, [...fields.path, 'name'], fields.issues);
  checkLocalizations(fields, 'name_localizations', (value, path) => checkNameAt(value, path, fields.issues));
}

/** A name that is shown as it stands, as context menu entries and choices have it. */
export function checkShownName(fields: Fields, most: number): void {
  fields.text('name', { least: 1, most, required: true });
  checkLocalizations(fields, 'name_localizations', (value, path) => checkLengthAt(value, most, path, fields.issues));
}

export function checkDescription(fields: Fields): void {
  fields.text('description', { least: 1, most: 100, required: true });
  checkLocalizations(fields, 'description_localizations', (value, path) =>
    checkLengthAt(value, 100, path, fields.issues),
  );
}

/** Characters that a field counts towards a command's size: those of its longest translation. */
export function longestOf(value: Json | undefined, translations: Json | undefined): number {
  const own = typeof value === 'string' ? lengthOf(value) : 0;
  if (!isObject(translations)) return own;
  const lengths = Object.values(translations).map((text) => (typeof text === 'string' ? lengthOf(text) : 0));
  return Math.max(own, ...lengths);
}

import { type Language, languages } from '../../language/languages.js';
import { DigitReader, writeDigits } from './digits.js';

/** Downloads the questions of so many days. Which server's is never said: it is the one where the button is pressed. */
export interface DownloadAction {
  readonly language: Language;
  readonly days: number;
}

/** Deletes the votes of who presses it, who has to be who asked for it. */
export interface ForgetAction {
  readonly language: Language;
  /** Discord id. */
  readonly asker: string;
}

/** A version, raised when the form changes, and a letter. */
export const downloadPrefix = '1d';
export const forgetPrefix = '1f';

const snowflakeDigits = 11;
const mostDays = 366;

const writeLanguage = (language: Language): string => writeDigits(languages.indexOf(language), 1);

export const writeDownloadId = ({ language, days }: DownloadAction): string =>
  downloadPrefix + writeLanguage(language) + writeDigits(days, 2);

export const writeForgetId = ({ language, asker }: ForgetAction): string =>
  forgetPrefix + writeLanguage(language) + writeDigits(BigInt(asker), snowflakeDigits);

/** Reads such a `custom_id`; null where it is none, whoever made it. */
export function readDownloadId(text: string): DownloadAction | null {
  if (!text.startsWith(downloadPrefix)) return null;
  const reader = new DigitReader(text.slice(downloadPrefix.length));
  const language = languages[reader.read(1)];
  const days = reader.read(2);
  return reader.isWhole && language !== undefined && days >= 1 && days <= mostDays ? { language, days } : null;
}

/** Reads such a `custom_id`; null where it is none, whoever made it. */
export function readForgetId(text: string): ForgetAction | null {
  if (!text.startsWith(forgetPrefix)) return null;
  const reader = new DigitReader(text.slice(forgetPrefix.length));
  const language = languages[reader.read(1)];
  const asker = reader.readLarge(snowflakeDigits).toString();
  return reader.isWhole && language !== undefined ? { language, asker } : null;
}

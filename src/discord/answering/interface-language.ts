import { detectLanguage } from '../../language/detect.js';
import { isLanguage, type Language } from '../../language/languages.js';

/** What the language of the interface is taken from, the first that says something. */
export interface LanguageSigns {
  /** Chosen by an option. */
  readonly chosen?: Language | undefined;
  /** A question speaks its asker's language; one without letters says nothing. */
  readonly question?: string;
  /** Of the client, such as `en-GB`. Discord's client knows neither Arabic nor Persian. */
  readonly locale?: string | undefined;
}

/** The language in which a person is answered. */
export function interfaceLanguage({ chosen, question = '', locale = '' }: LanguageSigns): Language {
  if (chosen !== undefined) return chosen;
  if (/\p{L}/u.test(question)) return detectLanguage(question);
  const code = locale.slice(0, 2);
  return isLanguage(code) ? code : 'en';
}

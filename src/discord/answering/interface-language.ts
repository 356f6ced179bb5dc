import { detectLanguage, possibleLanguages } from '../../language/detect.js';
import { isLanguage, type Language, languages } from '../../language/languages.js';

/** What the language of the interface is taken from, the first that says something. */
export interface LanguageSigns {
  /** Chosen by an option. */
  readonly chosen?: Language | undefined;
  /** A question speaks its asker's language; one without words of a language, such as a name, says nothing. */
  readonly question?: string;
  /** Of the client, such as `en-GB`. Discord's client knows neither Arabic nor Persian. */
  readonly locale?: string | undefined;
}

/** The language in which a person is answered. Where a question may be in several, as a name alone may, the client's decides. */
export function interfaceLanguage({ chosen, question = '', locale = '' }: LanguageSigns): Language {
  if (chosen !== undefined) return chosen;
  const code = locale.slice(0, 2);
  const ofClient = isLanguage(code) ? code : undefined;
  const possible = possibleLanguages(question);
  if (ofClient !== undefined && possible.includes(ofClient)) return ofClient;
  return possible.length < languages.length ? detectLanguage(question) : 'en';
}

import { isSmallTalk, languagesOfSmallTalk } from './small-talk.js';
import { detectLanguage, possibleLanguages } from '../language/detect.js';
import { type Language, languages } from '../language/languages.js';

/** What the language of the interface is taken from, the first that says something. */
export interface LanguageSigns {
  /** Chosen by an option. */
  readonly chosen?: Language | undefined;
  /** A question speaks its asker's language; one without words of a language, such as a name, says nothing. */
  readonly question?: string;
  /** Decided for the server; null where its moderators have decided nothing. */
  readonly setting?: Language | null;
  /** Of the client, such as `en-GB`. Discord's client knows neither Arabic nor Persian. */
  readonly locale?: string | undefined;
}

/**
 * The language in which a person is answered. Where a question may be in several, as a name alone may, the server's decides, then the
 * client's.
 */
export function interfaceLanguage({ chosen, question = '', setting, locale = '' }: LanguageSigns): Language {
  if (chosen !== undefined) return chosen;
  const code = locale.slice(0, 2);
  const possible = languagesOf(question);
  const preferred = possible.find((language) => language === setting) ?? possible.find((language) => language === code);
  if (preferred !== undefined) return preferred;
  if (possible.length === languages.length) return 'en';
  const detected = detectLanguage(question);
  return possible.find((language) => language === detected) ?? possible[0] ?? 'en';
}

/** Greetings and thanks have few words that tell a language, and are known by themselves. */
function languagesOf(question: string): readonly Language[] {
  const possible = possibleLanguages(question);
  const isUnknown = possible.length === languages.length;
  return isUnknown && isSmallTalk(question) ? languagesOfSmallTalk(question) : possible;
}

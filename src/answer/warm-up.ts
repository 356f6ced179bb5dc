import { languages } from '../language/languages.js';
import type { LibraryReader } from '../library/library.js';
import type { Lexicon } from '../search/lexicon.js';
import { aboutNamesOf, type CalibrationQuestions } from './calibration-questions.js';

/** So many are asked in each language. */
const askedInEach = 5;

/**
 * Questions in every language, about names that the reports tell of where there are any. Once they have been asked, what a first question
 * would wait for is there: the lexicon's words of its language, and the vectors of the words of much that is asked about.
 */
export async function warmUpQuestions(
  library: LibraryReader,
  lexicon: Lexicon,
  { nearTopic, offTopic }: CalibrationQuestions,
): Promise<string[]> {
  const questions = [...(await aboutNamesOf(library, lexicon, nearTopic)), ...offTopic];
  return languages.flatMap((asked) =>
    questions
      .filter(({ language }) => language === asked)
      .slice(0, askedInEach)
      .map(({ text }) => text),
  );
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IsnadError } from '../errors.js';
import { isLanguage, type Language } from '../language/languages.js';
import type { LibraryReader } from '../library/library.js';
import type { Lexicon } from '../search/lexicon.js';
import { conceptWord } from '../search/words.js';

/** A question that nothing in a library answers. */
export interface UnansweredQuestion {
  readonly language: Language;
  readonly text: string;
}

/** What refusal is calibrated with. */
export interface CalibrationQuestions {
  /** About anything but what reports tell. */
  readonly offTopic: readonly UnansweredQuestion[];
  /** About what reports hardly ever tell of a place, a group or a person, whose name stands for `{name}`. */
  readonly nearTopic: readonly UnansweredQuestion[];
}

const placeholder = '{name}';

/** So many of the names that a library tells of most often are asked about. */
const namesAsked = 40;

/**
 * Reads a folder's `off-topic.tsv` and `near-topic.tsv`, `language<TAB>question` a line; those of the second hold `{name}` once.
 * @throws IsnadError `questions-damaged` naming the line that is not of this form.
 */
export function readCalibrationQuestions(folder: string): CalibrationQuestions {
  return {
    offTopic: readQuestions(path.join(folder, 'off-topic.tsv'), () => true),
    nearTopic: readQuestions(path.join(folder, 'near-topic.tsv'), (text) => text.split(placeholder).length === 2),
  };
}

function readQuestions(file: string, isComplete: (text: string) => boolean): UnansweredQuestion[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const [language = '', text = ''] = line.split('\t');
    if (!isLanguage(language) || text.trim() === '' || !isComplete(text)) {
      throw new IsnadError(
        'questions-damaged',
        `${file}, line ${index + 1}: not a language and a question with a tab between${isComplete(text) ? '' : `, with ${placeholder} once`}.`,
      );
    }
    return [{ language, text }];
  });
}

/**
 * The near-topic questions asked about the names that a library tells of most often, each in turn and in the question's language. None
 * where it tells of no name that the lexicon knows.
 */
export async function aboutNamesOf(
  library: LibraryReader,
  lexicon: Lexicon,
  questions: readonly UnansweredQuestion[],
): Promise<UnansweredQuestion[]> {
  const known = lexicon.names();
  const counts = await library.countWords(known.map(conceptWord));
  const names = known
    .map((name) => ({ name, count: counts.get(conceptWord(name)) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.name - b.name)
    .slice(0, namesAsked);
  if (names.length === 0) return [];
  return questions.flatMap(({ language, text }, index) => {
    const name = names[index % names.length]?.name ?? 0;
    const form = lexicon.usualForm(name, language);
    return form === null ? [] : [{ language, text: text.replace(placeholder, () => form) }];
  });
}

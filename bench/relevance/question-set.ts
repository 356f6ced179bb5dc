import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Calibration } from '../../src/answer/calibration.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { type GoldQuestion, readGoldQuestions } from '../../src/evaluation/questions.js';
import type { EmbeddedLibrary } from '../../src/library/embedded/embedded-library.js';
import type { Lexicon } from '../../src/search/lexicon.js';
import { withIndexedReports } from '../indexed-reports.js';

/** Reports in a library of their own, with the questions asked about them. */
export interface QuestionSet {
  readonly name: string;
  readonly library: EmbeddedLibrary;
  readonly calibration: Calibration;
  readonly questions: readonly GoldQuestion[];
}

const reportsIn = (folder: string): string => path.join(folder, 'reports');
const questionsIn = (folder: string): string => path.join(folder, 'questions.jsonl');

/** Checks that each folder holds a question set. @throws Error naming the one that does not, or that none was given */
export function questionSetFolders(folders: readonly string[]): readonly string[] {
  if (folders.length === 0) throw new Error('Name at least one folder with reports/ and questions.jsonl in it.');
  for (const folder of folders) {
    for (const part of [reportsIn(folder), questionsIn(folder)]) {
      if (!existsSync(part)) throw new Error(`${part} is missing.`);
    }
  }
  return folders;
}

/** Indexes a set's reports in a temporary folder, hands the set to `use`, and clears up. */
export async function withQuestionSet<Result>(
  folder: string,
  parts: { readonly embedder: Embedder; readonly lexicon: Lexicon },
  use: (set: QuestionSet) => Promise<Result>,
): Promise<Result> {
  const name = path.basename(path.resolve(folder));
  return withIndexedReports(reportsIn(folder), parts, (library, calibration) =>
    use({ name, library, calibration, questions: readGoldQuestions(questionsIn(folder)) }),
  );
}

import path from 'node:path';
import { openSession } from '../answer/session.js';
import type { Config } from '../config.js';
import { askAll, groupsByKind, type QuestionGroup, tabulate } from '../evaluation/evaluate.js';
import { locateGold } from '../evaluation/gold.js';
import type { GoldQuestion } from '../evaluation/questions.js';
import type { EvaluationRun } from '../evaluation/run.js';
import { onlyBase } from '../library/only-base.js';
import { programVersion } from '../program.js';
import { buildIndex } from './build-index.js';
import type { Log } from './log.js';
import { openConfiguredLibrary, openModel, openProgramLexicon, programCalibrationQuestions } from './open.js';
import { openProgress } from './progress.js';
import { goldNotes } from './view/evaluation/gold-notes.js';

export interface EvaluationRequest {
  /** Names the reports, the folder that the index is built in, and the model. */
  readonly config: Config;
  readonly questionsFile: string;
  readonly questions: readonly GoldQuestion[];
  readonly groups: readonly QuestionGroup[];
}

/**
 * Builds an index and asks it all questions. Gold that no quote can hold is named in the log.
 * @throws IsnadError what reports, model and library throw
 */
export async function evaluateCorpus(request: EvaluationRequest, log: Log): Promise<EvaluationRun> {
  const { questions } = request;
  // The index of an evaluation is one of its own, in a folder: never the library that people ask.
  const config: Config = { ...request.config, libraryUrl: '' };
  const lexicon = await openProgramLexicon(config, log);
  const calibrationQuestions = await programCalibrationQuestions();
  const embedder = await openModel(config, config.embeddingModel, log);
  await buildIndex(config, log, { embedder, lexicon, calibrationQuestions });
  const library = await openConfiguredLibrary(config, log);
  const session = await openSession({
    libraries: onlyBase(library),
    lexicon,
    openEmbedder: async () => embedder,
    calibrationQuestions: () => calibrationQuestions,
    onNotice: log.warn,
  });
  const progress = await openProgress(log.showsProgress);
  try {
    const { reports, passages } = await library.state();
    const located = await locateGold(questions, library);
    for (const note of goldNotes(located)) log.warn(note);
    const askedAt = new Date();
    const outcomes = await askAll(located, session, (done, total) => progress.update('Asking', done, total));
    return {
      askedAt,
      program: programVersion(),
      questionsFile: path.basename(request.questionsFile),
      model: { name: embedder.model, dimension: embedder.dimension, fingerprint: embedder.fingerprint },
      corpus: { reports, passages },
      rows: tabulate(outcomes, [...groupsByKind(questions), ...request.groups]),
      outcomes,
    };
  } finally {
    progress.stop();
    await session.close();
  }
}

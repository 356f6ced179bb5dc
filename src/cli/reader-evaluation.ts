import type { Config } from '../config.js';
import { readSavedRun, type SavedRun } from '../evaluation/saved-run.js';

/**
 * The evaluation that the reader is to show, if any.
 * @throws IsnadError `file-missing`, `evaluation-damaged`
 */
export function evaluationOf({ readerEvaluation }: Config): { readonly evaluation?: SavedRun } {
  return readerEvaluation === null ? {} : { evaluation: readSavedRun(readerEvaluation) };
}

import { IsnadError } from '../../errors.js';
import type { Embedding, IndexedReport } from '../library.js';

/**
 * Offsets that lie outside the text would make quotes that are not in the report: a defect of whoever split it.
 * @throws RangeError
 */
export function checkSpans({ report, passages }: IndexedReport): void {
  for (const { passage } of passages) {
    for (const { start, end } of [passage, ...passage.sentences]) {
      if (Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= report.text.length) {
        continue;
      }
      throw new RangeError(
        `Passage ${passage.ordinal} of ${report.id} spans ${start}–${end} of ${report.text.length}.`,
      );
    }
  }
}

/**
 * The error for a passage whose vectors are missing, or too few for its sentences.
 * @param model of the embedding that it has none of
 */
export function unembedded(ordinal: number, report: string, model: string): IsnadError {
  return new IsnadError(
    'embedding-invalid',
    `The vectors of passage ${ordinal} of ${report} under ${model} were not saved, or not for all its sentences.`,
    { hint: 'Run `isnad reindex --full`.' },
  );
}

/** The error for an embedding under which vectors of another dimension are saved. */
export function otherDimension({ model, dimension }: Embedding, saved: number | undefined): IsnadError {
  return new IsnadError(
    'embedding-invalid',
    `The model ${model} gives vectors of ${dimension} components; the library has saved vectors of ${saved} for it.`,
    { hint: 'Run `isnad reindex --full`.' },
  );
}

/** The error for a change that was worked out from a generation that is no longer the last. */
export function changedMeanwhile(basis: number, found: number): IsnadError {
  return new IsnadError(
    'library-changed',
    `Another process has published generation ${found} of the library; this change was worked out from generation ${basis}.`,
    { hint: 'Run `isnad reindex` again: it starts from what is published now.' },
  );
}

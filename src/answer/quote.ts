import type { LibraryReader, ReportEntry, StoredPassage } from '../library/library.js';
import type { CitedReport, Quote, QuoteReference } from './answer.js';

/** Told of quotes that were not slices of their report: a defect of the store, never shown to the asker. */
export type OnDroppedQuote = (message: string) => void;

/** The quote of a passage, if it is character for character what the stored report says at its place; otherwise null. */
export async function verifiedQuote(
  stored: StoredPassage,
  reference: QuoteReference,
  library: LibraryReader,
  onDroppedQuote?: OnDroppedQuote,
): Promise<Quote | null> {
  const { passage, report, text } = stored;
  const whole = await library.report(report.id);
  if (whole?.text.slice(passage.start, passage.end) !== text) {
    onDroppedQuote?.(`A quote of ${report.id} at ${passage.start} is not what the report says there: dropped.`);
    return null;
  }
  const highlighted = reference.highlight === null ? undefined : passage.sentences[reference.highlight];
  return {
    reference,
    report: citedReport(report),
    paragraph: passage.paragraph,
    start: passage.start,
    end: passage.end,
    text,
    highlights: highlighted === undefined ? [] : [highlighted],
    confidence: reference.confidence,
  };
}

/**
 * Makes the quotes of an earlier answer again, in its order, from what the library holds now. Those whose passage is gone, because its
 * report was changed or removed, are left out.
 */
export async function recallQuotes(
  references: readonly QuoteReference[],
  library: LibraryReader,
  onDroppedQuote?: OnDroppedQuote,
): Promise<Quote[]> {
  const stored = new Map(
    (await library.passages(references.map(({ passage }) => passage))).map((passage) => [passage.id, passage]),
  );
  const quotes = await Promise.all(
    references.map(async (reference) => {
      const passage = stored.get(reference.passage);
      return passage === undefined ? null : verifiedQuote(passage, reference, library, onDroppedQuote);
    }),
  );
  return quotes.filter((quote) => quote !== null);
}

/** A report's entry as an answer cites it. */
export function citedReport({ passages: _, ...report }: ReportEntry): CitedReport {
  return report;
}

import type { Answer, CitedReport, ScoredQuote } from '../../src/answer/answer.js';
import type { Span } from '../../src/reports/report.js';

/** A report as an answer cites it, with the fields that a test does not care about filled in. */
export function citedReport(fields: Partial<CitedReport> = {}): CitedReport {
  return {
    id: 'a-report',
    file: 'a-report.md',
    title: 'A report',
    outlet: 'The Outlet',
    author: null,
    published: '2016-05-03',
    url: 'https://example.org/a-report',
    language: 'en',
    ...fields,
  };
}

/** A quote that begins at offset 100 of its report. Highlights are given as parts of the text. */
export function quote(
  text: string,
  fields: Partial<Omit<ScoredQuote, 'highlights'>> & { highlights?: string[] } = {},
): ScoredQuote {
  const { highlights = [], ...others } = fields;
  const start = 100;
  return {
    reference: { passage: 7, highlight: highlights.length > 0 ? 0 : null, confidence: fields.confidence ?? 'strong' },
    report: citedReport(),
    paragraph: 1,
    start,
    end: start + text.length,
    text,
    highlights: highlights.map((part): Span => {
      const at = text.indexOf(part);
      if (at < 0) throw new Error(`"${part}" is not in "${text}"`);
      return { start: start + at, end: start + at + part.length };
    }),
    score: 0.9,
    confidence: 'strong',
    ...others,
  };
}

/** An answer to an English question. */
export function answerOf(fields: Partial<Answer> = {}): Answer {
  const quotes = fields.quotes ?? [];
  return {
    question: 'Where did they go?',
    language: 'en',
    answered: quotes.length > 0,
    quotes,
    nearest: [],
    tookMs: 12.34,
    ...fields,
  };
}

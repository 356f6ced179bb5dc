import { z } from 'zod';
import type { Answer, CitedReport } from '../../answer/answer.js';
import { languages } from '../../language/languages.js';

const reportSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  author: z.string().nullable(),
  published: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string(),
  file: z.string(),
});

const offset = z.int().nonnegative();
const score = z.number().min(0).max(1);

const quoteSchema = z.strictObject({
  report: reportSchema,
  paragraph: z.int().positive(),
  start: offset,
  end: offset,
  text: z.string().min(1),
  highlights: z.array(z.strictObject({ start: offset, end: offset })),
  score,
  confidence: z.enum(['strong', 'possible']),
});

/** Identifier of a question of a batch, given back with its answer. */
export const questionIdentifier = z.union([z.string(), z.number()]);

/** The JSON form of an answer. It is stable: fields are added, never renamed or taken away. Documented in docs/json.md. */
export const answerSchema = z.strictObject({
  id: questionIdentifier.optional(),
  question: z.string(),
  language: z.enum(languages),
  answered: z.boolean(),
  quotes: z.array(quoteSchema),
  nearest: z.array(z.strictObject({ report: reportSchema, score })),
  tookMs: z.number().nonnegative(),
});

export type AnswerJson = z.infer<typeof answerSchema>;

/** An answer in its JSON form. Scores have four decimals, milliseconds one. */
export function toJson(answer: Answer, id?: string | number): AnswerJson {
  return {
    ...(id === undefined ? {} : { id }),
    question: answer.question,
    language: answer.language,
    answered: answer.answered,
    quotes: answer.quotes.map((quote) => ({
      report: reportJson(quote.report),
      paragraph: quote.paragraph,
      start: quote.start,
      end: quote.end,
      text: quote.text,
      highlights: quote.highlights.map(({ start, end }) => ({ start, end })),
      score: rounded(quote.score, 4),
      confidence: quote.confidence,
    })),
    nearest: answer.nearest.map((topic) => ({ report: reportJson(topic.report), score: rounded(topic.score, 4) })),
    tookMs: rounded(answer.tookMs, 1),
  };
}

function reportJson({
  id,
  title,
  outlet,
  author,
  published,
  url,
  language,
  file,
}: CitedReport): AnswerJson['quotes'][number]['report'] {
  return { id, title, outlet, author, published, url, language, file };
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

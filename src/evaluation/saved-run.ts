import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { IsnadError } from '../errors.js';
import type { Outcome, RankedPassage } from './outcome.js';
import type { EvaluationRun } from './run.js';

const form = 'isnad-evaluation';
/** Grows when a field changes its meaning or goes; a field that is added changes nothing for readers. */
const version = 1;

const share = z.number().min(0).max(1);
const offset = z.int().nonnegative();
const place = z.int().positive();

const estimateSchema = z.object({ value: share, low: share, high: share }).nullable();

const firstQuotesSchema = z.object({ count: z.int().nonnegative(), right: estimateSchema });

const rowSchema = z.object({
  name: z.string(),
  of: z.enum(['language', 'group', 'all']),
  answerable: z.int().nonnegative(),
  unanswerable: z.int().nonnegative(),
  hitAt1: estimateSchema,
  hitAt3: estimateSchema,
  hitAt5: estimateSchema,
  meanReciprocalRank: estimateSchema,
  ndcgAt10: estimateSchema,
  highlightable: z.int().nonnegative(),
  highlighted: estimateSchema,
  firstQuotes: z.object({ strong: firstQuotesSchema, possible: firstQuotesSchema }).optional(),
  answered: estimateSchema,
  refused: estimateSchema,
});

const passageSchema = z.object({
  report: z.string(),
  paragraph: place,
  start: offset,
  end: offset,
  score: share,
});

const outcomeSchema = z.object({
  id: z.string(),
  lang: z.string(),
  kind: z.string().optional(),
  question: z.string(),
  gold: z.array(z.string()),
  unquotable: z.array(z.object({ piece: z.string(), reason: z.enum(['absent', 'headline', 'split']) })),
  answered: z.boolean(),
  rank: place.nullable(),
  highlighted: z.boolean().nullable(),
  quotes: z.array(passageSchema),
  nearest: z.array(z.object({ report: z.string(), score: share })),
  ranking: z.array(passageSchema.extend({ holdsGold: z.boolean() })),
  tookMs: z.number().nonnegative(),
});

/** The form that an evaluation is saved in; see `SavedRun`. */
export const savedRunSchema = z.object({
  form: z.literal(form),
  version: z.literal(version),
  askedAt: z.iso.datetime(),
  program: z.string(),
  questionsFile: z.string(),
  model: z.object({ name: z.string(), dimension: z.int().positive(), fingerprint: z.string() }),
  corpus: z.object({ reports: z.int().nonnegative(), passages: z.int().nonnegative() }),
  rows: z.array(rowSchema),
  outcomes: z.array(outcomeSchema),
});

/** An evaluation as it is saved: figures and places, none of the reports' text but the gold. Documented in docs/json.md. */
export type SavedRun = z.infer<typeof savedRunSchema>;
export type SavedOutcome = z.infer<typeof outcomeSchema>;
export type SavedRow = z.infer<typeof rowSchema>;
/** Where a passage stands, without its text. */
export type SavedPassage = z.infer<typeof passageSchema>;

/** An evaluation in its saved form. Scores have four decimals, milliseconds one. */
export function toSavedRun(run: EvaluationRun): SavedRun {
  const { askedAt, program, questionsFile, model, corpus, rows, outcomes } = run;
  return {
    form,
    version,
    askedAt: askedAt.toISOString(),
    program,
    questionsFile,
    model: { ...model },
    corpus: { ...corpus },
    rows: rows.map((row) => ({ ...row })),
    outcomes: outcomes.map(savedOutcome),
  };
}

function savedOutcome({ question, gold, answer, rank, highlighted, ranking }: Outcome): SavedOutcome {
  const { id, lang, kind, question: text } = question;
  return {
    id,
    lang,
    ...(kind === undefined ? {} : { kind }),
    question: text,
    gold: question.gold,
    unquotable: gold.unquotable.map(({ piece, reason }) => ({ piece, reason })),
    answered: answer.answered,
    rank,
    highlighted,
    quotes: answer.quotes.map(savedPassage),
    nearest: answer.nearest.map(({ report, score }) => ({ report: report.id, score: rounded(score, 4) })),
    ranking: ranking.map((passage) => ({ ...savedPassage(passage), holdsGold: passage.holdsGold })),
    tookMs: rounded(answer.tookMs, 1),
  };
}

function savedPassage(passage: Omit<RankedPassage, 'text' | 'holdsGold'>): SavedPassage {
  const { report, paragraph, start, end, score } = passage;
  return { report: report.id, paragraph, start, end, score: rounded(score, 4) };
}

const rounded = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;

/**
 * Reads a saved evaluation.
 * @throws IsnadError `file-missing`; `evaluation-damaged` when the file is none, or one of another version
 */
export function readSavedRun(file: string): SavedRun {
  const value = parseJson(file);
  const parsed = savedRunSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const about = z.object({ form: z.literal(form), version: z.number() }).safeParse(value);
  if (about.success && about.data.version !== version) {
    throw new IsnadError(
      'evaluation-damaged',
      `${file} is a saved evaluation of form ${about.data.version}; this Isnad reads form ${version}.`,
      { hint: 'Save the run to compare with once more, with this version of Isnad.' },
    );
  }
  const [issue] = about.success ? parsed.error.issues : [];
  const problem = issue === undefined ? '' : `: ${issue.path.join('.')}: ${issue.message}`;
  throw new IsnadError('evaluation-damaged', `${file} is not a saved evaluation${problem}.`, { hint: savingHint });
}

const savingHint = 'A run is saved with isnad eval --save FILE.';

function parseJson(file: string): unknown {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new IsnadError('file-missing', `The saved evaluation ${file} cannot be read.`, { hint: savingHint, cause });
  }
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new IsnadError('evaluation-damaged', `${file} is not a saved evaluation: it is not JSON.`, {
      hint: savingHint,
      cause,
    });
  }
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { longestQuestion } from '../answer/ask.js';
import { IsnadError } from '../errors.js';

const words = z.string().regex(/\S/, 'is empty');

const schema = z.object({
  id: words,
  lang: words,
  question: words.max(longestQuestion, `is longer than ${longestQuestion} characters`),
  gold: z.array(words),
  kind: words.optional(),
});

/** A question with the pieces of text that answer it; `gold` is empty where the reports do not answer it. */
export type GoldQuestion = z.infer<typeof schema>;

const form = 'A line is {"id","lang","question","gold":[...]}, and "kind" if you like.';

/**
 * Reads evaluation questions, one JSON object a line: `{"id","lang","question","gold":[...],"kind"?}`.
 * @throws IsnadError `file-missing`; `questions-damaged` naming the line that is no question or repeats an id, or when there is no question at all
 */
export function readGoldQuestions(file: string): GoldQuestion[] {
  const lineOfId = new Map<string, number>();
  const questions: GoldQuestion[] = [];
  for (const [index, line] of sourceOf(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${file}, line ${index + 1}`;
    const question = parseLine(line, place);
    const earlier = lineOfId.get(question.id);
    if (earlier !== undefined) {
      throw new IsnadError('questions-damaged', `${place}: line ${earlier} has the id ${question.id} already.`, {
        hint: 'Give every question an id of its own: runs are compared by it.',
      });
    }
    lineOfId.set(question.id, index + 1);
    questions.push(question);
  }
  if (questions.length > 0) return questions;
  throw new IsnadError('questions-damaged', `${file} holds no questions.`, { hint: form });
}

function sourceOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new IsnadError('file-missing', `The questions ${file} cannot be read.`, {
      hint: 'Give another file with --questions.',
      cause,
    });
  }
}

function parseLine(line: string, place: string): GoldQuestion {
  const parsed = schema.safeParse(parseJson(line, place));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path[0] === undefined ? '' : ` "${String(issue.path[0])}" ${problemOf(issue)}.`;
  throw new IsnadError('questions-damaged', `${place}: not a question.${field}`, { hint: form });
}

function problemOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' ? `is missing or no ${issue.expected}` : issue.message;
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new IsnadError('questions-damaged', `${place}: not a question, for it is not JSON.`, { hint: form, cause });
  }
}

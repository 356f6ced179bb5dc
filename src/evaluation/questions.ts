import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { IsnadError } from '../errors.js';

const schema = z.object({
  id: z.string().min(1),
  lang: z.string().min(2),
  question: z.string().min(1),
  gold: z.array(z.string().min(1)),
  kind: z.string().optional(),
});

/** A question with the pieces of text that answer it; `gold` is empty where the reports do not answer it. */
export type GoldQuestion = z.infer<typeof schema>;

/**
 * Reads evaluation questions, one JSON object a line: `{"id","lang","question","gold":[...]}`.
 * @throws IsnadError `file-missing`, `questions-damaged` naming the line.
 */
export function readGoldQuestions(file: string): GoldQuestion[] {
  return sourceOf(file)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${file}, line ${index + 1}`)]));
}

function sourceOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new IsnadError('file-missing', `The questions ${file} cannot be read.`, {
      hint: 'Give another file with --questions.',
      cause,
    });
  }
}

function parseLine(line: string, place: string): GoldQuestion {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new IsnadError('questions-damaged', `${place}: not a question.`, {
      hint: 'A line is {"id","lang","question","gold":[...]}.',
      cause,
    });
  }
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Answer } from '../answer/answer.js';
import { errorCode, IsnadError } from '../errors.js';
import { exitCode, failureJson } from './failure.js';
import { print } from './output.js';
import { questionIdentifier, toJson } from './view/json.js';

const lineSchema = z.object({ id: questionIdentifier.optional(), question: z.string() });

/**
 * Answers the questions of a file, `{"id"?, "question"}` a line, with one JSON line each on standard output, in order. A line that is no
 * question, or whose question cannot be asked, leads to a JSON error on standard error that names the line; the others are answered.
 *
 * @param file a path, or `-` for standard input
 * @returns the exit code: 1 if any line failed
 * @throws IsnadError `file-missing` or `file-unreadable`
 */
export async function answerBatch(file: string, ask: (question: string) => Promise<Answer>): Promise<number> {
  const name = file === '-' ? 'standard input' : file;
  let line = 0;
  let failures = 0;
  for await (const source of linesOf(file)) {
    line += 1;
    if (source.trim() === '') continue;
    let id: string | number | undefined;
    try {
      const asked = parseLine(source, `${name}, line ${line}`);
      id = asked.id;
      await print(`${JSON.stringify(toJson(await ask(asked.question), id))}\n`);
    } catch (error) {
      if (!(error instanceof IsnadError) || !ofOneQuestion.has(error.identifier)) throw error;
      failures += 1;
      const place = { file, line, ...(id === undefined ? {} : { id }) };
      process.stderr.write(`${JSON.stringify({ error: { ...failureJson(error), ...place } })}\n`);
    }
  }
  return failures > 0 ? exitCode.failure : 0;
}

/** Failures that are the question's own; after any other, the next question would fail as well. */
const ofOneQuestion: ReadonlySet<string> = new Set(['questions-damaged', 'question-empty', 'question-too-long']);

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield line.replace(/^\uFEFF/, '');
    }
  } catch (cause) {
    const code = errorCode(cause);
    if (code === '') throw cause;
    const missing = code === 'ENOENT';
    throw new IsnadError(missing ? 'file-missing' : 'file-unreadable', `The questions ${file} cannot be read.`, {
      hint: missing ? 'Check the path given with --batch.' : 'Check that it is a file and that you may read it.',
      cause,
    });
  }
}

function parseLine(source: string, place: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(source));
  } catch (cause) {
    throw new IsnadError('questions-damaged', `${place}: not a question.`, {
      hint: 'Each line has the form {"id": "q1", "question": "..."}; the id may be left out.',
      cause,
    });
  }
}

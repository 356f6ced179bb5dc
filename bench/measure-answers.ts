// Answers the questions of a JSON file, given second, from the index in the folder given first, and prints how long each took as JSON.
import { onlyBase } from '../src/library/only-base.js';
import { baseScope } from '../src/library/scope.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCalibrationQuestions } from '../src/answer/calibration-questions.js';
import { openSession } from '../src/answer/session.js';
import { openEmbedder } from '../src/embedder/worker-embedder.js';
import { detectLanguage } from '../src/language/detect.js';
import { openLibrary } from '../src/library/embedded/open.js';
import { lexiconDirectory, calibrationFolder } from '../src/program.js';
import { openLexicon } from '../src/search/lexicon.js';
import { analyseQuestion } from '../src/search/question.js';
import { Stopwatch, timedEmbedder, timedLibrary } from './stopwatch.js';

/** What answering took, in milliseconds. */
export interface AnswerMeasurement {
  readonly passages: number;
  readonly search: 'index' | 'exact';
  /** One a question, in order. */
  readonly latencies: readonly number[];
  /** The first question of each language, which also makes the language's words ready. */
  readonly firstOfLanguage: readonly number[];
  /** Of each question, how long each part took. */
  readonly parts: readonly Readonly<Record<string, number>>[];
  /** Time that the process's threads computed, a question. */
  readonly computed: number;
  readonly answered: number;
  readonly quotes: number;
  /** Resident memory of the process when all was answered, in bytes. */
  readonly memory: number;
}

const [indexDirectory = '', questionsFile = ''] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')) as string[];
const watch = new Stopwatch();
const library = await openLibrary({ directory: indexDirectory });
const { search } = await library.describe();
const lexicon = openLexicon(lexiconDirectory, { cacheDirectory: path.join(indexDirectory, 'lexicon') });
const session = await openSession({
  libraries: onlyBase(timedLibrary(library, watch, false)),
  lexicon,
  openEmbedder: async (model) => timedEmbedder(await openEmbedder({ model }), watch),
  calibrationQuestions: () => readCalibrationQuestions(calibrationFolder),
});

const firstOfLanguage: number[] = [];
const languages = new Set<string>();
for (const question of questions) {
  const language = detectLanguage(question);
  if (languages.has(language)) continue;
  languages.add(language);
  const began = performance.now();
  await session.ask(question, baseScope);
  firstOfLanguage.push(performance.now() - began);
}

const latencies: number[] = [];
const parts: Record<string, number>[] = [];
let answered = 0;
let quotes = 0;
const before = process.cpuUsage();
for (const question of questions) {
  watch.take();
  const began = performance.now();
  const answer = await session.ask(question, baseScope);
  const latency = performance.now() - began;
  latencies.push(latency);
  answered += answer.answered ? 1 : 0;
  quotes += answer.quotes.length;
  parts.push({ ...Object.fromEntries(watch.take()), total: latency });
}
const used = process.cpuUsage(before);
for (const [index, question] of questions.entries()) {
  const began = performance.now();
  analyseQuestion(question, lexicon);
  const one = parts[index];
  if (one !== undefined) one['analyse the question'] = performance.now() - began;
}

const { passages } = await library.state();
const result: AnswerMeasurement = {
  passages,
  search,
  latencies,
  firstOfLanguage,
  parts,
  computed: (used.user + used.system) / 1000 / questions.length,
  answered,
  quotes,
  memory: process.memoryUsage.rss(),
};
await session.close();
process.stdout.write(`${JSON.stringify(result)}\n`);

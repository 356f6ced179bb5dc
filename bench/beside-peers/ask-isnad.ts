// Asks Isnad's index in the folder given first the questions of a JSON file, as a session of the bot does. The first ones are asked beforehand,
// as many as the last argument says, and not measured.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCalibrationQuestions } from '../../src/answer/calibration-questions.js';
import { openSession } from '../../src/answer/session.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import { onlyBase } from '../../src/library/only-base.js';
import { baseScope } from '../../src/library/scope.js';
import { calibrationFolder, lexiconDirectory } from '../../src/program.js';
import { openLexicon } from '../../src/search/lexicon.js';

/** What answering took, and what was quoted. */
export interface IsnadMeasurement {
  /** Milliseconds, one a question. */
  readonly latencies: readonly number[];
  /** Milliseconds that the process's threads computed, a question. */
  readonly computed: number;
  /** Quotes of each question, best first; none where Isnad refuses. */
  readonly quoted: readonly (readonly string[])[];
  /** The best passages of each question, whether or not they were quoted. */
  readonly ranked: readonly (readonly string[])[];
  /** Most resident memory that the process ever had, in bytes. */
  readonly peakMemory: number;
}

const passagesAsked = 3;

const [directory = '', questionsFile = '', beforehand = '0'] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(questionsFile, 'utf8')) as string[];
const session = await openSession({
  libraries: onlyBase(await openLibrary({ directory })),
  lexicon: openLexicon(lexiconDirectory, { cacheDirectory: path.join(directory, 'lexicon') }),
  openEmbedder: (model) => openEmbedder({ model }),
  calibrationQuestions: () => readCalibrationQuestions(calibrationFolder),
});
for (const question of questions.slice(0, Number(beforehand))) await session.ask(question, baseScope);

const latencies: number[] = [];
const quoted: string[][] = [];
const ranked: string[][] = [];
const measured = questions.slice(Number(beforehand));
const before = process.cpuUsage();
for (const question of measured) {
  let best: string[] = [];
  const began = performance.now();
  const { quotes } = await session.ask(question, baseScope, {
    limit: passagesAsked,
    onRanked: (all) => (best = all.slice(0, passagesAsked).map(({ found }) => found.passage.text)),
  });
  latencies.push(performance.now() - began);
  quoted.push(quotes.map(({ text }) => text));
  ranked.push(best);
}
const { user, system } = process.cpuUsage(before);
const result: IsnadMeasurement = {
  ...{ latencies, quoted, ranked },
  computed: (user + system) / 1000 / measured.length,
  peakMemory: process.resourceUsage().maxRSS * 1024,
};
await session.close();
process.stdout.write(`${JSON.stringify(result)}\n`);

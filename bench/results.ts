import { cpus, loadavg, totalmem } from 'node:os';
import type { ColdStart } from './cold-start.js';
import type { AnswerMeasurement } from './measure-answers.js';
import type { RecallMeasurement } from './measure-recall.js';
import type { ReindexMeasurement } from './measure-reindex.js';
import { meanOf, median, percentile } from './statistics.js';
import { table } from './table.js';

/** All that was measured of a corpus of one size. */
export interface SizeResults {
  readonly reindex: ReindexMeasurement;
  /** Bytes by file. */
  readonly files: Readonly<Record<string, number>>;
  readonly corpusBytes: number;
  /** One a round. */
  readonly answers: readonly AnswerMeasurement[];
  readonly recall: RecallMeasurement;
}

export interface Results {
  readonly date: string;
  readonly commit: string;
  readonly questions: number;
  readonly rounds: number;
  readonly coldStarts: readonly { readonly name: string; readonly coldStart: ColdStart }[];
  readonly sizes: readonly SizeResults[];
}

const grouped = (value: number): string =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
const milliseconds = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const seconds = (value: number): string => `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/** One row a figure, one column a size. */
function bySize(
  sizes: readonly SizeResults[],
  rows: readonly (readonly [string, (size: SizeResults) => string])[],
): string {
  return table(
    ['passages', ...sizes.map(({ reindex }) => grouped(reindex.passages))],
    rows.map(([name, figure]) => [name, ...sizes.map(figure)]),
  );
}

/** The middle of what the rounds say. */
const overRounds = (size: SizeResults, figure: (round: AnswerMeasurement) => number): number =>
  median(size.answers.map(figure));

/** Parts of answering, as the session calls them, by what they are. */
const answerParts = [
  ['embed', 'wait for the model (question, its terms, new words)'],
  ['analyse the question', 'analyse the question'],
  ['refresh', 'look for a new generation'],
  ['countWords', 'count words'],
  ['findByVector', 'find by vector'],
  ['findByWords', 'find by words'],
  ['passages', 'read passages'],
  ['vectors', 'read their vectors'],
  ['report', 'check quotes against reports'],
] as const;

function partOf(size: SizeResults, part: string): string {
  return milliseconds(overRounds(size, ({ parts }) => meanOf(parts.map((one) => one[part] ?? 0))));
}

/** The results as Markdown. */
export function resultsText({ date, commit, questions, rounds, coldStarts, sizes }: Results): string {
  const [processor] = cpus();
  const phases = Object.keys(sizes[0]?.reindex.phases ?? {});
  return [
    '# Benchmark results',
    '',
    `${date}, commit ${commit}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}.`,
    `Made by \`npm run bench\`; model ${sizes[0]?.reindex.model ?? ''}, ${sizes[0]?.reindex.dimension ?? 0} dimensions.`,
    '',
    '## Start to first answer',
    '',
    'A cold process, `isnad ask --json`, index built; median of the runs, each beside a process of Node.js that does nothing.',
    '',
    table(
      ['index', 'first answer', 'process ended', 'bare Node.js', 'answer / bare', 'fastest', 'slowest'],
      coldStarts.map(({ name, coldStart: { answer, end, bareNode, runs } }) => [
        name,
        ...[seconds(answer), seconds(end), seconds(bareNode), (answer / bareNode).toFixed(1)],
        ...[seconds(Math.min(...runs)), seconds(Math.max(...runs))],
      ]),
    ),
    '',
    '## Question to answer',
    '',
    `${questions} different questions in eight languages, one after another in one process; median of ${rounds} rounds taken in turn over the sizes.`,
    '',
    bySize(sizes, [
      ['p50', (size) => milliseconds(overRounds(size, ({ latencies }) => percentile(latencies, 0.5)))],
      ['p95', (size) => milliseconds(overRounds(size, ({ latencies }) => percentile(latencies, 0.95)))],
      ['p99', (size) => milliseconds(overRounds(size, ({ latencies }) => percentile(latencies, 0.99)))],
      [
        'p50 of the fastest round',
        (size) => milliseconds(Math.min(...size.answers.map(({ latencies }) => median(latencies)))),
      ],
      ['computed, a question', (size) => milliseconds(overRounds(size, ({ computed }) => computed))],
      [
        'first question of a language',
        (size) => milliseconds(overRounds(size, ({ firstOfLanguage }) => median(firstOfLanguage))),
      ],
      ['answered', (size) => `${Math.round((100 * overRounds(size, ({ answered }) => answered)) / questions)} %`],
      ['vectors searched by', (size) => (size.answers[0]?.search === 'index' ? 'index' : 'comparing all')],
      ['memory of the process', (size) => megabytes(overRounds(size, ({ memory }) => memory))],
    ]),
    '',
    'Where the time goes (mean). The model works on a thread of its own while the rest goes on, and each call waits by itself, so that the parts are not the whole:',
    '',
    bySize(sizes, [...answerParts.map(([part, name]) => [name, (size: SizeResults) => partOf(size, part)] as const)]),
    '',
    '## Recall of the vector index',
    '',
    'Share of the ten nearest passages (found by comparing every vector) that the index finds, over the same questions.',
    '',
    bySize(sizes, [
      ['recall@10', ({ recall }) => recall.recall.toFixed(4)],
      ['worst question', ({ recall }) => recall.worst.toFixed(1)],
      ['search by index', ({ recall }) => milliseconds(recall.indexed)],
      ['search by comparing all', ({ recall }) => milliseconds(recall.exact)],
    ]),
    '',
    '## Reindex',
    '',
    'The whole corpus into a new index.',
    '',
    bySize(sizes, [
      ['reports', ({ reindex }) => grouped(reindex.reports)],
      ['time', ({ reindex }) => seconds(reindex.milliseconds)],
      ['passages a second', ({ reindex }) => grouped((1000 * reindex.embedded) / reindex.milliseconds)],
      ...phases.map((phase) => [phase, ({ reindex }: SizeResults) => seconds(reindex.phases[phase] ?? 0)] as const),
      ['peak memory', ({ reindex }) => megabytes(reindex.peakMemory)],
    ]),
    '',
    '## Size on disk',
    '',
    bySize(sizes, [
      ['corpus', ({ corpusBytes }) => megabytes(corpusBytes)],
      ['library.sqlite', ({ files }) => megabytes(bytesOf(files, /^library\.sqlite/))],
      ['vector index', ({ files }) => megabytes(bytesOf(files, /^vectors-/))],
      ['index in all', ({ files }) => megabytes(bytesOf(files, /./))],
      ['index, a passage', ({ files, reindex }) => `${(bytesOf(files, /./) / reindex.passages / 1000).toFixed(1)} kB`],
    ]),
    '',
  ].join('\n');
}

function bytesOf(files: Readonly<Record<string, number>>, name: RegExp): number {
  return Object.entries(files).reduce((sum, [file, bytes]) => sum + (name.test(file) ? bytes : 0), 0);
}

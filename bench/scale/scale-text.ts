import type { AnswerMeasurement } from '../measure-answers.js';
import type { RecallMeasurement } from '../measure-recall.js';
import type { ReindexMeasurement } from '../measure-reindex.js';
import { percentile, slopeOf } from '../statistics.js';
import { table } from '../table.js';

/** All that was measured of one large corpus. */
export interface ScaleMeasurement {
  /** On what and with what it was measured. */
  readonly circumstances: string;
  readonly reindex: ReindexMeasurement;
  readonly answers: AnswerMeasurement;
  readonly recall: RecallMeasurement;
  readonly corpusBytes: number;
  /** Bytes of the index by file. */
  readonly files: Readonly<Record<string, number>>;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

/** Memory is told at these shares of the corpus. */
const quarters = [0.25, 0.5, 0.75, 1];
const million = 1_000_000;

/** The results as Markdown. */
export function scaleText(measured: ScaleMeasurement): string {
  const { circumstances, reindex, answers, recall, corpusBytes, files } = measured;
  const { passages } = reindex;
  const each = (bytes: number): string => `${(bytes / passages / 1000).toFixed(2)} kB`;
  const database = sumOf(files, /^library\.sqlite/);
  const index = sumOf(files, /^vectors-/);
  return [
    `${circumstances} Model ${reindex.model}, ${reindex.dimension} dimensions.`,
    '',
    `One \`.jsonl\` file of ${reindex.reports.toLocaleString('en')} synthetic reports into a new index.`,
    '',
    table(
      ['indexing', 'time', 'share'],
      [
        ...Object.entries(reindex.phases).map(([phase, time]) => [
          phase,
          seconds(time),
          `${Math.round((100 * time) / reindex.milliseconds)} %`,
        ]),
        ['in all', seconds(reindex.milliseconds), '100 %'],
        [
          'computed, by all threads',
          seconds(reindex.computed),
          `${(reindex.computed / reindex.milliseconds).toFixed(2)} cores`,
        ],
        ['passages a second', (passages / (reindex.milliseconds / 1000)).toFixed(0), ''],
        ['passages a computed second', (passages / (reindex.computed / 1000)).toFixed(0), ''],
      ],
    ),
    '',
    'Most resident memory of the process until so many passages had gone through:',
    '',
    memoryTable(reindex),
    '',
    `The most memory at any time was ${megabytes(reindex.peakMemory)}.`,
    '',
    table(
      ['asking', 'figure'],
      [
        ['questions', String(answers.latencies.length)],
        ['p50', milliseconds(percentile(answers.latencies, 0.5))],
        ['p95', milliseconds(percentile(answers.latencies, 0.95))],
        ['p99', milliseconds(percentile(answers.latencies, 0.99))],
        ['computed, a question', milliseconds(answers.computed)],
        ['of the time, finding by vector', milliseconds(meanPart(answers, 'findByVector'))],
        ['of the time, finding by words', milliseconds(meanPart(answers, 'findByWords'))],
        ['waiting for the model, by call, beside the rest', milliseconds(meanPart(answers, 'embed'))],
        ['memory of the process', megabytes(answers.memory)],
        ['recall@10 against comparing all whole vectors', recall.recall.toFixed(4)],
        ['recall@10 of the worst question', recall.worst.toFixed(1)],
        ['a search of vectors', milliseconds(recall.indexed)],
        ['the same by all whole vectors', milliseconds(recall.exact)],
      ],
    ),
    '',
    table(
      ['on disk', 'size', 'a passage'],
      [
        ['corpus', megabytes(corpusBytes), each(corpusBytes)],
        ['library.sqlite', megabytes(database), each(database)],
        ['vector index', megabytes(index), each(index)],
      ],
    ),
    '',
  ].join('\n');
}

function memoryTable({ memory, passages }: ReindexMeasurement): string {
  const phases = [
    ['analysed, embedded, saved', memory['embedding'] ?? []],
    ['written', memory['writing'] ?? []],
  ] as const;
  const until = (parts: readonly number[], share: number): number =>
    Math.max(...parts.slice(0, Math.round(parts.length * share)));
  return table(
    ['', ...quarters.map((share) => Math.round(share * passages).toLocaleString('en')), 'slope', 'at a million'],
    phases.map(([name, parts]) => {
      const points = quarters.map((share) => [share * passages, until(parts, share)] as const);
      const slope = slopeOf(points);
      const last = points.at(-1)?.[1] ?? 0;
      return [
        name,
        ...points.map(([, bytes]) => megabytes(bytes)),
        `${(slope / 1000).toFixed(2)} kB a passage`,
        megabytes(last + Math.max(0, slope) * (million - passages)),
      ];
    }),
  );
}

function meanPart({ parts }: AnswerMeasurement, part: string): number {
  return parts.reduce((sum, one) => sum + (one[part] ?? 0), 0) / parts.length;
}

function sumOf(files: Readonly<Record<string, number>>, name: RegExp): number {
  return Object.entries(files).reduce((sum, [file, bytes]) => sum + (name.test(file) ? bytes : 0), 0);
}

import type { BuildMeasurement } from '../peers/src/measurements.js';
import type { Answering, Measured } from './compare.js';

/** A figure of the tables, of building an index or of answering from it. */
export type Figure = {
  readonly name: string;
  /** Whether it is a share, 0 to 1, of which more is better; all others are amounts, of which less is better. */
  readonly isShare: boolean;
  readonly show: (value: number) => string;
} & (
  | { readonly of: 'build'; readonly value: (build: Build) => number }
  | { readonly of: 'answering'; readonly value: (answering: Answering) => number }
);

type Build = BuildMeasurement & { readonly disk: number };

const milliseconds = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const seconds = (value: number): string => `${(value / 1000).toFixed(value < 10_000 ? 2 : value < 100_000 ? 1 : 0)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const answered = (name: string, show: Figure['show'], value: (answering: Answering) => number): Figure => ({
  ...{ name, show, of: 'answering', value, isShare: show === percent },
});
const built = (name: string, show: Figure['show'], value: (build: Build) => number): Figure => ({
  ...{ name, show, of: 'build', value, isShare: false },
});

export const hitAt1 = answered('hit@1', percent, ({ hits }) => hits.at1);
export const questionMiddle = answered('question, p50', milliseconds, ({ p50 }) => p50);
export const coldStart = answered('cold start to first answer', seconds, ({ start }) => start);
export const indexTime = built('indexing', seconds, (build) => build.milliseconds);

export const figures: readonly Figure[] = [
  hitAt1,
  answered('hit@3', percent, ({ hits }) => hits.at3),
  questionMiddle,
  answered('question, p95', milliseconds, ({ p95 }) => p95),
  answered('question, computed', milliseconds, ({ computed }) => computed),
  coldStart,
  answered('peak memory, answering', megabytes, ({ peakMemory }) => peakMemory),
  indexTime,
  built('indexing, computed', seconds, ({ computed }) => computed),
  built('peak memory, indexing', megabytes, ({ peakMemory }) => peakMemory),
  built('disk', megabytes, ({ disk }) => disk),
];

/** Null where the system did not come so far. */
export function valueOf(figure: Figure, { build, answering }: Measured): number | null {
  if (figure.of === 'build') return build.ok ? figure.value(build.result) : null;
  return answering.ok ? figure.value(answering.result) : null;
}

import { countOf, megabytes, unansweredIn } from '../load/load-text.js';
import type { Outcome } from '../load/outcome.js';
import { meanOf, percentile, slopeOf } from '../statistics.js';
import { table } from '../table.js';
import type { Sample, SoakRun } from './soak-run.js';

/** Parts that a soak is shown in; the first is left out of the slope: caches fill, and code is compiled. */
const parts = 10;
/** More handles at the end than at the start are none that belong to questions of that moment. */
const moreHandles = 20;

/** What a soak is, as a heading. */
export const headingOf = ({ options: { minutes, rate, servers, reindexes } }: SoakRun): string =>
  `${minutes} minutes, ${rate} questions a second from ${servers} servers, reindexed ${reindexes} times`;

/** What is wrong with a soak: questions without a reply, handles that stay open, an index that was not taken up. */
export function faultsIn(run: SoakRun): string[] {
  const unanswered = unansweredIn(run);
  const { first, last } = endsOf(run);
  const isLeaking = medianHandles(last) > medianHandles(first) + moreHandles;
  return [
    ...(unanswered === 0 ? [] : [`${unanswered} questions are without a reply`]),
    ...(isLeaking ? ['handles stay open'] : []),
    ...(run.reindexes.every(({ isAdopted }) => isAdopted) ? [] : ['a new index was not answered from']),
  ];
}

/** The figures of a soak as Markdown. @param circumstances where and what was measured */
export function soakText(run: SoakRun, circumstances: string): string {
  const { outcomes, reindexes } = run;
  const { first, last } = endsOf(run);
  const both = (name: string, figure: (part: Part) => string): string[] => [name, figure(first), figure(last)];
  return [
    circumstances,
    '',
    table(
      ['', 'after the warm-up', 'at the end'],
      [
        both('memory', ({ samples }) => megabytes(meanOf(samples.map(({ figures }) => figures.memory)))),
        both('handles', (part) => String(medianHandles(part))),
        both('p50 of question to final answer', ({ outcomes }) => time(outcomes, 0.5)),
        both('p95 of question to final answer', ({ outcomes }) => time(outcomes, 0.95)),
        both('p99 of question to final answer', ({ outcomes }) => time(outcomes, 0.99)),
      ],
    ),
    '',
    table(
      ['in all', ''],
      [
        ['memory, slope after the warm-up', `${hourlyGrowth(run).toFixed(1)} MB/hour`],
        ['most memory', megabytes(Math.max(...run.samples.map(({ figures }) => figures.mostMemory)))],
        ['questions', String(outcomes.length)],
        ['answered', String(countOf(outcomes, 'quotes') + countOf(outcomes, 'nothing'))],
        ['turned away, told so', String(countOf(outcomes, 'busy') + countOf(outcomes, 'cooldown'))],
        ['failed, told so', String(countOf(outcomes, 'failed'))],
        ['without a reply', String(unansweredIn(run))],
        ['reindexes, answered from', `${reindexes.length}, ${reindexes.filter(({ isAdopted }) => isAdopted).length}`],
      ],
    ),
    '',
    table(
      ['minutes', 'memory', 'handles', 'p95'],
      partsOf(run).map((part) => [
        `${(part.from / 60_000).toFixed(1)}–${(part.to / 60_000).toFixed(1)}`,
        megabytes(meanOf(part.samples.map(({ figures }) => figures.memory))),
        String(medianHandles(part)),
        time(part.outcomes, 0.95),
      ]),
    ),
    '',
    ...faultsIn(run).map((fault) => `- ${fault}`),
    '',
  ].join('\n');
}

/** A part of a soak, from and to so many milliseconds after its beginning. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly samples: readonly Sample[];
  readonly outcomes: readonly Outcome[];
}

function partsOf({ options, beganAt, samples, outcomes }: SoakRun): Part[] {
  const length = (60_000 * options.minutes) / parts;
  return Array.from({ length: parts }, (_, number) => {
    const [from, to] = [number * length, (number + 1) * length];
    const isIn = (at: number): boolean => at - beganAt >= from && at - beganAt < to;
    return {
      from,
      to,
      samples: samples.filter(({ at }) => isIn(at)),
      outcomes: outcomes.filter(({ askedAt }) => isIn(askedAt)),
    };
  });
}

/** The first part after the warm-up, and the last. */
function endsOf(run: SoakRun): { readonly first: Part; readonly last: Part } {
  const [, first, ...others] = partsOf(run);
  const last = others.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A soak has parts.');
  return { first, last };
}

const medianHandles = ({ samples }: Part): number =>
  percentile(
    samples.map(({ figures }) => figures.handles),
    0.5,
  );

/** Megabytes that the memory grows in an hour, by all samples after the warm-up. */
function hourlyGrowth(run: SoakRun): number {
  const from = run.beganAt + (60_000 * run.options.minutes) / parts;
  const points = run.samples
    .filter(({ at }) => at >= from)
    .map(({ at, figures }) => [at / 3_600_000, figures.memory / 1e6] as const);
  return slopeOf(points);
}

function time(outcomes: readonly Outcome[], share: number): string {
  const times = outcomes.flatMap(({ kind, finalAfter }) =>
    (kind === 'quotes' || kind === 'nothing') && finalAfter !== null ? [finalAfter] : [],
  );
  return `${percentile(times, share).toFixed(0)} ms`;
}

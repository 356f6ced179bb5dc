import { percentile } from '../statistics.js';
import { table } from '../table.js';
import type { LoadRun } from './load-run.js';
import type { Outcome, OutcomeKind } from './outcome.js';

/** Milliseconds in which Discord wants the first response. */
const acknowledgeWithin = 3_000;

/** How many questions were told nothing at all. */
export const unansweredIn = ({ outcomes }: Pick<LoadRun, 'outcomes'>): number => countOf(outcomes, 'unanswered');

/** What a run is, as a heading. */
export function headingOf({ options: { rate, seconds, servers, isReindexed } }: LoadRun): string {
  return `${rate} questions a second for ${seconds} s from ${servers} servers${isReindexed ? ', reindexed in the middle' : ''}`;
}

/** The figures of a run as Markdown. @param circumstances where and what was measured */
export function loadText(run: LoadRun, circumstances: string): string {
  const { outcomes, took } = run;
  const answered = outcomes.filter(({ kind }) => kind === 'quotes' || kind === 'nothing');
  const late = outcomes.filter(({ acknowledgedAfter }) => (acknowledgedAfter ?? Infinity) > acknowledgeWithin);
  const share = (count: number): string => `${count} (${((100 * count) / outcomes.length).toFixed(1)} %)`;
  return [
    circumstances,
    '',
    table(
      ['questions', ''],
      [
        ['offered', String(outcomes.length)],
        ['answered', share(answered.length)],
        ['- with quotes', share(countOf(outcomes, 'quotes'))],
        ['- nothing found', share(countOf(outcomes, 'nothing'))],
        ['turned away, told that the bot is busy', share(countOf(outcomes, 'busy'))],
        ['turned away by a cooldown, told until when', share(countOf(outcomes, 'cooldown'))],
        ['failed, told so', share(countOf(outcomes, 'failed'))],
        ['without a reply', share(countOf(outcomes, 'unanswered'))],
        [`acknowledged after ${acknowledgeWithin / 1000} s or never`, share(late.length)],
        ['answered a second', (answered.length / took).toFixed(1)],
      ],
    ),
    '',
    table(
      ['milliseconds', 'p50', 'p95', 'p99', 'max'],
      [
        timesRow('question to final answer', answered, ({ finalAfter }) => finalAfter),
        timesRow('question to acknowledgement', answered, ({ acknowledgedAfter }) => acknowledgedAfter),
        timesRow(
          'question to being turned away',
          outcomes.filter(({ kind }) => kind === 'busy' || kind === 'cooldown'),
          ({ finalAfter }) => finalAfter,
        ),
        delayRow('event loop of the bot', run.health.eventLoopDelayMilliseconds),
        delayRow('event loop of the Discord that asks', run.ownDelay),
      ],
    ),
    '',
    table(['the bot', ''], botRows(run)),
    '',
  ].join('\n');
}

export const countOf = (outcomes: readonly Outcome[], kind: OutcomeKind): number =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

function timesRow(
  name: string,
  outcomes: readonly Outcome[],
  timeOf: (outcome: Outcome) => number | null,
): readonly string[] {
  const times = outcomes.flatMap((outcome) => timeOf(outcome) ?? []);
  if (times.length === 0) return [name, '', '', '', ''];
  return [name, ...[0.5, 0.95, 0.99, 1].map((part) => percentile(times, part).toFixed(0))];
}

function delayRow(name: string, { p50, p99, max }: LoadRun['ownDelay']): readonly string[] {
  return [name, p50.toFixed(1), '', p99.toFixed(1), max.toFixed(1)];
}

function botRows({ outcomes, atStart, atEnd, took, health, reindex }: LoadRun): (readonly string[])[] {
  const { queue } = health;
  const rows: (readonly string[])[] = [
    ['mean wait in the queue', `${(queue.waitedMilliseconds / Math.max(1, queue.done)).toFixed(0)} ms`],
  ];
  if (atStart !== null && atEnd !== null) {
    const busy = (before: number, after: number): string => `${((100 * (after - before)) / took).toFixed(0)} %`;
    const perQuestion = (before: number, after: number): string =>
      `${((1000 * (after - before)) / outcomes.length).toFixed(1)} ms`;
    rows.push(
      ['memory when ready', megabytes(atStart.memory)],
      ['memory at the end', megabytes(atEnd.memory)],
      ['most memory', megabytes(atEnd.mostMemory)],
      ['main thread, of one processor', busy(atStart.mainThread, atEnd.mainThread)],
      ['all threads, of one processor', busy(atStart.allThreads, atEnd.allThreads)],
      ['computed on the main thread, a question', perQuestion(atStart.mainThread, atEnd.mainThread)],
      ['computed on all threads, a question', perQuestion(atStart.allThreads, atEnd.allThreads)],
    );
  }
  if (reindex !== null) {
    rows.push(
      ['the reindex took', `${(reindex.milliseconds / 1000).toFixed(1)} s`],
      ['its index is answered from', reindex.isAdopted ? 'yes' : 'no'],
    );
  }
  return rows;
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

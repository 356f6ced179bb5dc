import { table } from '../table.js';
import type { ChaosRun } from './chaos-run.js';
import type { FaultRecord, Miss } from './record.js';

/** Everything that must not have happened. */
export const missesIn = ({ records }: ChaosRun): Miss[] => records.flatMap(({ misses }) => misses);

export const injectedIn = ({ records }: ChaosRun): number => sum(records, ({ injected }) => injected);

/** What a run is, as a heading. */
export const headingOf = ({ options: { seed, seconds, only } }: ChaosRun): string =>
  `Chaos for ${seconds} s with seed ${seed}${only === undefined ? '' : `, faults named “${only}”`}`;

/** The run as Markdown. @param circumstances where and what was measured */
export function chaosText(run: ChaosRun, circumstances: string): string {
  const misses = missesIn(run);
  const countOf = (kind: Miss['kind']): string => String(misses.filter((miss) => miss.kind === kind).length);
  return [
    circumstances,
    '',
    table(
      ['fault', 'injected', 'survived', 'answered', 'told why not', 'nobody there or too late', 'notes'],
      [...run.records.map(rowOf), totalRow(run)],
    ),
    '',
    table(
      ['in all', ''],
      [
        ['faults injected', String(injectedIn(run))],
        ['faults survived', String(sum(run.records, ({ survived }) => survived))],
        ['lost votes, settings and reports', countOf('lost')],
        ['wrong quotes', countOf('wrong quote')],
        ['unanswered without reason', countOf('unanswered')],
        ['answered twice', countOf('answered twice')],
        ['not itself again after a fault', countOf('not itself again')],
        ...['vote', 'setting', 'report'].map((kind) => [
          `${kind}s acknowledged`,
          String(run.acknowledged.get(kind) ?? 0),
        ]),
        ['quotes held against their reports', String(run.quotesChecked)],
        ['starts of the bot', String(run.starts)],
        ['room taken away by', run.diskWay ?? 'nothing that works here'],
        ...figureRows(run),
        ['took', `${run.tookSeconds.toFixed(0)} s`],
      ],
    ),
    '',
    ...run.impossible.map(([name, why]) => `- not injected: ${name}: ${why}`),
    ...misses.map(({ kind, fault, what }) => `- ${kind} (${fault}): ${what}`),
    '',
  ].join('\n');
}

function rowOf(record: FaultRecord): string[] {
  const { name, injected, survived, answered, told, excused, notes } = record;
  const isFault = injected > 0;
  return [
    name,
    isFault ? String(injected) : '',
    isFault ? String(survived) : '',
    String(answered),
    String(told),
    String(countsIn(excused)),
    [...notes].map(([note, times]) => `${note}${times > 1 ? ` (${times})` : ''}`).join('; '),
  ];
}

function totalRow({ records }: ChaosRun): string[] {
  const total = (count: (record: FaultRecord) => number): string => String(sum(records, count));
  return [
    'in all',
    total(({ injected }) => injected),
    total(({ survived }) => survived),
    total(({ answered }) => answered),
    total(({ told }) => told),
    total(({ excused }) => countsIn(excused)),
    '',
  ];
}

function figureRows({ atStart, atEnd }: ChaosRun): (readonly string[])[] {
  if (atStart === null || atEnd === null) return [];
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    ['memory of the first bot after its first questions', megabytes(atStart.memory)],
    ['memory of the last bot at the end', megabytes(atEnd.memory)],
    ['handles of the first and the last', `${atStart.handles}, ${atEnd.handles}`],
  ];
}

const countsIn = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);

function sum(records: readonly FaultRecord[], count: (record: FaultRecord) => number): number {
  return records.reduce((total, record) => total + count(record), 0);
}

import type { FaultRecord, Miss } from '../chaos/record.js';
import { table } from '../table.js';
import type { TwoShardsRun } from './two-shards-run.js';

export const headingOf = ({ options: { seconds, away, seed } }: TwoShardsRun): string =>
  `${seconds} s, seed ${seed}, the server ${away === 0 ? 'restarted' : `stopped for ${away} s`} in the middle`;

/** What must not be, in words; nothing where all is well. */
export function faultsOf(run: TwoShardsRun): string[] {
  return [
    ...run.phases.flatMap(({ name, misses }) => misses.map(({ kind, what }) => `${name}: ${kind}: ${what}`)),
    ...run.lost.map((what) => `lost: ${what}`),
    ...(run.isRestarted ? [] : ['the server was not restarted']),
    ...(run.shardStarts === 2 ? [] : [`shards were started ${run.shardStarts} times`]),
    ...(run.answeredByShard.every((count) => count > 0) ? [] : ['a shard has answered nothing']),
    ...(run.ended === 0 ? [] : [`the bot ended with ${run.ended}`]),
  ];
}

/** The figures of a run as Markdown. @param circumstances where and what was measured */
export function twoShardsText(run: TwoShardsRun, circumstances: string): string {
  const { phases, acknowledged, lost, answeredByShard } = run;
  const row = (name: string, of: (phase: FaultRecord) => number): readonly string[] => {
    const counts = phases.map(of);
    return [name, ...[...counts, counts.reduce((sum, count) => sum + count, 0)].map(String)];
  };
  const faults = faultsOf(run);
  return [
    `${circumstances} ${run.version}.`,
    '',
    `Two shards, each a process of its own, over one database; its server was stopped and started in the middle, which took ${(run.restartMilliseconds / 1000).toFixed(1)} s.`,
    '',
    table(
      ['questions, votes, settings, reports', 'before', '15 s from the restart on', 'after', 'together'],
      [
        row('offered', offered),
        row('answered', ({ answered }) => answered),
        row('refused, told why', ({ told }) => told),
        row('without a reply', (phase) => missesOf(phase, 'unanswered')),
        row('answered twice', (phase) => missesOf(phase, 'answered twice')),
        row('wrong quotes', (phase) => missesOf(phase, 'wrong quote')),
      ],
    ),
    '',
    table(
      ['stored', 'acknowledged', 'lost'],
      ['setting', 'vote', 'report'].map((kind) => [
        `${kind}s`,
        String(acknowledged.get(kind) ?? 0),
        String(lost.filter((what) => what.startsWith(`${kind} `)).length),
      ]),
    ),
    '',
    table(
      ['', ''],
      [
        ['answers logged by shard 0', String(answeredByShard[0])],
        ['answers logged by shard 1', String(answeredByShard[1])],
        ['processes of shards started', String(run.shardStarts)],
        ['quotes held against their reports', String(run.quotesChecked)],
        ['exit code after SIGTERM', String(run.ended)],
      ],
    ),
    '',
    faults.length === 0 ? 'Nothing was lost.' : faults.map((fault) => `- ${fault}`).join('\n'),
    '',
  ].join('\n');
}

const missesOf = ({ misses }: FaultRecord, kind: Miss['kind']): number =>
  misses.filter((miss) => miss.kind === kind).length;

function offered(phase: FaultRecord): number {
  const excused = [...phase.excused.values()].reduce((sum, count) => sum + count, 0);
  return phase.answered + phase.told + excused + missesOf(phase, 'unanswered');
}

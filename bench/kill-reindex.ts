import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, Option } from 'commander';
import { type VectorIndexKind, vectorIndexKinds } from '../src/library/embedded/vector-index.js';
import { wholeNumber } from './flags.js';
import { type KillRound, killReindexes } from './kill-rounds.js';
import { phases } from './killed-reindex.js';
import { table } from './table.js';

const { runs, seed, reports, vectorIndex } = new Command('kill-reindex')
  .description('Kills reindexes at random moments and checks that nothing is ever lost.')
  .option('--runs <n>', 'reindexes to kill', wholeNumber, 100)
  .option('--seed <n>', 'seed of changes and moments', wholeNumber, 2016)
  .option('--reports <n>', 'reports of the corpus', wholeNumber, 24)
  .addOption(
    new Option('--vector-index <kind>', 'kind of the vector index').choices(vectorIndexKinds).default('rounded'),
  )
  .parse()
  .opts<{ runs: number; seed: number; reports: number; vectorIndex: VectorIndexKind }>();

const folder = await mkdtemp(path.join(tmpdir(), 'isnad-kill-reindex-'));
try {
  const rounds = await killReindexes({ folder, runs, seed, reports, vectorIndex, onRound: tell });
  process.stdout.write(`${summary(rounds)}\n`);
  process.exitCode = rounds.some(({ failure }) => failure !== null) ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}

function tell({ run, full, killedAfter, phase, found, rebuilt, completed, failure }: KillRound): void {
  const notes = [full ? 'full' : '', rebuilt ? 'vector index rebuilt' : '', completed ? 'then completed' : ''];
  process.stderr.write(
    `${run}: killed after ${killedAfter.toFixed(0)} ms, ${phase}: ${failure ?? `${found} generation, whole`}${notes
      .filter(Boolean)
      .map((note) => `; ${note}`)
      .join('')}\n`,
  );
}

function summary(rounds: readonly KillRound[]): string {
  const row = (name: string, some: readonly KillRound[]): string[] => {
    const countOf = (test: (round: KillRound) => boolean): string => String(some.filter(test).length);
    return [
      name,
      String(some.length),
      countOf(({ found, failure }) => failure === null && found === 'old'),
      countOf(({ found, failure }) => failure === null && found === 'new'),
      countOf(({ rebuilt }) => rebuilt),
      countOf(({ completed, failure }) => completed && failure === null),
      countOf(({ failure }) => failure !== null),
    ];
  };
  return table(
    ['killed while', 'runs', 'old generation', 'new generation', 'index rebuilt', 'then completed', 'failures'],
    [
      ...phases.map((name) =>
        row(
          name,
          rounds.filter(({ phase }) => phase === name),
        ),
      ),
      row('in all', rounds),
    ],
  );
}

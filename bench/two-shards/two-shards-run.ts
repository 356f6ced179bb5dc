import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { checkExports } from '../chaos/exports.js';
import { FaultRecord } from '../chaos/record.js';
import { startOf, versionOf, withDatabase } from './database.js';
import { onShards, type ShardStage } from './stage.js';

export interface TwoShardsOptions {
  /** Address of a PostgreSQL server with pgvector, as one who may make databases. */
  readonly server: string;
  /** Command of the shell that restarts it. */
  readonly restart: string;
  readonly seconds: number;
  /** Seconds that the server stays stopped. */
  readonly away: number;
  readonly seed: number;
}

/** What came of a run. */
export interface TwoShardsRun {
  readonly options: Pick<TwoShardsOptions, 'seconds' | 'away' | 'seed'>;
  readonly version: string;
  /** What people did before the server was restarted, from then until everything was answered again, and after. */
  readonly phases: readonly FaultRecord[];
  readonly restartMilliseconds: number;
  /** Whether the server says that it has been started anew. */
  readonly isRestarted: boolean;
  /** How often something was acknowledged, by its kind. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** What was acknowledged and is not stored. */
  readonly lost: readonly string[];
  readonly quotesChecked: number;
  /** Questions and other things that each shard answered. */
  readonly answeredByShard: readonly number[];
  /** How often a shard was started: each once, if none has ended. */
  readonly shardStarts: number;
  /** How the bot ended when it was told to. */
  readonly ended: string | number;
}

/** Milliseconds from the beginning of the restart in which people's deeds are counted as done during it. */
const restartPhase = 15_000;

/** Runs a bot of two shards over one database, whose server is restarted in the middle. */
export async function runTwoShards(options: TwoShardsOptions): Promise<TwoShardsRun> {
  const version = await versionOf(options.server);
  return withDatabase(options.server, (url) =>
    onShards(url, options.seed, async (stage) => ({ version, ...(await live(stage, options)) })),
  );
}

async function live(stage: ShardStage, options: TwoShardsOptions): Promise<Omit<TwoShardsRun, 'version'>> {
  const { deeds, members, moderators, ledger, texts, bot } = stage;
  const { server, restart, seconds, away, seed } = options;
  const ending = new AbortController();
  const phases = ['before', 'during', 'after'].map((name) => new FaultRecord(name));
  const [before, during, after] = phases as [FaultRecord, FaultRecord, FaultRecord];
  deeds.during = before;
  const lives = [members, ...moderators].map((person) => person.live(ending.signal));
  const half = Math.max(0, (seconds * 1000 - restartPhase) / 2);
  await sleep(half);
  deeds.during = during;
  const startedBefore = await startOf(server);
  // Somebody is at work as it happens, on each shard.
  const adding = moderators.map((moderator) => moderator.addReport());
  const began = performance.now();
  await promisify(exec)(`${restart} ${away}`);
  const restartMilliseconds = performance.now() - began;
  await sleep(Math.max(0, restartPhase - restartMilliseconds));
  deeds.during = after;
  await sleep(half);
  ending.abort();
  await Promise.all([...lives, ...adding]);
  await deeds.settle();
  deeds.noteRepetitions();
  const isRestarted = (await startOf(server)) !== startedBefore;
  const acknowledged = new Map(ledger.acknowledged);
  const lost = await checkExports(stage);
  bot.signal('SIGTERM');
  const ended = await bot.ended;
  const log = await linesOf(bot.logFile);
  return {
    ...{ options: { seconds, away, seed }, phases, restartMilliseconds, isRestarted, acknowledged, lost, ended },
    quotesChecked: texts.checked,
    answeredByShard: [0, 1].map((shard) => log.filter((line) => isOf(line, 'Answered.', shard)).length),
    shardStarts: log.filter((line) => isOf(line, 'A shard is started.')).length,
  };
}

type Line = Readonly<Record<string, unknown>>;

const isOf = (line: Line, message: string, shard?: number): boolean =>
  line['message'] === message && (shard === undefined || line['shard'] === shard);

async function linesOf(file: string): Promise<Line[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);
}

import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Shard, ShardingManager } from 'discord.js';
import { IsnadError } from '../../errors.js';
import type { DelayFigures } from '../event-loop-delay.js';
import type { HealthState } from '../health.js';
import type { Log } from '../log.js';
import { isShardMessage, type ShardReport, type SupervisorMessage } from './messages.js';
import { type Restarts, restartsOf } from './restarts.js';
import { delayOfShards, healthOfShards, type HeardReport } from './shards-health.js';

export interface SupervisorOptions {
  /** File of the program that each shard runs, and what it is called with. */
  readonly program: string;
  readonly args: readonly string[];
  readonly token: string;
  readonly count: number;
  readonly log: Log;
  /** Told when a shard ends again and again. The others run on until they are stopped. */
  readonly onLost: (error: IsnadError) => void;
}

/** Milliseconds between two shards that begin: Discord takes one session in five seconds. */
const startPause = 5_500;
/** Milliseconds after which a shard that says nothing is not ready: it says how it is every second. */
const silence = 5_000;

interface Supervised {
  readonly shard: Shard;
  readonly restarts: Restarts;
  report: ShardReport | null;
  /** Milliseconds of `performance.now()`. */
  heardAt: number;
  /** Told when it is ready, or has ended before it was. */
  onSettled: ((isReady: boolean) => void) | null;
  /** Ends when its process has. */
  ended: Promise<number | null>;
}

/** Runs the shards of a bot, each as a process of its own, and starts those anew that end. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #sharding: ShardingManager;
  readonly #shards: Supervised[] = [];
  readonly #stopping = new AbortController();
  /** Shards begin one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #lastStart = -Infinity;

  constructor(options: SupervisorOptions) {
    const { program, args, token, count } = options;
    this.#options = options;
    this.#sharding = new ShardingManager(program, {
      ...{ token, totalShards: count, shardArgs: [...args], mode: 'process' },
      // It would start a shard anew at once, however often.
      respawn: false,
    });
  }

  /**
   * Starts every shard, each when the one before is ready: the first may have an index to build.
   * @throws IsnadError `shard-ended` when one ends before it was ready; what is wrong it has said itself
   */
  async start(): Promise<void> {
    for (let id = 0; id < this.#options.count && !this.#isStopping; id += 1) {
      const supervised = this.#supervise(this.#sharding.createShard(id));
      if (!(await this.#begin(supervised)) && !this.#isStopping) {
        throw new IsnadError('shard-ended', `Shard ${id} ended before it was ready.`, {
          hint: 'What it said before says why.',
        });
      }
    }
  }

  health(): HealthState {
    return healthOfShards(this.#heard(), this.#isStopping);
  }

  delay(): DelayFigures {
    return delayOfShards(this.#heard());
  }

  /**
   * Lets all shards answer what they have, and end.
   * @param patience milliseconds after which those that have not are ended
   * @returns whether all ended well
   */
  async stop(patience: number): Promise<boolean> {
    this.#stopping.abort();
    const late = setTimeout(() => this.kill(), patience);
    const codes = await Promise.all(
      this.#shards.map(async (supervised) => {
        if (processOf(supervised.shard) === null) return 0;
        await supervised.shard.send({ kind: 'isnad-stop' } satisfies SupervisorMessage).catch(() => {});
        return supervised.ended;
      }),
    );
    clearTimeout(late);
    return codes.every((code) => code === 0);
  }

  /** Ends what still runs at once. */
  kill(): void {
    for (const { shard } of this.#shards) processOf(shard)?.kill('SIGKILL');
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  #heard(): HeardReport[] {
    const now = performance.now();
    return Array.from({ length: this.#options.count }, (_, id) => {
      const { report = null, heardAt = 0 } = this.#shards[id] ?? {};
      return { report, isRecent: now - heardAt < silence };
    });
  }

  #supervise(shard: Shard): Supervised {
    const supervised: Supervised = {
      ...{ shard, report: null, heardAt: 0, onSettled: null },
      restarts: restartsOf(performance.now.bind(performance)),
      ended: Promise.resolve(0),
    };
    shard.on('message', (message: unknown) => {
      if (!isShardMessage(message)) return;
      supervised.report = message.report;
      supervised.heardAt = performance.now();
      supervised.onSettled?.(true);
    });
    shard.on('death', (ended) => this.#died(supervised, ended as ChildProcess));
    this.#shards.push(supervised);
    return supervised;
  }

  /** Starts a shard's process when its turn comes. @returns whether it became ready */
  #begin(supervised: Supervised): Promise<boolean> {
    const begun = this.#turn.then(async () => {
      await this.#pause(this.#lastStart + startPause - performance.now());
      if (this.#isStopping) return false;
      const settled = new Promise<boolean>((resolve) => {
        supervised.onSettled = resolve;
      });
      await supervised.shard.spawn(-1);
      const child = processOf(supervised.shard);
      this.#options.log.info({ shard: supervised.shard.id, process: child?.pid }, 'A shard is started.');
      supervised.ended = new Promise((resolve) => child?.once('exit', resolve));
      const isReady = await settled;
      supervised.onSettled = null;
      this.#lastStart = performance.now();
      return isReady;
    });
    this.#turn = begun.catch(() => {});
    return begun;
  }

  #died(supervised: Supervised, { exitCode, signalCode }: ChildProcess): void {
    const { shard, restarts, onSettled } = supervised;
    const wasReady = supervised.report !== null;
    supervised.report = null;
    const how = { shard: shard.id, code: exitCode, signal: signalCode };
    if (this.#isStopping) return onSettled?.(false);
    this.#options.log.error(how, 'A shard has ended.');
    onSettled?.(false);
    // Of the first start `start` tells.
    if (wasReady || restarts.count > 0) this.#restart(supervised);
  }

  #restart(supervised: Supervised): void {
    const { onLost } = this.#options;
    const { shard, restarts } = supervised;
    const pause = restarts.next();
    if (pause === null) {
      const message = `Shard ${shard.id} has ended ${restarts.count} times within ten minutes.`;
      return onLost(new IsnadError('shard-ended', message, { hint: 'What it said before says why.' }));
    }
    const again = async (): Promise<void> => {
      await this.#pause(pause);
      if (this.#isStopping) return;
      await this.#begin(supervised);
    };
    again().catch((error: unknown) => onLost(notStarted(shard.id, error)));
  }

  async #pause(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    await sleep(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => {});
  }
}

function notStarted(id: number, cause: unknown): IsnadError {
  return new IsnadError('shard-ended', `Shard ${id} could not be started.`, {
    hint: 'Is there memory for another process?',
    cause,
  });
}

const processOf = ({ process }: Shard): ChildProcess | null => process;

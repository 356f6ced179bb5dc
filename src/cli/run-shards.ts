import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.js';
import type { DiscordAccess } from '../discord/access.js';
import { serveHealth } from '../discord/health.js';
import type { Log } from '../discord/log.js';
import { countShards } from '../discord/shards/count-shards.js';
import { Supervisor } from '../discord/shards/supervisor.js';
import type { IsnadError } from '../errors.js';
import { programVersion } from '../program.js';
import { endOnDefects, endOnSignals } from './end-bot.js';

/** Milliseconds in which every shard has answered what it had; each gives itself less. */
const stopPatience = 25_000;

/**
 * Runs the bot as several processes, until it is told to stop or one of them cannot be kept running.
 * @returns the exit code
 * @throws IsnadError `shard-ended`, `port-in-use`, and what `countShards` throws
 */
export async function runShards(config: Config, access: DiscordAccess, log: Log): Promise<number> {
  const ending = new AbortController();
  let lost: IsnadError | undefined;
  let supervisor: Supervisor | undefined;
  endOnSignals(ending, log, () => supervisor?.kill());
  endOnDefects(log);
  const count = await countShards(config.shards, access, log);
  if (ending.signal.aborted) return 0;
  const shards = (supervisor = new Supervisor({
    ...{ count, log, token: access.token },
    program: fileURLToPath(new URL('main.js', import.meta.url)),
    args: ['bot'],
    onLost: (error) => {
      lost = error;
      ending.abort();
    },
  }));
  const { healthHost: host, healthPort: port } = config;
  const figures = { state: () => shards.health(), delay: () => shards.delay() };
  const health = port === null ? null : await serveHealth({ host, port, version: programVersion(), ...figures });
  const stopped = once(ending.signal, 'abort').then(() => stopAll(shards, log));
  try {
    await shards.start();
    if (!ending.signal.aborted) {
      log.info({ shards: count }, 'All shards are ready.');
      await once(ending.signal, 'abort');
    }
  } finally {
    ending.abort();
    await stopped;
    await health?.close();
  }
  if (lost !== undefined) throw lost;
  log.info({}, 'All shards are stopped.');
  return 0;
}

async function stopAll(shards: Supervisor, log: Log): Promise<void> {
  if (!(await shards.stop(stopPatience))) log.warn({}, 'Not every shard ended as it should.');
}

import { once } from 'node:events';
import type { Config } from '../config.js';
import { readCalibrationQuestions } from '../answer/calibration-questions.js';
import { FairQueue, queueSizeOfEach } from '../answer/fair-queue.js';
import type { DiscordAccess } from '../discord/access.js';
import { type Bot, startBot } from '../discord/bot.js';
import { serveHealth } from '../discord/health.js';
import { openLog, type Log as BotLog } from '../discord/log.js';
import { hearSupervisor, leaveSupervisor, tellSupervisor } from '../discord/shards/tell-supervisor.js';
import { type ThisShard, thisShard } from '../discord/shards/this-shard.js';
import type { IsnadError } from '../errors.js';
import { openServerReports } from '../indexing/server/open-server-reports.js';
import { calibrationFolder, programVersion } from '../program.js';
import { discordSettings } from './discord-settings.js';
import { endGentlyOnSignals, endOnDefects, endOnSignals } from './end-bot.js';
import type { Log } from './log.js';
import { openForAsking, recordsBeside } from './open.js';
import { keyOfReader, openReader, type ReaderParts, readerLinkOf, signedLinksOf } from './open-reader.js';
import { reindexAside } from './reindex-aside.js';
import type { SettingFlags } from './setting-options.js';
import { loadConfig, misspelledSettings } from './settings.js';

/** Milliseconds in which the questions that wait at a stop are answered; supervisors wait longer before they kill. */
const stopPatience = 10_000;

/**
 * Runs the bot until it is told to stop, or Discord ends the connection for good: all of it, a shard of it, or its shards as processes of their
 * own.
 * @returns the exit code
 * @throws IsnadError before the bot is ready: what settings, library, model and Discord make of a start
 */
export async function runBot(flags: SettingFlags = {}): Promise<number> {
  const config = loadConfig(flags);
  const access = discordSettings(config);
  const shard = thisShard();
  const log = logOf(config, shard);
  if (shard !== null) return runProcess(config, access, log, shard).finally(leaveSupervisor);
  for (const message of misspelledSettings()) log.warn({}, message);
  if (config.shards === 1) return runProcess(config, access, log, null);
  const { runShards } = await import('./run-shards.js');
  return runShards(config, access, log);
}

async function runProcess(
  config: Config,
  access: DiscordAccess,
  log: BotLog,
  shard: ThisShard | null,
): Promise<number> {
  const ending = new AbortController();
  endWhenTold(ending, log, shard);
  endOnDefects(log);
  const closing: (() => Promise<unknown>)[] = [];
  let lost: IsnadError | undefined;
  try {
    const { session, library, libraries, lexicon } = await openForAsking(config, noticesOf(log));
    closing.unshift(() => session.close());
    const records = await recordsBeside(config, library);
    closing.unshift(() => records.close());
    const serverReports = openServerReports({
      ...{ libraries, session, records, lexicon, calibrationQuestions },
      limits: { reports: config.serverReports, textBytes: config.serverMegabytes * 1_048_576 },
      onFailure: (message, error) => log.error({ error }, message),
    });
    closing.unshift(() => serverReports.close());
    await session.warmUp().catch((error: unknown) => log.warn({ error }, 'The bot could not be warmed up.'));
    ending.signal.throwIfAborted();
    const key = await keyOfReader(config);
    const readerLink = readerLinkOf(config, key);
    const queue = new FairQueue(queueSizeOfEach(shard?.count ?? 1));
    const bot = await startBot({
      ...{ access, session, library, libraries, records, log, queue },
      reports: serverReports,
      ...(readerLink === null ? {} : { readerLink }),
      graceDays: config.serverGraceDays,
      refreshBase: (onProgress) => reindexAside(onProgress, ending.signal),
      operators: new Set(config.operatorIds),
      onLost: (error) => {
        lost = error;
        ending.abort();
      },
    });
    const stop = async (): Promise<void> => {
      if (!(await bot.stop(stopPatience))) log.warn({}, 'Not all questions were answered before the stop.');
    };
    closing.unshift(stop);
    const closeHealth = shard === null ? await startHealth(config, bot) : tellSupervisor(() => bot.health());
    // Closed behind the bot: until then it says that the bot is stopping.
    closing.splice(1, 0, async () => closeHealth());
    const signed = key === null ? {} : { signed: signedLinksOf(key, records) };
    // One address is served by one process: the shards' first.
    const reader = (shard?.id ?? 0) === 0 ? await startReader(config, { session, queue, ...signed }, log) : null;
    if (reader !== null) closing.unshift(() => reader.close());
    const { reports, passages, generation } = bot.health();
    log.info({ name: bot.name, servers: bot.servers, reports, passages, generation }, 'Ready.');
    if (!ending.signal.aborted) await once(ending.signal, 'abort');
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  } finally {
    // What was opened last is closed first: nobody is let in any more before what answers them goes.
    for (const close of closing) await close();
  }
  if (lost === undefined) {
    log.info({}, 'Stopped.');
    return 0;
  }
  throw lost;
}

/** A log that hides what is secret; a shard's lines bear its number. */
function logOf(config: Config, shard: ThisShard | null): BotLog {
  const log = openLog({
    level: config.logLevel,
    secrets: [config.discordToken, config.modelHostToken, config.libraryUrl, config.readerSecret].filter(
      (secret) => secret !== '',
    ),
    showsQuestions: config.logQuestions,
  });
  return shard === null ? log : log.child({ shard: shard.id });
}

function endWhenTold(ending: AbortController, log: BotLog, shard: ThisShard | null): void {
  if (shard === null) return endOnSignals(ending, log);
  const end = (reason: string): void => {
    if (ending.signal.aborted) return;
    log.info({ reason }, 'Stopping.');
    ending.abort();
  };
  endGentlyOnSignals(end);
  hearSupervisor(end);
}

const calibrationQuestions = () => readCalibrationQuestions(calibrationFolder);

/** @returns a function that ends it */
async function startHealth({ healthHost: host, healthPort: port }: Config, bot: Bot): Promise<() => Promise<void>> {
  if (port === null) return async () => {};
  const health = await serveHealth({ host, port, version: programVersion(), state: () => bot.health() });
  return () => health.close();
}

/** The reader beside the bot: it answers from the same session, and its questions wait in the same queue. */
async function startReader(config: Config, parts: Omit<ReaderParts, 'port' | 'onFailure'>, log: BotLog) {
  const { readerHost: host, readerPort: port } = config;
  if (port === null) return null;
  const onFailure = (error: unknown, reference: string): void =>
    log.error({ error, reference }, 'A page could not be made.');
  const reader = await openReader(config, { ...parts, port, onFailure });
  log.info({ host, port: reader.port }, 'The reader is served.');
  return reader;
}

/** What opening tells, in the bot's log. Progress bars are for people who look on. */
function noticesOf(log: BotLog): Log {
  return {
    warn: (message) => log.warn({}, message),
    info: (message) => log.info({}, message),
    debug: (message) => log.debug({}, message),
    showsProgress: false,
  };
}

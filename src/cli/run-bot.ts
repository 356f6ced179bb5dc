import { once } from 'node:events';
import type { Config } from '../config.js';
import { readCalibrationQuestions } from '../answer/calibration-questions.js';
import { startBot } from '../discord/bot.js';
import { isOfConnection } from '../discord/connection.js';
import { serveHealth } from '../discord/health.js';
import { openLog, type Log as BotLog } from '../discord/log.js';
import type { IsnadError } from '../errors.js';
import { openServerReports } from '../indexing/server/open-server-reports.js';
import { calibrationFolder, programVersion } from '../program.js';
import { discordSettings } from './discord-settings.js';
import { exitCode } from './failure.js';
import type { Log } from './log.js';
import { openForAsking, recordsBeside } from './open.js';
import { reindexAside } from './reindex-aside.js';
import { loadConfig, misspelledSettings } from './settings.js';

/** Milliseconds in which the questions that wait at a stop are answered; supervisors wait longer before they kill. */
const stopPatience = 10_000;

/**
 * Runs the bot until it is told to stop, or Discord ends the connection for good.
 * @returns the exit code
 * @throws IsnadError before the bot is ready: what settings, library, model and Discord make of a start
 */
export async function runBot(): Promise<number> {
  const config = loadConfig();
  const access = discordSettings(config);
  const log = openLog({
    level: config.logLevel,
    secrets: [config.discordToken, config.modelHostToken, config.libraryUrl].filter((secret) => secret !== ''),
    showsQuestions: config.logQuestions,
  });
  for (const message of misspelledSettings()) log.warn({}, message);
  const ending = new AbortController();
  endOnSignals(ending, log);
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
    const bot = await startBot({
      ...{ access, session, library, libraries, records, log },
      reports: serverReports,
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
    const health = await startHealth(config, () => bot.health());
    // Closed behind the bot: until then it says that the bot is stopping.
    if (health !== null) closing.splice(1, 0, () => health.close());
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

/** The first signal ends the bot when it is done, the second one at once. An error that nobody met is logged, and ends it too. */
function endOnSignals(ending: AbortController, log: BotLog): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending.signal.aborted) process.exit(exitCode.interrupted);
      log.info({ signal }, 'Stopping.');
      ending.abort();
    });
  }
  const end = (error: unknown): void => {
    log.error({ error }, 'A defect ends the bot.');
    process.exit(exitCode.failure);
  };
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', end);
  process.on('unhandledRejection', (error) => {
    if (isOfConnection(error)) log.error({ error }, 'The connection has a fault.');
    else end(error);
  });
}

const calibrationQuestions = () => readCalibrationQuestions(calibrationFolder);

async function startHealth({ healthHost, healthPort }: Config, state: Parameters<typeof serveHealth>[0]['state']) {
  if (healthPort === null) return null;
  return serveHealth({ host: healthHost, port: healthPort, version: programVersion(), state });
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

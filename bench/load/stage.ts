import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programFolder } from '../../src/program.js';
import { type LoopbackDiscord, startDiscord } from '../../tests/support/discord/discord.js';
import { runProgram } from '../processes.js';
import { type BotProcess, startBotProcess } from './bot-process.js';

/** What a bot under load is measured in. */
export interface LoadStage {
  readonly bot: BotProcess;
  readonly discord: LoopbackDiscord;
  /** Names of the servers. */
  readonly servers: readonly string[];
  /** Settings of the program, for the bot and for other commands. */
  readonly environment: Readonly<Record<string, string>>;
  /** The bot's own copy of the starter corpus. */
  readonly corpus: string;
}

/**
 * Starts a Discord and the bot, over a copy of the starter corpus, does something with them and ends them.
 * @param nodeOptions options of Node.js for the bot
 */
export async function onStage<Result>(
  { servers: count, nodeOptions }: { readonly servers: number; readonly nodeOptions: readonly string[] },
  use: (stage: LoadStage) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-load-'));
  const servers = Array.from({ length: count }, (_, index) => `Server ${index + 1}`);
  const discord = await startDiscord({ guilds: servers.map((name) => ({ name })), keep: 'last' });
  let bot: BotProcess | undefined;
  try {
    const corpus = path.join(folder, 'corpus');
    const environment = {
      CORPUS_DIR: corpus,
      INDEX_DIR: path.join(folder, 'index'),
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
      LOG_LEVEL: 'info',
    };
    await cp(path.join(programFolder, 'corpus'), corpus, { recursive: true });
    await runProgram(['reindex'], environment);
    await runProgram(['register', '--global'], environment);
    bot = await startBotProcess(folder, environment, nodeOptions);
    return await use({ bot, discord, servers, environment, corpus });
  } finally {
    await bot?.stop();
    await discord.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds: the bot looks for a new index with every question, and says so in its health every five seconds. */
const adoptedWithin = 15_000;

/** A reindex while questions are asked. */
export interface ReindexUnderLoad {
  readonly milliseconds: number;
  /** Whether the bot answered from the new index at the end. */
  readonly isAdopted: boolean;
}

/** Brings the index up to a corpus that was changed. */
export async function reindexUnderLoad({ bot, environment }: LoadStage): Promise<ReindexUnderLoad> {
  const before = (await bot.health()).generation;
  const { endedAfter } = await runProgram(['reindex'], environment);
  const until = performance.now() + adoptedWithin;
  let isAdopted = false;
  while (!isAdopted && performance.now() < until) {
    await sleep(200);
    isAdopted = (await bot.health()).generation !== before;
  }
  return { milliseconds: endedAfter, isAdopted };
}

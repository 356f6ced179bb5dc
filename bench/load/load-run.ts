import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DelayFigures, watchEventLoop } from '../../src/discord/event-loop-delay.js';
import { programFolder } from '../../src/program.js';
import { type LoopbackDiscord, startDiscord } from '../../tests/support/discord/discord.js';
import { programMain, runNode } from '../processes.js';
import { developmentQuestions } from '../questions.js';
import { randomOf } from '../random.js';
import { type BotProcess, type Health, startBotProcess } from './bot-process.js';
import { changeCorpus } from './changed-corpus.js';
import { offerQuestions } from './offer.js';
import type { Outcome } from './outcome.js';
import { figuresOf, type ProcessFigures } from './process-figures.js';

export interface LoadOptions {
  readonly rate: number;
  readonly seconds: number;
  readonly servers: number;
  /** Whether the index is brought up to a changed corpus in the middle. */
  readonly isReindexed: boolean;
  /** Options of Node.js for the bot. */
  readonly nodeOptions: readonly string[];
}

/** A reindex while questions are asked. */
export interface ReindexUnderLoad {
  readonly milliseconds: number;
  /** Whether the bot answered from the new index at the end. */
  readonly isAdopted: boolean;
}

/** All that was measured of a run. */
export interface LoadRun {
  readonly options: LoadOptions;
  readonly outcomes: readonly Outcome[];
  /** Seconds from the first question to the last answer. */
  readonly took: number;
  /** Of the bot when it was ready, and when all was answered; null where the system does not tell. */
  readonly atStart: ProcessFigures | null;
  readonly atEnd: ProcessFigures | null;
  readonly health: Health;
  /** Of the process that offers the questions and is Discord: where it is late, so is what it measures. */
  readonly ownDelay: DelayFigures;
  readonly reindex: ReindexUnderLoad | null;
}

/** In an order of their own. */
function shuffledQuestions(): string[] {
  const questions = developmentQuestions();
  return randomOf(2016).sample(questions, questions.length);
}

/** Starts a Discord and the bot, over a copy of the starter corpus, and asks it so much. */
export async function runLoad(options: LoadOptions): Promise<LoadRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-load-'));
  const servers = Array.from({ length: options.servers }, (_, index) => `Server ${index + 1}`);
  const discord = await startDiscord({ guilds: servers.map((name) => ({ name })), keep: 'last' });
  let bot: BotProcess | undefined;
  try {
    const environment = {
      CORPUS_DIR: path.join(folder, 'corpus'),
      INDEX_DIR: path.join(folder, 'index'),
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
      LOG_LEVEL: 'info',
    };
    await cp(path.join(programFolder, 'corpus'), environment.CORPUS_DIR, { recursive: true });
    await isnad(['reindex'], environment);
    await isnad(['register', '--global'], environment);
    bot = await startBotProcess(folder, environment, options.nodeOptions);
    return await measure(bot, { discord, servers, environment, options });
  } finally {
    await bot?.stop();
    await discord.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly discord: LoopbackDiscord;
  readonly servers: readonly string[];
  readonly environment: Readonly<Record<string, string>> & { readonly CORPUS_DIR: string };
  readonly options: LoadOptions;
}

async function measure(bot: BotProcess, { discord, servers, environment, options }: Stage): Promise<LoadRun> {
  const delay = watchEventLoop();
  const atStart = figuresOf(bot.id);
  const began = performance.now();
  const [outcomes, reindex] = await Promise.all([
    offerQuestions(discord, { ...options, servers, questions: shuffledQuestions() }),
    options.isReindexed ? reindexAfter(500 * options.seconds, bot, environment) : null,
  ]);
  const took = (performance.now() - began) / 1000;
  const [health, ownDelay] = [await bot.health(), delay.figures()];
  delay.close();
  return { options, outcomes, took, atStart, atEnd: figuresOf(bot.id), health, ownDelay, reindex };
}

async function reindexAfter(
  milliseconds: number,
  bot: BotProcess,
  environment: Stage['environment'],
): Promise<ReindexUnderLoad> {
  await sleep(milliseconds);
  const before = (await bot.health()).generation;
  await changeCorpus(environment.CORPUS_DIR);
  const took = await isnad(['reindex'], environment);
  // The bot looks for a new index with every question.
  await sleep(1_000);
  return { milliseconds: took, isAdopted: (await bot.health()).generation !== before };
}

/** Runs a command of the program. @returns milliseconds @throws Error with what it said when it fails */
async function isnad(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  const { exitCode, errors, endedAfter } = await runNode([programMain, ...args], { environment });
  if (exitCode !== 0) throw new Error(`isnad ${args.join(' ')} failed:\n${errors}`);
  return endedAfter;
}

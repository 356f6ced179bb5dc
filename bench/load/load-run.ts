import { setTimeout as sleep } from 'node:timers/promises';
import { type DelayFigures, watchEventLoop } from '../../src/discord/event-loop-delay.js';
import { shuffledQuestions } from '../questions.js';
import type { Health } from './bot-process.js';
import { changeCorpus } from './changed-corpus.js';
import { offerQuestions } from './offer.js';
import type { Outcome } from './outcome.js';
import { figuresOf, type ProcessFigures } from './process-figures.js';
import { type LoadStage, onStage, type ReindexUnderLoad, reindexUnderLoad } from './stage.js';

export interface LoadOptions {
  readonly rate: number;
  readonly seconds: number;
  readonly servers: number;
  /** Whether the index is brought up to a changed corpus in the middle. */
  readonly isReindexed: boolean;
  /** Options of Node.js for the bot. */
  readonly nodeOptions: readonly string[];
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

/** Starts a Discord and the bot, over a copy of the starter corpus, and asks it so much. */
export const runLoad = (options: LoadOptions): Promise<LoadRun> => onStage(options, (stage) => measure(stage, options));

async function measure(stage: LoadStage, options: LoadOptions): Promise<LoadRun> {
  const { bot, discord, servers } = stage;
  const delay = watchEventLoop();
  const atStart = figuresOf(bot.id);
  const began = performance.now();
  const [outcomes, reindex] = await Promise.all([
    offerQuestions(discord, { ...options, servers, questions: shuffledQuestions() }),
    options.isReindexed ? reindexAfter(500 * options.seconds, stage) : null,
  ]);
  const took = (performance.now() - began) / 1000;
  const [health, ownDelay] = [await bot.health(), delay.figures()];
  delay.close();
  return { options, outcomes, took, atStart, atEnd: figuresOf(bot.id), health, ownDelay, reindex };
}

async function reindexAfter(milliseconds: number, stage: LoadStage): Promise<ReindexUnderLoad> {
  await sleep(milliseconds);
  await changeCorpus(stage.corpus);
  return reindexUnderLoad(stage);
}

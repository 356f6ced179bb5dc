import { setTimeout as sleep } from 'node:timers/promises';
import { Corpus } from '../chaos/corpus.js';
import { KnownTexts } from '../chaos/known-texts.js';
import { offerQuestions } from '../load/offer.js';
import type { Outcome } from '../load/outcome.js';
import { figuresOf, type ProcessFigures } from '../load/process-figures.js';
import { type LoadStage, onStage, type ReindexUnderLoad, reindexUnderLoad } from '../load/stage.js';
import { shuffledQuestions } from '../questions.js';
import { randomOf } from '../random.js';

export interface SoakOptions {
  readonly minutes: number;
  /** Questions a second. */
  readonly rate: number;
  readonly servers: number;
  /** How often the index is brought up to a changed corpus, in equal distances. */
  readonly reindexes: number;
}

/** The bot at one time. */
export interface Sample {
  /** Milliseconds since the time origin of this process, as of outcomes. */
  readonly at: number;
  readonly figures: ProcessFigures;
}

/** All that was measured of a soak. */
export interface SoakRun {
  readonly options: SoakOptions;
  /** When the first question was asked, as in samples. */
  readonly beganAt: number;
  readonly outcomes: readonly Outcome[];
  /** None where the system does not tell. */
  readonly samples: readonly Sample[];
  readonly reindexes: readonly ReindexUnderLoad[];
}

/** Milliseconds between two looks at the process of the bot. */
const lookEvery = 2_000;

/** Asks the bot steadily for a long time, while the corpus changes and is indexed anew, and looks at what that does to its process. */
export function runSoak(options: SoakOptions): Promise<SoakRun> {
  return onStage({ servers: options.servers, nodeOptions: [] }, (stage) => measure(stage, options));
}

async function measure(stage: LoadStage, options: SoakOptions): Promise<SoakRun> {
  const { discord, servers } = stage;
  const seconds = 60 * options.minutes;
  const over = new AbortController();
  const sampling = sampleUntil(over.signal, stage);
  const beganAt = performance.now();
  const [outcomes, reindexes] = await Promise.all([
    offerQuestions(discord, { rate: options.rate, seconds, servers, questions: shuffledQuestions() }),
    reindexNowAndThen(stage, seconds, options.reindexes),
  ]);
  over.abort();
  return { options, beganAt, outcomes, samples: await sampling, reindexes };
}

async function sampleUntil(over: AbortSignal, { bot }: LoadStage): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (!over.aborted) {
    const figures = figuresOf(bot.id);
    if (figures !== null) samples.push({ at: performance.now(), figures });
    await sleep(lookEvery);
  }
  return samples;
}

async function reindexNowAndThen(stage: LoadStage, seconds: number, times: number): Promise<ReindexUnderLoad[]> {
  const corpus = await Corpus.open(stage.corpus, new KnownTexts(), randomOf(2016));
  const done: ReindexUnderLoad[] = [];
  const began = performance.now();
  for (let each = 1; each <= times; each += 1) {
    await sleep(Math.max(0, began + (1000 * seconds * each) / (times + 1) - performance.now()));
    await corpus.change();
    done.push(await reindexUnderLoad(stage));
  }
  return done;
}

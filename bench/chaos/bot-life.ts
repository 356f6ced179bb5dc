import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoopbackDiscord } from '../../tests/support/discord/discord.js';
import { type BotProcess, startBotProcess } from '../load/bot-process.js';
import { figuresOf, type ProcessFigures } from '../load/process-figures.js';
import type { Deeds } from './deeds.js';

export interface BotSurroundings {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly discord: LoopbackDiscord;
  readonly deeds: Deeds;
  readonly clockFile: string;
  readonly logFile: string | undefined;
}

/** Milliseconds that an event is on its way to the bot at most. */
const onItsWay = 250;

/** The bot through all its starts and ends. */
export class BotLife {
  readonly #around: BotSurroundings;
  #process: BotProcess | null = null;
  /** Whether its end is wanted. */
  #isEnding = false;
  #starts = 0;

  constructor(around: BotSurroundings) {
    this.#around = around;
  }

  get starts(): number {
    return this.#starts;
  }

  /** @throws Error where it does not run */
  get process(): BotProcess {
    if (this.#process === null) throw new Error('The bot does not run.');
    return this.#process;
  }

  /** Of the process that runs now; null where the system does not tell. */
  figures(): ProcessFigures | null {
    return this.#process === null ? null : figuresOf(this.#process.id);
  }

  /** Starts it by the computer's clock, and waits until it is ready. An end that nobody wanted is a miss; it is then started again. */
  async start(): Promise<void> {
    const { folder, environment, clockFile, discord, deeds } = this.#around;
    await writeFile(clockFile, '0');
    this.#isEnding = false;
    const process = await startBotProcess(folder, environment, []);
    await discord.gateway.connected();
    this.#process = process;
    this.#starts += 1;
    void process.ended.then(async (end) => {
      if (this.#isEnding || this.#process !== process) return;
      deeds.during.miss('not itself again', `the bot ended by itself with ${end}: ${await this.#lastWords()}`);
      this.#forget('the bot had ended');
      await this.start();
    });
  }

  /** Kills it: nothing that it had not answered yet is answered any more. */
  async kill(): Promise<void> {
    const { process } = this;
    this.#isEnding = true;
    process.signal('SIGKILL');
    this.#around.deeds.giveUp('the bot was killed');
    await process.ended;
    this.#forget('the bot was killed');
  }

  /**
   * Asks it to end, which it does when it has answered everything that it had heard.
   * @returns the code that it ended with
   */
  async terminate(): Promise<NodeJS.Signals | number> {
    const { process } = this;
    this.#isEnding = true;
    const asked = Date.now();
    process.signal('SIGTERM');
    const end = await process.ended;
    this.#forget('the bot was being stopped', asked - onItsWay);
    return end;
  }

  async end(): Promise<void> {
    if (this.#process !== null) await this.terminate();
    if (this.#around.logFile !== undefined) await this.keepLog(this.#around.logFile);
  }

  /** Adds the log to a file. */
  async keepLog(file: string): Promise<void> {
    await appendFile(file, await readFile(this.#log, 'utf8').catch(() => ''));
    await rm(this.#log, { force: true });
  }

  get #log(): string {
    return path.join(this.#around.folder, 'bot.log');
  }

  async #lastWords(): Promise<string> {
    const lines = (await readFile(this.#log, 'utf8').catch(() => '')).trim().split('\n');
    return lines.at(-1)?.slice(0, 500) ?? '';
  }

  /** Its sessions are over: nobody resumes them. */
  #forget(why: string, since = 0): void {
    this.#process = null;
    this.#around.discord.gateway.disconnect(1001, '', { resumable: false });
    this.#around.deeds.giveUp(why, since);
  }
}

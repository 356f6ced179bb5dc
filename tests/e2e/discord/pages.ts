import { expect } from 'vitest';
import { plainText } from '../../../preview/markdown.js';
import type { Report } from '../../../src/reports/report.js';
import type { RunningBot } from '../../support/bot.js';
import { linesOf, viewOf } from '../../support/discord-answers.js';
import { boldIn, quotesShown } from '../../support/discord-views.js';
import type { InteractionHandle } from '../../support/discord/driver/handle.js';
import type { Sender } from '../../support/discord/driver/sender.js';
import type { Message } from '../../support/discord/messages/message.js';

/** The starter corpus answers these on three pages. */
export const question = 'Where did the ISIS leaders go?';
export const arabicQuestion = 'أين ذهب قادة داعش؟';

const withoutMarks = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '');

/** The numbers of the quotes that a message shows, in their order. */
export const numbersIn = (message: Message): number[] =>
  linesOf(message).flatMap((line) => [...line.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number)));

/** What is told of a text where parts of it are left out, line by line. */
export const partsOf = (text: string): string[] =>
  withoutMarks(text)
    .split(/\n|\[…\]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A quote as it is read: its parts, and the sentence that is emphasised. */
export interface ReadQuote {
  readonly parts: readonly string[];
  readonly bold: string;
  readonly report: Report;
}

/** The quotes of a message, after each was found, character for character, in a report. */
export function slicesIn(message: Message, reports: readonly Report[]): ReadQuote[] {
  return quotesShown(viewOf(message)).map((quote) => {
    const parts = partsOf(plainText([quote]));
    const report = reports.find(({ text }) => parts.every((part) => text.includes(part)));
    expect(report, parts.join('\n')).toBeDefined();
    return { parts, bold: withoutMarks(boldIn(quote)), report: report! };
  });
}

/** People who ask: each time somebody else, because nobody may ask often. */
export class Askers {
  readonly #bot: RunningBot;
  #count = 0;

  constructor(bot: RunningBot) {
    this.#bot = bot;
  }

  invoke(text = question, sender: Sender = {}): InteractionHandle {
    this.#count += 1;
    return this.#bot.discord.invoke('ask', { question: text }, { user: `asker ${this.#count}`, ...sender });
  }

  /** Asks and gives the answer's message. A machine that is busy with other things may take its time. */
  async ask(text = question, sender: Sender = {}): Promise<Message> {
    return shown((await this.invoke(text, sender).response(30_000)).message);
  }
}

/** A message that has to be there. */
export function shown(message: Message | null): Message {
  if (message === null) throw new Error('There is no message.');
  return message;
}

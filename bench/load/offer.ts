import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopbackDiscord } from '../../tests/support/discord/discord.js';
import { type Outcome, outcomeOf } from './outcome.js';

export interface Offer {
  /** Questions a second, spread evenly, whether or not earlier ones have been answered. */
  readonly rate: number;
  readonly seconds: number;
  readonly servers: readonly string[];
  readonly questions: readonly string[];
}

/** Milliseconds that a question is waited for, once it was asked. */
const patience = 30_000;

/** Seconds between two questions of one member: longer than the bot asks of anyone. */
const memberPause = 8;

/** Asks everything and waits until all is answered, or given up. The servers take turns, and the members of each. */
export async function offerQuestions(discord: LoopbackDiscord, offer: Offer): Promise<Outcome[]> {
  const { rate, seconds, servers, questions } = offer;
  const members = Math.ceil((memberPause * rate) / servers.length);
  const total = Math.round(rate * seconds);
  const outcomes: Promise<Outcome>[] = [];
  const began = performance.now();
  const ask = (number: number): Promise<Outcome> => {
    const server = servers[number % servers.length] ?? '';
    const member = `${server}, member ${Math.floor(number / servers.length) % members}`;
    const question = questions[number % questions.length] ?? '';
    return outcomeOf(discord.invoke('ask', { question }, { guild: server, user: member }), patience);
  };
  while (outcomes.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * rate) / 1000) + 1);
    while (outcomes.length < due) outcomes.push(ask(outcomes.length));
    await sleep(Math.max(1, began + (outcomes.length * 1000) / rate - performance.now()));
  }
  return Promise.all(outcomes);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { wordings } from '../../src/wording/wordings.js';
import type { LoopbackDiscord } from '../../tests/support/discord/discord.js';
import type { Message } from '../../tests/support/discord/messages/message.js';
import { buttonsOf } from '../../tests/support/discord/messages/reading.js';
import { developmentQuestions } from '../questions.js';
import type { Random } from '../random.js';
import type { Deed, DeedOptions, Deeds } from './deeds.js';
import type { KnownTexts } from './known-texts.js';
import type { Ledger } from './ledger.js';

/** What people share who do things with the bot. */
export interface Surroundings {
  readonly discord: LoopbackDiscord;
  readonly deeds: Deeds;
  readonly ledger: Ledger;
  readonly texts: KnownTexts;
  readonly random: Random;
}

/** Milliseconds between two things that members begin to do, at most. */
const longestPause = 500;

/** Members who ask, vote, turn pages and look at what stands around a quote. */
export class Members {
  readonly #around: Surroundings;
  readonly #servers: readonly string[];
  readonly #questions = developmentQuestions();
  #people = 0;

  /** @param servers their names */
  constructor(around: Surroundings, servers: readonly string[]) {
    this.#around = around;
    this.#servers = servers;
  }

  /** Does one thing after the other until it is told to stop. What was begun goes on. */
  async live(signal: AbortSignal): Promise<void> {
    const { deeds, random } = this.#around;
    while (!signal.aborted) {
      if (!deeds.isPaused) void this.visit();
      await sleep(random.between(50, longestPause));
    }
  }

  /** Somebody asks, and may do something with the answer. */
  async visit(guild = this.#around.random.pick(this.#servers)): Promise<void> {
    const { random } = this.#around;
    const { message, fate } = await this.ask(guild);
    if (message === null || fate !== 'answered' || random.number() < 0.4) return;
    if (random.number() < 0.6) await this.vote(message);
    else await this.look(message);
  }

  /** Somebody who has not asked before asks something, with the command or with a mention. */
  async ask(guild: string, options: DeedOptions = {}): Promise<Deed> {
    const { deeds, random } = this.#around;
    if (random.number() < 0.8) return this.askByCommand(guild, options);
    const written = { mention: true, user: this.newcomer(), guild };
    return this.#checked(await deeds.write('a mention', random.pick(this.#questions), written, options));
  }

  async askByCommand(guild: string, options: DeedOptions = {}): Promise<Deed> {
    const { discord, deeds, random } = this.#around;
    const [user, question] = [this.newcomer(), random.pick(this.#questions)];
    return this.#checked(
      await deeds.interact('/ask', () => discord.invoke('ask', { question }, { user, guild }), options),
    );
  }

  /** Somebody says whether an answer was helpful. */
  async vote(message: Message, options: DeedOptions = {}): Promise<Deed | null> {
    const { discord, deeds, ledger, random } = this.#around;
    const isHelpful = random.number() < 0.7;
    const labels = Object.values(wordings).map(({ buttons }) => (isHelpful ? buttons.helpful : buttons.notHelpful));
    const button = buttonsOf(message).find(({ label }) => labels.includes(label));
    if (button === undefined) return null;
    const user = this.newcomer();
    const [what, state] = [
      `vote ${message.guildId} ${message.id} ${discord.world.user(user).id}`,
      isHelpful ? 'helpful' : 'not helpful',
    ];
    ledger.may(what, state, 'none');
    const deed = await deeds.interact('a vote', () => discord.press(message, button.label, { user }), options);
    const isThanked = Object.values(wordings).some(({ votes }) =>
      Object.values(votes).some((each) => deed.text.includes(each)),
    );
    if (isThanked) ledger.did(what, state);
    return deed;
  }

  /** Somebody turns a page, or looks at what stands around a quote. */
  async look(message: Message, options: DeedOptions = {}): Promise<Deed | null> {
    const { discord, deeds, random } = this.#around;
    const usable = buttonsOf(message).filter(({ customId, disabled }) => customId !== null && !disabled);
    const looking = usable.filter(({ label }) => !votingLabels.has(label));
    if (looking.length === 0) return null;
    const { label } = random.pick(looking);
    const user = this.newcomer();
    return this.#checked(await deeds.interact('a button', () => discord.press(message, label, { user }), options));
  }

  newcomer(): string {
    this.#people += 1;
    return `member ${this.#people}`;
  }

  #checked(deed: Deed): Deed {
    const { deeds, texts } = this.#around;
    const wrong = deed.message === null ? [] : texts.wrongIn(deed.message);
    for (const each of wrong) deeds.during.miss('wrong quote', each);
    return deed;
  }
}

const votingLabels: ReadonlySet<string> = new Set(
  Object.values(wordings).flatMap(({ buttons }) => [buttons.helpful, buttons.notHelpful]),
);

import { setTimeout as sleep } from 'node:timers/promises';
import { readExport } from '../../src/indexing/server/exported.js';
import { wordingIn } from '../../src/wording/wordings.js';
import { buttonsOf } from '../../tests/support/discord/messages/reading.js';
import { saysOneOf } from '../load/said.js';
import type { Deed, DeedOptions } from './deeds.js';
import type { Surroundings } from './people.js';

const { library, settings } = wordingIn('en');

/** Settings that are changed, by the option of the command and by their name, with what they are at first and what they may be. */
const changedSettings = [
  ['quotes', 'quotesOnPage', 3, 1, 3],
  ['pause', 'memberCooldownSeconds', 4, 0, 20],
  ['question-days', 'questionDays', 30, 1, 365],
] as const;

/** Reports of its own that a server has at most here: each more makes every change of them slower. */
const mostReports = 4;
/** Milliseconds between two things that a moderator begins to do, at most. */
const longestPause = 1_500;
/** A library that changes is measured anew, on a machine that has other things to do. */
const changePatience = 60_000;

/** The moderator of one server, who does one thing after the other: changes settings, adds and removes reports. */
export class Moderator {
  readonly #around: Surroundings;
  readonly #sender: { readonly user: string; readonly guild: string };
  readonly #serverId: string;
  /** Titles of the reports that the server may have. */
  readonly #titles: string[] = [];
  #reports = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(around: Surroundings, guild: string, user: string) {
    this.#around = around;
    this.#sender = { user, guild };
    this.#serverId = around.discord.world.guild(guild).id;
  }

  async live(signal: AbortSignal): Promise<void> {
    const { deeds, random } = this.#around;
    while (!signal.aborted) {
      if (!deeds.isPaused) await (random.number() < 0.8 ? this.changeSetting() : this.changeLibrary());
      await sleep(random.between(100, longestPause));
    }
  }

  changeSetting(options: DeedOptions = {}): Promise<Deed> {
    return this.#inTurn(() => this.#changeSetting(options));
  }

  async #changeSetting(options: DeedOptions): Promise<Deed> {
    const { discord, deeds, ledger, random } = this.#around;
    const [option, name, atFirst, least, most] = random.pick(changedSettings);
    const value = random.between(least, most);
    const what = `setting ${this.#serverId} ${name}`;
    ledger.may(what, String(value), String(atFirst));
    const deed = await deeds.interact(
      '/settings set',
      () => discord.invoke('settings set', { [option]: value }, this.#sender),
      options,
    );
    const isDone = deed.text.includes(settings.names[name]) || deed.text.includes(settings.unchanged);
    if (deed.fate === 'answered' && isDone) ledger.did(what, String(value));
    return deed;
  }

  /** Adds a report, or removes one where there are enough. */
  changeLibrary(): Promise<Deed | null> {
    return this.#inTurn(() => (this.#titles.length < mostReports ? this.#addReport({}) : this.#removeReport()));
  }

  addReport(options: DeedOptions = {}): Promise<Deed | null> {
    return this.#inTurn(() => this.#addReport(options));
  }

  async #addReport(options: DeedOptions): Promise<Deed | null> {
    const { discord, deeds, ledger, texts } = this.#around;
    const { title, text } = this.#newReport();
    const file = { filename: 'report.txt', contentType: 'text/plain', bytes: Buffer.from(text) };
    const proposed = await deeds.interact(
      '/library add',
      () => discord.invoke('library add', { file, title, outlet: 'Harbour Gazette' }, this.#sender),
      options,
    );
    const { message } = proposed;
    if (message === null || !buttonsOf(message).some(({ label }) => label === library.add.addButton)) return null;
    texts.add(title, text);
    const what = this.#reportKey(title);
    ledger.may(what, text, 'absent');
    this.#titles.push(title);
    const deed = await deeds.interact(
      'the yes to a report',
      () => discord.press(message, library.add.addButton, { user: this.#sender.user }),
      { patience: changePatience, isProgress: (shown) => saysOneOf(shown, addingWords), ...options },
    );
    if (deed.text.includes(library.add.askable)) ledger.did(what, text);
    return deed;
  }

  async #removeReport(): Promise<Deed | null> {
    const { discord, deeds, ledger } = this.#around;
    const title = this.#titles.shift();
    if (title === undefined) return null;
    const asked = await deeds.interact('/library remove', () =>
      discord.invoke('library remove', { report: title }, this.#sender),
    );
    const { message } = asked;
    const isOffered = message !== null && buttonsOf(message).some(({ label }) => label === library.change.removeButton);
    // Whoever removes something looks at what they are asked about.
    if (!isOffered || !asked.text.includes(title)) return null;
    const what = this.#reportKey(title);
    ledger.may(what, 'absent', 'absent');
    const deed = await deeds.interact(
      'the yes to a removal',
      () => discord.press(message, library.change.removeButton, { user: this.#sender.user }),
      { patience: changePatience, isProgress: (shown) => shown.includes(library.change.removeAsk) },
    );
    if (saysOneOf(deed.text, (wording) => [wording.library.change.removed])) ledger.did(what, 'absent');
    return deed;
  }

  /** The server's own reports as the bot gives them out, text by title; null where it says why it cannot. */
  async exportReports(): Promise<ReadonlyMap<string, string> | null> {
    const { discord, deeds } = this.#around;
    const { message } = await deeds.interact('/library export', () =>
      discord.invoke('library export', {}, this.#sender),
    );
    const [file] = message?.body.attachments ?? [];
    if (file === undefined) return null;
    const { reports } = readExport(file.bytes, Number.MAX_SAFE_INTEGER);
    return new Map(reports.map(({ title, text }) => [title, text]));
  }

  /** Whether a thing in the ledger is a report of this server, and its title. */
  titleIn(what: string): string | null {
    const beginning = this.#reportKey('');
    return what.startsWith(beginning) ? what.slice(beginning.length) : null;
  }

  get serverId(): string {
    return this.#serverId;
  }

  /** One thing after the other, so that it is known in which order they were meant. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  #reportKey(title: string): string {
    return `report ${this.#serverId} ${title}`;
  }

  #newReport(): { title: string; text: string } {
    const { random } = this.#around;
    this.#reports += 1;
    // No title is the beginning of another, by which a command finds it too.
    const place = `${random.pick(places)} ${String(this.#reports).padStart(5, '0')}`;
    const paragraphs = Array.from(
      { length: random.between(2, 4) },
      (_, number) =>
        `${random.pick(happenings)} of ${place} ${random.pick(fates)} on the ${number + 2}nd day, said its keeper, who has lived there for ${random.between(2, 60)} years and wrote all of it down.`,
    );
    return { title: `${this.#sender.guild} ${place}`, text: paragraphs.join('\n\n') };
  }
}

const addingWords = ({ library: { add } }: { library: { add: Record<'waiting' | 'indexing' | 'check', string> } }) => [
  add.waiting,
  add.indexing,
  add.check,
];

const places = ['Zorblatt', 'Gorlosh', 'Quandary', 'Nimbleford', 'Tarrowmere'];
const happenings = ['The lighthouse', 'The mill', 'The bridge', 'The bakery', 'The old market'];
const fates = ['fell into the sea', 'was sold to a stranger', 'opened again', 'burned down', 'was moved to the hill'];

import { setTimeout as sleep } from 'node:timers/promises';
import type { LoopbackDiscord } from '../../tests/support/discord/discord.js';
import type { InteractionHandle } from '../../tests/support/discord/driver/handle.js';
import type { Written } from '../../tests/support/discord/driver/writing.js';
import { isLoading, type Message } from '../../tests/support/discord/messages/message.js';
import { shownText } from '../../tests/support/discord/messages/reading.js';
import { saysOneOf } from '../load/said.js';
import type { FaultRecord } from './record.js';

/** What became of something that a person did: it was answered, they were told why not, or nothing came. */
export type Fate = 'answered' | 'told' | 'unanswered';

/** Something that a person did, and what became of it. */
export interface Deed {
  readonly fate: Fate;
  readonly text: string;
  readonly message: Message | null;
  readonly handle: InteractionHandle | null;
}

/** Something that a person did and that is not over. */
interface Pending {
  readonly sentAt: number;
  /** Why it need not be answered; null where it must be. */
  excuse: string | null;
  /** Whether nobody can answer it any more. */
  isHopeless: boolean;
}

export interface DeedOptions {
  /** Why it need not be answered, if it need not. */
  readonly excuse?: string;
  /** Whether what is shown is not the last word. */
  readonly isProgress?: (text: string) => boolean;
  /** Milliseconds that it may take. */
  readonly patience?: number;
  /** The fault that it is about; the one that is in the world at the time unless said. */
  readonly record?: FaultRecord | undefined;
  /** Told of an interaction as soon as it is on its way. */
  readonly onSent?: (handle: InteractionHandle) => void;
}

/** Longer than the bot waits for a database that another process has locked. */
const usualPatience = 25_000;
/** Milliseconds after which Discord takes no first word any more. */
const tooLate = 5_000;
/** Milliseconds between two looks. */
const lookEvery = 20;
/** Milliseconds that an event is on its way at most. */
const onItsWay = 200;

/** Everything that people do, each held against the one promise: it is answered once, or they are told why not. */
export class Deeds {
  readonly #discord: LoopbackDiscord;
  readonly #pending = new Set<Pending>();
  readonly #running = new Set<Promise<Deed>>();
  /** What was answered since it was last looked whether it was answered once more. */
  #answered: { readonly record: FaultRecord; readonly what: string; readonly watched: Watched }[] = [];
  /** The fault that is in the world now. */
  during: FaultRecord;
  /** Whether people are to begin nothing now. */
  isPaused = false;

  constructor(discord: LoopbackDiscord, first: FaultRecord) {
    this.#discord = discord;
    this.during = first;
  }

  /** Whether a session is there that hears of what people do, now or when it is resumed. */
  get isHeard(): boolean {
    return [...this.#discord.gateway.sessions.values()].some(({ isAlive }) => isAlive);
  }

  /** Does something with a command or a component, and waits for what becomes of it. */
  interact(what: string, act: () => InteractionHandle, options: DeedOptions = {}): Promise<Deed> {
    return this.#follow(what, options, () => {
      const handle = act();
      options.onSent?.(handle);
      const { interaction } = handle;
      return {
        wasHeard: handle.wasDelivered,
        id: interaction.id,
        isAcknowledged: () => interaction.acknowledgement !== null,
        look: () => {
          const { original, acknowledgement, answeredAt, followUps } = interaction;
          const text = original === null ? '' : shownText(original);
          const isOver =
            acknowledgement !== null &&
            (interaction.modal !== null ||
              interaction.choices !== null ||
              followUps.length > 0 ||
              (answeredAt !== null &&
                original !== null &&
                !isLoading(original) &&
                options.isProgress?.(text) !== true));
          if (!isOver) return null;
          const last = followUps.at(-1) ?? original;
          return { text: last === null ? '' : shownText(last), message: last, handle };
        },
        answers: () => (interaction.original !== interaction.target ? 1 : 0) + interaction.followUps.length,
        refusals: () => interaction.refusals.map(({ request, body }) => `${request}: ${JSON.stringify(body)}`),
      };
    });
  }

  /** Writes to the bot, and waits for its reply. */
  write(what: string, text: string, written: Written, options: DeedOptions = {}): Promise<Deed> {
    return this.#follow(what, options, () => {
      const wasHeard = this.isHeard;
      const handle = this.#discord.write(text, written);
      return {
        wasHeard,
        id: handle.message.id,
        isAcknowledged: () => false,
        look: () => {
          const [message] = handle.replies();
          return message === undefined ? null : { text: shownText(message), message, handle: null };
        },
        answers: () => handle.replies().length,
        refusals: () => [],
      };
    });
  }

  /** Nobody can answer any more what waits and was sent since a time (milliseconds since 1970), for this reason. */
  giveUp(why: string, sentSince = 0): void {
    for (const pending of this.#pending) {
      if (pending.sentAt < sentSince) continue;
      pending.excuse ??= why;
      pending.isHopeless = true;
    }
  }

  /** Excuses what waits and was sent before this time (milliseconds since 1970), but goes on waiting for it. */
  excuse(why: string, sentBefore: number): void {
    for (const pending of this.#pending) if (pending.sentAt <= sentBefore) pending.excuse ??= why;
  }

  /** Waits until everything that was done is over, and what follows from it. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) {
      await Promise.all(this.#running);
      await sleep(1);
    }
  }

  /** Takes down what was answered more than once. */
  noteRepetitions(): void {
    for (const { record, what, watched } of this.#answered)
      if (watched.answers() > 1) record.miss('answered twice', `${what} (${watched.id})`);
    this.#answered = [];
  }

  #follow(what: string, options: DeedOptions, begin: () => Watched): Promise<Deed> {
    const record = options.record ?? this.during;
    const watched = begin();
    const pending: Pending = {
      sentAt: Date.now(),
      excuse: options.excuse ?? (watched.wasHeard ? null : 'nobody was there'),
      isHopeless: !watched.wasHeard,
    };
    this.#pending.add(pending);
    const running = this.#wait(watched, pending, options.patience ?? usualPatience)
      .then((deed) => {
        record.note(what, deed.fate, pending.excuse, watched);
        this.#answered.push({ record, what, watched });
        return deed;
      })
      .finally(() => {
        this.#pending.delete(pending);
        this.#running.delete(running);
      });
    this.#running.add(running);
    return running;
  }

  async #wait(watched: Watched, pending: Pending, patience: number): Promise<Deed> {
    const begun = performance.now();
    const deadline = begun + patience;
    let hopelessSince: number | null = null;
    for (;;) {
      const over = watched.look();
      if (over !== null) return { fate: isFailure(over.text) ? 'told' : 'answered', ...over };
      const now = performance.now();
      if (pending.isHopeless) hopelessSince ??= now;
      const isTooLate = pending.excuse !== null && !watched.isAcknowledged() && now > begun + tooLate;
      if (isTooLate || now > deadline || (hopelessSince !== null && now > hopelessSince + onItsWay)) break;
      await sleep(lookEvery);
    }
    return { fate: 'unanswered', text: '', message: null, handle: null };
  }
}

/** What is looked at until something is over. */
export interface Watched {
  readonly wasHeard: boolean;
  readonly id: string;
  /** Whether Discord has had a first word, or wants none; it takes none later than three seconds. */
  readonly isAcknowledged: () => boolean;
  /** What was said last; null while more is to come. */
  readonly look: () => Omit<Deed, 'fate'> | null;
  /** How many messages of its own answer it. */
  readonly answers: () => number;
  readonly refusals: () => readonly string[];
}

/** Whether a message says why something was not done. */
export const isFailure = (text: string): boolean =>
  saysOneOf(text, ({ failures, library, moderators, answer }) => [
    ...Object.values(failures),
    ...Object.values(library.failures),
    ...Object.values(moderators),
    library.add.gone,
    answer.gone,
  ]);

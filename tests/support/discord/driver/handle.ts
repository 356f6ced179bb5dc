import { callbackType, type Acknowledgement, type Interaction } from '../interactions/interaction.js';
import type { Json, JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { isLoading, type Message } from '../messages/message.js';
import { shownText } from '../messages/reading.js';

/** What an application answered to an interaction. */
export interface Answer {
  readonly kind: 'message' | 'update' | 'choices' | 'modal' | 'nothing';
  /** Milliseconds from the interaction to its first response. */
  readonly acknowledgedAfter: number;
  /** Milliseconds from the interaction to its last message, edit or follow-up. */
  readonly finalAfter: number;
  readonly ephemeral: boolean;
  /** The answering message as it is now, or the updated one. */
  readonly message: Message | null;
  /** Its text, text displays included. */
  readonly text: string;
  readonly followUps: readonly Message[];
  readonly modal: JsonObject | null;
  readonly choices: readonly Json[] | null;
}

const patience = 10_000;
/** So long an update is waited for after a deferral that promises none. */
const settling = 1500;

/** An interaction that was sent, and what becomes of it. */
export class InteractionHandle {
  readonly loopback: Loopback;
  readonly interaction: Interaction;
  /** Whether a session was there to get it. */
  readonly wasDelivered: boolean;

  constructor(loopback: Loopback, interaction: Interaction, wasDelivered: boolean) {
    this.loopback = loopback;
    this.interaction = interaction;
    this.wasDelivered = wasDelivered;
  }

  get id(): string {
    return this.interaction.id;
  }

  /** The first response, deferred or not. */
  acknowledged(milliseconds = patience): Promise<Acknowledgement> {
    return this.#until(() => this.interaction.acknowledgement ?? undefined, milliseconds, 'was not acknowledged');
  }

  /** Waits for the first response and, where that is deferred, for the message or edit that completes it. */
  async response(milliseconds = patience): Promise<Answer> {
    const started = Date.now();
    const { type } = await this.acknowledged(milliseconds);
    const left = Math.max(1, milliseconds - (Date.now() - started));
    if (type === callbackType.deferredMessage) {
      await this.#until(() => this.#isComplete() || undefined, left, 'stayed deferred');
    } else if (type === callbackType.deferredUpdate) {
      const isAnswered = (): true | undefined => this.interaction.answeredAt !== null || undefined;
      await this.#until(isAnswered, Math.min(left, settling), '').catch(() => undefined);
    }
    return this.answer();
  }

  /** The follow-up of this number, from 1. */
  followUp(number = 1, milliseconds = patience): Promise<Message> {
    const missed = `has no follow-up ${String(number)}`;
    return this.#until(() => this.interaction.followUps[number - 1], milliseconds, missed);
  }

  /** Resolves once this holds of the interaction; asked for after everything that is done about it. */
  until(holds: (interaction: Interaction) => boolean, milliseconds = patience): Promise<true> {
    return this.#until(() => holds(this.interaction) || undefined, milliseconds, 'did not become as expected');
  }

  /** The answer as it stands now. */
  answer(): Answer {
    const { acknowledgement, original, target, followUps, modal, choices, answeredAt, sentAt } = this.interaction;
    const after = acknowledgement?.after ?? Number.POSITIVE_INFINITY;
    const isUpdate = original !== null && original === target;
    const kind =
      modal !== null
        ? 'modal'
        : choices !== null
          ? 'choices'
          : answeredAt === null
            ? 'nothing'
            : isUpdate
              ? 'update'
              : 'message';
    return {
      kind,
      acknowledgedAfter: after,
      finalAfter: answeredAt === null ? after : answeredAt - sentAt,
      ephemeral: original !== null && original.visibleTo !== null,
      message: original,
      text: original === null ? '' : shownText(original),
      followUps,
      modal,
      choices,
    };
  }

  #isComplete(): boolean {
    const { original } = this.interaction;
    return original !== null && (!isLoading(original) || original.deletedAt !== null);
  }

  #until<T>(value: () => T | undefined, milliseconds: number, what: string): Promise<T> {
    const { interaction } = this;
    return interaction.changed.until(value, milliseconds, () => {
      const refused = interaction.refusals.map(({ request, body }) => `${request}: ${JSON.stringify(body)}`);
      const delivery = this.wasDelivered ? '' : ' No session was there to get it.';
      const name = interaction.commandName ?? String(interaction.type);
      return [`Interaction ${interaction.id} (${name}) ${what}.${delivery}`, ...refused].join('\n');
    });
  }
}

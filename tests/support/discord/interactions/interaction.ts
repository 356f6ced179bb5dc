import type { Json, JsonObject } from '../json.js';
import type { Message } from '../messages/message.js';
import { Signal } from '../signal.js';

export const interactionType = { ping: 1, command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

export const callbackType = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

/** The initial response to an interaction. */
export interface Acknowledgement {
  readonly type: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds after the interaction was sent. */
  readonly after: number;
  readonly ephemeral: boolean;
}

/** A request about an interaction that was refused. */
export interface RefusedRequest {
  readonly at: number;
  readonly request: string;
  readonly status: number;
  readonly body: JsonObject;
}

/** An interaction and everything that the application answered to it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** One of `interactionType`. */
  readonly type: number;
  readonly payload: JsonObject;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly commandName: string | null;
  readonly commandType: number | null;
  readonly isOnlyUserInstall: boolean;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Message whose component was used. */
  readonly target: Message | null;
  acknowledgement: Acknowledgement | null;
  /** The message that answers it: one of its own, or the target after an update. */
  original: Message | null;
  readonly followUps: Message[];
  modal: JsonObject | null;
  choices: readonly Json[] | null;
  /** When the last message, edit or follow-up came; null before. */
  answeredAt: number | null;
  readonly refusals: RefusedRequest[];
  readonly changed: Signal;
}

export type NewInteraction = Pick<
  Interaction,
  | 'id'
  | 'token'
  | 'type'
  | 'payload'
  | 'userId'
  | 'channelId'
  | 'guildId'
  | 'commandName'
  | 'commandType'
  | 'isOnlyUserInstall'
  | 'sentAt'
  | 'target'
>;

export function newInteraction(given: NewInteraction): Interaction {
  return {
    ...given,
    acknowledgement: null,
    original: null,
    followUps: [],
    modal: null,
    choices: null,
    answeredAt: null,
    refusals: [],
    changed: new Signal(),
  };
}

/** Whether an interaction still waits for its answer. */
export function isOpen({ acknowledgement, answeredAt }: Interaction): boolean {
  return acknowledgement === null || answeredAt === null;
}

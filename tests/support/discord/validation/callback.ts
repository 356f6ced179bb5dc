import { callbackType, interactionType, type Interaction } from '../interactions/interaction.js';
import { messageFlag } from '../messages/message.js';
import type { Fields } from './fields.js';

const names: Readonly<Record<number, string>> = {
  [callbackType.pong]: 'PONG',
  [callbackType.message]: 'CHANNEL_MESSAGE_WITH_SOURCE',
  [callbackType.deferredMessage]: 'DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE',
  [callbackType.deferredUpdate]: 'DEFERRED_UPDATE_MESSAGE',
  [callbackType.update]: 'UPDATE_MESSAGE',
  [callbackType.choices]: 'APPLICATION_COMMAND_AUTOCOMPLETE_RESULT',
  [callbackType.modal]: 'MODAL',
};

const { message, deferredMessage, deferredUpdate, update, choices, modal, pong } = callbackType;

/** The responses that an interaction may have. */
function allowedFor({ type, target }: Interaction): readonly number[] {
  if (type === interactionType.command) return [message, deferredMessage, modal];
  if (type === interactionType.component) return [message, deferredMessage, deferredUpdate, update, modal];
  if (type === interactionType.autocomplete) return [choices];
  if (type === interactionType.ping) return [pong];
  const ofMessage = target === null ? [] : [deferredUpdate, update];
  return [message, deferredMessage, ...ofMessage];
}

/** The type of a response, where the interaction may have it. */
export function checkCallbackType(body: Fields, interaction: Interaction): number | undefined {
  const type = body.object['type'];
  const allowed = allowedFor(interaction);
  const found = allowed.find((each) => each === type);
  if (type === undefined) body.wrong('type', 'BASE_TYPE_REQUIRED', 'This field is required');
  else if (found === undefined) {
    const list = allowed.map((each) => `<InteractionCallbackTypes.${names[each] ?? ''}: ${String(each)}>`).join(', ');
    body.wrong('type', 'BASE_TYPE_CHOICES', `Value must be one of {${list}}.`);
  }
  return found;
}

/** A deferred message: it can be ephemeral, and nothing else about it can be said yet. */
export function checkDeferral(data: Fields | undefined): number {
  const flags = data?.integer('flags', { least: 0, most: 2 ** 31 - 1 }) ?? 0;
  if ((flags & ~messageFlag.ephemeral) !== 0) {
    const text = `Value must be one of {0, ${String(messageFlag.ephemeral)}}.`;
    data?.wrong('flags', 'BASE_TYPE_CHOICES', text);
  }
  return flags;
}

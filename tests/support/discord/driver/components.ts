import { ComponentType } from 'discord.js';
import { interactionType } from '../interactions/interaction.js';
import { isObject, numberOf, objectsOf, textOf, type JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import type { Message } from '../messages/message.js';
import { messagePayload } from '../messages/payload.js';
import { componentOf } from '../messages/reading.js';
import { selectTypes } from '../validation/selects.js';
import type { InteractionHandle } from './handle.js';
import { Resolving } from './options.js';
import { commonPayload, ownersOf, placeOfMessage, type Place, type Sender } from './sender.js';
import { send } from './send.js';

/** Who uses a component: whoever caused the message, unless told otherwise. */
export type ComponentUser = Pick<Sender, 'user' | 'locale' | 'userInstall'>;

function placeFor(loopback: Loopback, message: Message, by: ComponentUser): Place {
  const { origin, visibleTo } = message;
  const user = by.user ?? origin?.userId;
  const place = placeOfMessage(loopback, message, {
    ...by,
    ...(user === undefined ? {} : { user }),
    userInstall: by.userInstall ?? origin?.isUserInstall ?? false,
  });
  if (visibleTo !== null && visibleTo !== place.user.id) {
    throw new Error(`${place.user.username} does not see this message.`);
  }
  if (loopback.messages.find(message.id) === undefined) throw new Error('The message has been deleted.');
  return place;
}

function usable(message: Message, name: string, types: readonly number[]): JsonObject {
  const component = componentOf(message.body.components, name);
  if (component === undefined || !types.includes(numberOf(component['type']))) {
    throw new Error(`The message has no such component: ${name}.`);
  }
  if (component['disabled'] === true) throw new Error(`${name} is disabled.`);
  return component;
}

function sendComponent(loopback: Loopback, place: Place, message: Message, data: JsonObject): InteractionHandle {
  // A message of a user install stays that install's, whoever uses its components.
  const { origin } = message;
  const owners = origin?.isUserInstall === true ? { '1': origin.userId } : ownersOf(place);
  const payload = {
    ...commonPayload(loopback, place),
    type: interactionType.component,
    authorizing_integration_owners: owners,
    message: messagePayload(message, loopback.messages.payloads),
    data,
  };
  return send(loopback, {
    type: interactionType.component,
    payload,
    userId: place.user.id,
    channelId: place.channel.id,
    guildId: place.guild?.id ?? null,
    commandName: null,
    commandType: null,
    isOnlyUserInstall: owners['0'] === undefined,
    target: message,
  });
}

/** Presses a button, named by its custom id or label. */
export function press(loopback: Loopback, message: Message, name: string, by: ComponentUser): InteractionHandle {
  const place = placeFor(loopback, message, by);
  const button = usable(message, name, [ComponentType.Button]);
  const data = {
    custom_id: textOf(button['custom_id']),
    component_type: ComponentType.Button,
    id: numberOf(button['id']),
  };
  return sendComponent(loopback, place, message, data);
}

/** Values of a select as Discord sends them; throws where they are none of it. */
export function selectedValues(select: JsonObject, values: readonly string[], resolving: Resolving): readonly string[] {
  const name = textOf(select['custom_id']);
  const [least, most] = [Number(select['min_values'] ?? 1), Number(select['max_values'] ?? 1)];
  if (values.length < least || values.length > most) {
    throw new Error(`${name} takes ${String(least)} to ${String(most)} values.`);
  }
  const type: ComponentType = numberOf(select['type']);
  switch (type) {
    case ComponentType.UserSelect:
    case ComponentType.MentionableSelect:
      return values.map((value) => resolving.user(value));
    case ComponentType.RoleSelect:
      return values.map((value) => resolving.role(value));
    case ComponentType.ChannelSelect:
      return values.map((value) => resolving.channel(value));
    default:
      return values.map((value) => optionValue(select, value));
  }
}

/** Value of an option, named by value or label. */
function optionValue(select: JsonObject, value: string): string {
  const options = objectsOf(select['options']);
  const option = options.find((each) => each['value'] === value) ?? options.find(({ label }) => label === value);
  if (!isObject(option)) throw new Error(`${textOf(select['custom_id'])} has no option ${value}.`);
  return textOf(option['value']);
}

/** Chooses in a select, named by its custom id; options by value or label. */
export function select(
  loopback: Loopback,
  message: Message,
  name: string,
  chosen: readonly string[],
  by: ComponentUser,
): InteractionHandle {
  const place = placeFor(loopback, message, by);
  const component = usable(message, name, selectTypes);
  const resolving = new Resolving(loopback, place);
  const values = selectedValues(component, chosen, resolving);
  const { resolved } = resolving;
  const data = {
    custom_id: textOf(component['custom_id']),
    component_type: numberOf(component['type']),
    id: numberOf(component['id']),
    values,
    ...(Object.keys(resolved).length === 0 ? {} : { resolved }),
  };
  return sendComponent(loopback, place, message, data);
}

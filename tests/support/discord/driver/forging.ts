import { interactionType } from '../interactions/interaction.js';
import { isObject, numberOf, textOf, type JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import type { InteractionHandle } from './handle.js';
import { commonPayload, ownersOf, placeOf, type Sender } from './sender.js';
import { send } from './send.js';

/**
 * Sends an interaction that no client of Discord would send: a well-formed one of this sender with these members put
 * over it, whatever they are.
 */
export function forge(loopback: Loopback, members: JsonObject, sender: Sender): InteractionHandle {
  const place = placeOf(loopback, sender);
  const type = numberOf(members['type']) || interactionType.command;
  const owners = ownersOf(place);
  const data = isObject(members['data']) ? members['data'] : {};
  const message = isObject(members['message']) ? textOf(members['message']['id']) : '';
  return send(loopback, {
    type,
    payload: { ...commonPayload(loopback, place), type, authorizing_integration_owners: owners, ...members },
    userId: place.user.id,
    channelId: place.channel.id,
    guildId: place.guild?.id ?? null,
    commandName: textOf(data['name']) || null,
    commandType: type === interactionType.command ? numberOf(data['type']) : null,
    isOnlyUserInstall: owners['0'] === undefined,
    target: loopback.messages.find(message) ?? null,
  });
}

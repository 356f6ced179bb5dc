import { randomBytes } from 'node:crypto';
import { newInteraction, type Interaction, type NewInteraction } from '../interactions/interaction.js';
import { textOf, type JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { InteractionHandle } from './handle.js';

export type Sent = Omit<NewInteraction, 'id' | 'token' | 'sentAt'>;

/** Sends an interaction to the application and keeps it, so that it can be answered. */
export function send(loopback: Loopback, sent: Sent): InteractionHandle {
  const { clock, interactions, tokens, gateway } = loopback;
  const id = textOf(sent.payload['id']) || loopback.id();
  const secret = randomBytes(64).toString('base64url');
  const token = textOf(sent.payload['token']) || Buffer.from(`interaction:${id}:${secret}`).toString('base64url');
  const payload: JsonObject = { ...sent.payload, id, token };
  const interaction: Interaction = newInteraction({ ...sent, payload, id, token, sentAt: clock.now() });
  interactions.set(id, interaction);
  tokens.set(token, interaction);
  loopback.note('interaction', { interaction: id, type: sent.type, user: sent.userId, command: sent.commandName });
  const reached = gateway.dispatch('INTERACTION_CREATE', { intents: null, guildId: sent.guildId }, () => payload);
  return new InteractionHandle(loopback, interaction, reached > 0);
}

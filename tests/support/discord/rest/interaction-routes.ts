import { callbackType, interactionType, type Interaction } from '../interactions/interaction.js';
import { isList, isObject, objectsOf, type JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { isLoading, messageFlag, type Message, type MessageBody } from '../messages/message.js';
import { draftMessage, type DraftRules } from '../messages/draft.js';
import { isEphemeral, messagePayload } from '../messages/payload.js';
import { Issues, Refusal, refusals } from '../refusal.js';
import { checkCallbackType, checkDeferral } from '../validation/callback.js';
import { checkAutocompleteChoices } from '../validation/choices.js';
import { Fields } from '../validation/fields.js';
import { checkModal } from '../validation/modal.js';
import { keepFile } from './files.js';
import { noContent, objectBody, ok, type ApiReply, type ApiRequest } from './request.js';
import { on, type Route } from './route.js';

const settable =
  messageFlag.ephemeral | messageFlag.suppressEmbeds | messageFlag.suppressNotifications | messageFlag.componentsV2;

/** Rules for a message that answers an interaction, which stands at this place in the request. */
export function answerRules(loopback: Loopback, { files }: ApiRequest, path: readonly string[]): DraftRules {
  return { path, settable, files, keepFile: (file, description) => keepFile(loopback, file, description) };
}

/** Makes a message that answers an interaction. */
export function createAnswer(
  loopback: Loopback,
  interaction: Interaction,
  body: MessageBody,
  asked: JsonObject,
): Message {
  const channel = loopback.world.channels.get(interaction.channelId);
  if (channel === undefined) throw refusals.unknownChannel();
  return loopback.messages.create({
    channel,
    authorId: loopback.world.bot.id,
    body,
    allowedMentions: asked['allowed_mentions'],
    origin: {
      interactionId: interaction.id,
      interactionType: interaction.type,
      commandName: interaction.commandName,
      commandType: interaction.commandType,
      userId: interaction.userId,
      interactedId: interaction.type === interactionType.component ? (interaction.target?.id ?? null) : null,
      originalId: interaction.original?.id ?? null,
      isUserInstall: interaction.isOnlyUserInstall,
    },
    ...((body.flags & messageFlag.ephemeral) === 0 ? {} : { visibleTo: interaction.userId }),
  });
}

/** Type of the option that is being typed. */
function focusedType(options: readonly JsonObject[]): number {
  for (const option of options) {
    if (option['focused'] === true) return Number(option['type']);
    const nested = focusedType(objectsOf(option['options']));
    if (nested !== 0) return nested;
  }
  return 0;
}

const needsData: readonly number[] = [callbackType.message, callbackType.choices, callbackType.modal];

/** Checks a response and carries it out. */
function respond(loopback: Loopback, request: ApiRequest, interaction: Interaction): number {
  const body = objectBody(request);
  const issues = new Issues();
  const fields = new Fields(body, [], issues);
  const type = checkCallbackType(fields, interaction);
  issues.refuse();
  const data = fields.child('data', needsData.includes(type ?? 0));
  issues.refuse();
  const given = isObject(body['data']) ? body['data'] : {};
  const rules = answerRules(loopback, request, ['data']);
  switch (type) {
    case callbackType.message:
      interaction.original = createAnswer(loopback, interaction, draftMessage(given, null, rules), given);
      break;
    case callbackType.deferredMessage: {
      const flags = checkDeferral(data) | messageFlag.loading;
      issues.refuse();
      const empty = { content: '', embeds: [], components: [], attachments: [], flags };
      interaction.original = createAnswer(loopback, interaction, empty, {});
      break;
    }
    case callbackType.update:
    case callbackType.deferredUpdate: {
      const { target } = interaction;
      if (type === callbackType.update && target !== null) {
        loopback.messages.edit(target, draftMessage(given, target.body, rules), given['allowed_mentions']);
      }
      interaction.original = target;
      break;
    }
    case callbackType.choices: {
      const options = isObject(interaction.payload['data']) ? interaction.payload['data']['options'] : [];
      checkAutocompleteChoices(new Fields(given, ['data'], issues), focusedType(objectsOf(options)));
      issues.refuse();
      interaction.choices = isList(given['choices']) ? given['choices'] : [];
      break;
    }
    case callbackType.modal:
      checkModal(new Fields(given, ['data'], issues));
      issues.refuse();
      interaction.modal = given;
      break;
    case undefined:
  }
  return type ?? 0;
}

function acknowledge(loopback: Loopback, request: ApiRequest, interaction: Interaction): ApiReply {
  const now = loopback.clock.now();
  const after = now - interaction.sentAt;
  if (after > loopback.tokenLife) throw refusals.unknownInteraction();
  if (interaction.acknowledgement !== null) throw refusals.alreadyAcknowledged();
  if (after > loopback.acknowledgeWithin) throw refusals.unknownInteraction();
  const type = respond(loopback, request, interaction);
  const { original } = interaction;
  const ephemeral = original !== null && isEphemeral(original);
  interaction.acknowledgement = { type, at: now, after, ephemeral };
  if (type !== callbackType.deferredMessage && type !== callbackType.deferredUpdate) interaction.answeredAt = now;
  loopback.note('acknowledged', { interaction: interaction.id, type, after });
  return request.query.get('with_response') === 'true' ? ok(callbackResource(loopback, interaction, type)) : noContent;
}

function callbackResource(loopback: Loopback, { id, type, original }: Interaction, callback: number): JsonObject {
  const message = original === null ? undefined : messagePayload(original, loopback.messages.payloads);
  return {
    interaction: {
      id,
      type,
      ...(original === null
        ? {}
        : {
            response_message_id: original.id,
            response_message_loading: isLoading(original),
            response_message_ephemeral: isEphemeral(original),
          }),
    },
    resource: { type: callback, ...(message === undefined ? {} : { message }) },
  };
}

/** Does what a request asks about an interaction, and keeps the refusal with it where it is refused. */
export function about<T>(loopback: Loopback, request: ApiRequest, interaction: Interaction, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) {
      const asked = `${request.method} ${request.path}`;
      interaction.refusals.push({ at: loopback.clock.now(), request: asked, status: error.status, body: error.body() });
    }
    throw error;
  } finally {
    interaction.changed.notify();
  }
}

export const interactionRoutes: readonly Route[] = [
  on(
    'POST',
    '/interactions/:id/:token/callback',
    (loopback, request, id = '', token = '') => {
      const interaction = loopback.interactions.get(id);
      if (interaction?.token !== token) throw refusals.unknownInteraction();
      return about(loopback, request, interaction, () => acknowledge(loopback, request, interaction));
    },
    { isOpen: true },
  ),
];

import type { Interaction } from '../interactions/interaction.js';
import type { JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { draftMessage } from '../messages/draft.js';
import { isLoading, type Message } from '../messages/message.js';
import { messagePayload } from '../messages/payload.js';
import { refusals } from '../refusal.js';
import { about, answerRules, createAnswer } from './interaction-routes.js';
import { noContent, objectBody, ok, type ApiReply, type ApiRequest } from './request.js';
import { on, type Handler, type Route } from './route.js';

/** Follow-ups of an interaction where the application is only installed by the user. */
const mostFollowUps = 5;

type InteractionHandler = (
  loopback: Loopback,
  request: ApiRequest,
  interaction: Interaction,
  messageId: string,
) => ApiReply;

/** A route about an interaction's messages, for as long as its token lives. */
function tokenRoute(method: string, rest: string, handler: InteractionHandler): Route {
  const open: Handler = (loopback, request, application = '', token = '', messageId = '') => {
    if (application !== loopback.applicationId) throw refusals.unknownWebhook();
    const interaction = loopback.tokens.get(token);
    if (interaction === undefined) throw refusals.invalidWebhookToken();
    return about(loopback, request, interaction, () => {
      if (loopback.clock.now() - interaction.sentAt > loopback.tokenLife) throw refusals.invalidWebhookToken();
      if (interaction.acknowledgement === null || interaction.choices !== null) throw refusals.unknownWebhook();
      return handler(loopback, request, interaction, messageId);
    });
  };
  return on(method, `/webhooks/:application/:token${rest}`, open, { isOpen: true });
}

/** A message of an interaction by its id or as `@original`; throws 10008. */
function messageOf({ messages }: Loopback, { original, followUps }: Interaction, id: string): Message {
  const known = id === '@original' ? original : [original, ...followUps].find((message) => message?.id === id);
  if (known === null || known === undefined || messages.find(known.id) === undefined) throw refusals.unknownMessage();
  return known;
}

const shown = (loopback: Loopback, message: Message): JsonObject => messagePayload(message, loopback.messages.payloads);

function edit(loopback: Loopback, request: ApiRequest, interaction: Interaction, message: Message): ApiReply {
  const body = objectBody(request);
  const drafted = draftMessage(body, message.body, answerRules(loopback, request, []));
  loopback.messages.edit(message, drafted, body['allowed_mentions']);
  interaction.answeredAt = loopback.clock.now();
  return ok(shown(loopback, message));
}

function followUp(loopback: Loopback, request: ApiRequest, interaction: Interaction): ApiReply {
  const { original } = interaction;
  // The first follow-up takes the place of a deferred answer.
  if (original !== null && original.deletedAt === null && isLoading(original)) {
    return edit(loopback, request, interaction, original);
  }
  if (interaction.isOnlyUserInstall && interaction.followUps.length >= mostFollowUps) {
    throw refusals.tooManyFollowUps();
  }
  const body = objectBody(request);
  const drafted = draftMessage(body, null, answerRules(loopback, request, []));
  const message = createAnswer(loopback, interaction, drafted, body);
  interaction.followUps.push(message);
  interaction.answeredAt = loopback.clock.now();
  return ok(shown(loopback, message));
}

/** What an application does with an interaction's token after its first response. */
export const webhookRoutes: readonly Route[] = [
  tokenRoute('POST', '', followUp),
  tokenRoute('GET', '/messages/:message', (loopback, _request, interaction, id) =>
    ok(shown(loopback, messageOf(loopback, interaction, id))),
  ),
  tokenRoute('PATCH', '/messages/:message', (loopback, request, interaction, id) =>
    edit(loopback, request, interaction, messageOf(loopback, interaction, id)),
  ),
  tokenRoute('DELETE', '/messages/:message', (loopback, _request, interaction, id) => {
    loopback.messages.delete(messageOf(loopback, interaction, id));
    return noContent;
  }),
];

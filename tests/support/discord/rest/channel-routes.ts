import { PermissionFlagsBits } from 'discord.js';
import type { JsonObject } from '../json.js';
import type { Loopback } from '../loopback.js';
import { draftMessage, type DraftRules } from '../messages/draft.js';
import { messageFlag } from '../messages/message.js';
import { messagePayload } from '../messages/payload.js';
import { Issues, refusals } from '../refusal.js';
import { Fields } from '../validation/fields.js';
import type { WorldChannel } from '../world/world.js';
import { channelSeen, channelWritable, demand, messageIn } from './access.js';
import { keepFile } from './files.js';
import { noContent, objectBody, ok, type ApiRequest } from './request.js';
import { on, type Route } from './route.js';

const settable = messageFlag.suppressEmbeds | messageFlag.suppressNotifications | messageFlag.componentsV2;

function rules(loopback: Loopback, { files }: ApiRequest): DraftRules {
  return { path: [], settable, files, keepFile: (file, description) => keepFile(loopback, file, description) };
}

/** The message that a new one answers; null where it answers none, or one that is gone and need not be there. */
function answered(loopback: Loopback, channel: WorldChannel, body: JsonObject): string | null {
  const issues = new Issues();
  const reference = new Fields(body, [], issues).child('message_reference');
  if (reference === undefined) return null;
  const id = reference.text('message_id', { least: 1, most: 20, required: true });
  const elsewhere = reference.text('channel_id', { most: 20 });
  reference.choice('type', [0, 1]);
  issues.refuse();
  demandHistory(loopback, channel);
  const message = loopback.messages.find(id ?? '');
  const isHere = message?.channelId === channel.id && message.visibleTo === null;
  if (isHere && (elsewhere === undefined || elsewhere === channel.id)) return message.id;
  if (reference.object['fail_if_not_exists'] === false) return null;
  const code = isHere ? 'REPLIES_CANNOT_REPLY_TO_MESSAGE_IN_OTHER_CHANNEL' : 'REPLIES_UNKNOWN_MESSAGE';
  issues.add(['message_reference'], code, isHere ? 'Message reference is in another channel' : 'Unknown message');
  issues.refuse();
  return null;
}

function demandHistory(loopback: Loopback, channel: WorldChannel): void {
  try {
    demand(loopback, channel, PermissionFlagsBits.ReadMessageHistory);
  } catch {
    throw refusals.cannotReplyWithoutHistory();
  }
}

function create(loopback: Loopback, request: ApiRequest, channelId: string): JsonObject {
  const channel = channelWritable(loopback, channelId);
  const body = objectBody(request);
  const replyTo = answered(loopback, channel, body);
  if (request.files.length > 0) demand(loopback, channel, PermissionFlagsBits.AttachFiles);
  const drafted = draftMessage(body, null, rules(loopback, request));
  const message = loopback.messages.create({
    channel,
    authorId: loopback.world.bot.id,
    body: drafted,
    allowedMentions: body['allowed_mentions'],
    ...(replyTo === null ? {} : { replyTo }),
  });
  return messagePayload(message, loopback.messages.payloads);
}

function edit(loopback: Loopback, request: ApiRequest, channelId: string, messageId: string): JsonObject {
  const message = messageIn(loopback, channelSeen(loopback, channelId), messageId);
  if (message.authorId !== loopback.world.bot.id) throw refusals.othersMessage();
  const body = objectBody(request);
  const drafted = draftMessage(body, message.body, rules(loopback, request));
  loopback.messages.edit(message, drafted, body['allowed_mentions']);
  return messagePayload(message, loopback.messages.payloads);
}

function listed(loopback: Loopback, { query }: ApiRequest, channelId: string): JsonObject[] {
  const channel = channelSeen(loopback, channelId);
  demand(loopback, channel, PermissionFlagsBits.ReadMessageHistory);
  const limit = Math.min(Number(query.get('limit') ?? 50), 100);
  const before = BigInt(query.get('before') ?? '18446744073709551615');
  const seen = loopback.messages
    .inChannel(channelId)
    .filter(({ id, deletedAt, visibleTo }) => deletedAt === null && visibleTo === null && BigInt(id) < before);
  return seen
    .slice(-limit)
    .reverse()
    .map((message) => messagePayload(message, loopback.messages.payloads));
}

const react = (loopback: Loopback, channelId: string, messageId: string): void => {
  const channel = channelSeen(loopback, channelId);
  messageIn(loopback, channel, messageId);
  demand(loopback, channel, PermissionFlagsBits.AddReactions | PermissionFlagsBits.ReadMessageHistory);
  loopback.note('reaction', { channel: channelId, message: messageId });
};

const one = '/channels/:channel/messages/:message';

/** Messages, typing and reactions in channels. */
export const channelRoutes: readonly Route[] = [
  on('POST', '/channels/:channel/messages', (loopback, request, channel = '') =>
    ok(create(loopback, request, channel)),
  ),
  on('GET', '/channels/:channel/messages', (loopback, request, channel = '') => ok(listed(loopback, request, channel))),
  on('GET', one, (loopback, _request, channelId = '', messageId = '') => {
    const channel = channelSeen(loopback, channelId);
    demand(loopback, channel, PermissionFlagsBits.ReadMessageHistory);
    return ok(messagePayload(messageIn(loopback, channel, messageId), loopback.messages.payloads));
  }),
  on('PATCH', one, (loopback, request, channel = '', message = '') => ok(edit(loopback, request, channel, message))),
  on('DELETE', one, (loopback, _request, channelId = '', messageId = '') => {
    const channel = channelSeen(loopback, channelId);
    const message = messageIn(loopback, channel, messageId);
    if (message.authorId !== loopback.world.bot.id) demand(loopback, channel, PermissionFlagsBits.ManageMessages);
    loopback.messages.delete(message);
    return noContent;
  }),
  on('POST', '/channels/:channel/typing', (loopback, _request, channelId = '') => {
    channelWritable(loopback, channelId);
    loopback.typing.push({ at: loopback.clock.now(), channelId });
    loopback.note('typing', { channel: channelId });
    loopback.changed.notify();
    return noContent;
  }),
  on('PUT', `${one}/reactions/:emoji/@me`, (loopback, _request, channel = '', message = '') => {
    react(loopback, channel, message);
    return noContent;
  }),
];

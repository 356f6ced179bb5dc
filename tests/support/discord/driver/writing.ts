import type { Loopback } from '../loopback.js';
import type { Message } from '../messages/message.js';
import { keepFile } from '../rest/files.js';
import type { GivenFile } from './options.js';
import { placeOf, placeOfMessage, type Sender } from './sender.js';

export interface Written extends Sender {
  /** Puts a mention of the bot before the text. */
  readonly mention?: boolean;
  readonly replyTo?: Message;
  /** Whether a reply notifies the author of the message it answers; so it is in Discord unless switched off. */
  readonly pingReply?: boolean;
  readonly attachments?: readonly GivenFile[];
}

const patience = 10_000;

/** A message that a member wrote, and what the bot writes in answer. */
export class WrittenHandle {
  readonly loopback: Loopback;
  readonly message: Message;

  constructor(loopback: Loopback, message: Message) {
    this.loopback = loopback;
    this.message = message;
  }

  /** The bot's messages in the channel since, those that answer others left out. */
  replies(): Message[] {
    const { world, messages } = this.loopback;
    const { message } = this;
    const all = messages.inChannel(message.channelId);
    const before = all.findLastIndex(({ id }) => id === message.id);
    return all
      .slice(before + 1)
      .filter(
        ({ authorId, replyTo, origin }) =>
          authorId === world.bot.id && origin === null && (replyTo === message.id || replyTo === null),
      );
  }

  /** The bot's first answer. */
  reply(milliseconds = patience): Promise<Message> {
    const missed = (): string => `Nobody answered message ${this.message.id}: ${this.message.body.content}`;
    const { messages } = this.loopback;
    return messages.changesIn(this.message.channelId).until(() => this.replies()[0], milliseconds, missed);
  }
}

/** Writes a message as a member. */
export function write(loopback: Loopback, text: string, written: Written): WrittenHandle {
  const { replyTo } = written;
  const place = replyTo === undefined ? placeOf(loopback, written) : placeOfMessage(loopback, replyTo, written);
  const content = written.mention === true ? `<@${loopback.world.bot.id}> ${text}` : text;
  const attachments = (written.attachments ?? []).map(({ filename, contentType, bytes }) =>
    keepFile(loopback, { index: 0, filename, contentType: contentType ?? 'application/octet-stream', bytes }),
  );
  const message = loopback.messages.create({
    channel: place.channel,
    authorId: place.user.id,
    body: { content, embeds: [], components: [], attachments, flags: 0 },
    ...(replyTo === undefined ? {} : { replyTo: replyTo.id }),
    ...(written.pingReply === false ? { allowedMentions: { parse: ['users', 'roles', 'everyone'] } } : {}),
  });
  return new WrittenHandle(loopback, message);
}

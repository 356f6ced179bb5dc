import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Clock } from '../clock.js';
import { Recent, RecentMap } from '../recent.js';
import type { Gateway } from '../gateway/gateway.js';
import { intent } from '../gateway/intents.js';
import type { GatewaySession } from '../gateway/session.js';
import type { Json, JsonObject } from '../json.js';
import { Signal } from '../signal.js';
import { permissionsOf } from '../world/permissions.js';
import type { World, WorldChannel } from '../world/world.js';
import { isLoading, nobody, type Message, type MessageBody, type MessageOrigin } from './message.js';
import { isEphemeral, messageEventPayload, withoutContent, type PayloadContext } from './payload.js';
import { namedIn, pingsOf } from './pings.js';
import { previewedAddresses } from './previews.js';
import { shownText } from './reading.js';

export interface MessageStoreOptions {
  readonly clock: Clock;
  readonly id: () => string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly applicationId: string;
  readonly changed: Signal;
  readonly note: (what: string, detail: JsonObject) => void;
  /** Messages kept in all; every one without it. */
  readonly most: number | undefined;
}

export interface NewMessage {
  readonly channel: WorldChannel;
  readonly authorId: string;
  readonly body: MessageBody;
  readonly allowedMentions?: Json | undefined;
  readonly origin?: MessageOrigin;
  readonly visibleTo?: string;
  readonly replyTo?: string;
}

/** Every message of the loopback, and the events about them. */
export class MessageStore {
  readonly #messages: RecentMap<string, Message>;
  readonly #channels = new Map<string, Recent<Message>>();
  readonly #channelSignals = new Map<string, Signal>();
  readonly payloads: PayloadContext;

  readonly options: MessageStoreOptions;

  constructor(options: MessageStoreOptions) {
    this.options = options;
    this.#messages = new RecentMap(options.most);
    this.payloads = {
      world: options.world,
      applicationId: options.applicationId,
      find: (id) => this.#messages.get(id),
    };
  }

  /** A message that is there, deleted ones excepted. */
  find(id: string): Message | undefined {
    const message = this.#messages.get(id);
    return message?.deletedAt === null ? message : undefined;
  }

  /** A channel's messages, oldest first, deleted ones included. */
  inChannel(channelId: string): readonly Message[] {
    return this.#channels.get(channelId)?.all ?? [];
  }

  /** Notified of what happens to a channel's messages. */
  changesIn(channelId: string): Signal {
    const signal = this.#channelSignals.get(channelId) ?? new Signal();
    this.#channelSignals.set(channelId, signal);
    return signal;
  }

  #changed(message: Message): void {
    this.options.changed.notify();
    this.#channelSignals.get(message.channelId)?.notify();
  }

  get total(): number {
    return this.#messages.total;
  }

  create(made: NewMessage): Message {
    const { options } = this;
    const repliedTo = made.replyTo === undefined ? undefined : this.find(made.replyTo);
    const message: Message = {
      id: options.id(),
      channelId: made.channel.id,
      guildId: made.channel.guildId,
      authorId: made.authorId,
      origin: made.origin ?? null,
      visibleTo: made.visibleTo ?? null,
      replyTo: made.replyTo ?? null,
      createdAt: options.clock.now(),
      body: made.body,
      pings: nobody,
      named: nobody,
      wouldEmbed: previewedAddresses(made.body),
      editedAt: null,
      edits: [],
      deletedAt: null,
    };
    // An answer to an interaction is a webhook's message, and its author is not notified of replies to it.
    this.#notify(message, made.allowedMentions, repliedTo?.origin === null ? repliedTo.authorId : null);
    this.#messages.set(message.id, message);
    const channel = this.#channels.get(message.channelId) ?? new Recent<Message>(options.most);
    this.#channels.set(message.channelId, channel);
    channel.push(message);
    options.note('message', { message: message.id, channel: message.channelId, author: message.authorId });
    if (!isLoading(message)) this.#announce('MESSAGE_CREATE', message);
    this.#changed(message);
    return message;
  }

  /** Decides whom a message notifies; later edits notify nobody. */
  #notify(message: Message, allowed: Json | undefined, repliedTo: string | null): void {
    const { world } = this.options;
    const channel = world.channels.get(message.channelId);
    if (channel === undefined) return;
    const text = shownText(message);
    const { authorId } = message;
    message.named = namedIn(text);
    const context = { world, channel, authorId, allowed, isInteraction: message.origin !== null, repliedTo };
    message.pings = pingsOf(text, context);
  }

  edit(message: Message, body: MessageBody, allowedMentions?: Json): void {
    const { clock, note } = this.options;
    const wasLoading = isLoading(message);
    message.edits.push({ at: clock.now(), before: message.body });
    message.body = body;
    message.wouldEmbed = previewedAddresses(body);
    if (wasLoading) this.#notify(message, allowedMentions, null);
    else {
      message.named = namedIn(shownText(message));
      message.editedAt = clock.now();
    }
    note('edit', { message: message.id });
    this.#announce(wasLoading ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', message);
    this.#changed(message);
  }

  delete(message: Message): void {
    const { clock, note, gateway } = this.options;
    message.deletedAt = clock.now();
    note('delete', { message: message.id });
    const { id, channelId, guildId } = message;
    const data = { id, channel_id: channelId, ...(guildId === null ? {} : { guild_id: guildId }) };
    if (!isEphemeral(message)) gateway.dispatch('MESSAGE_DELETE', this.#audience(message), () => data);
    this.#changed(message);
  }

  #audience(message: Message): { intents: number; guildId: string | null } {
    const intents = message.guildId === null ? intent.DirectMessages : intent.GuildMessages;
    return { intents, guildId: message.guildId };
  }

  #announce(event: string, message: Message): void {
    if (isEphemeral(message) || !this.#isSeenByBot(message)) return;
    let full: JsonObject | undefined;
    this.options.gateway.dispatch(event, this.#audience(message), (session) => {
      full ??= messageEventPayload(message, this.payloads);
      return this.#mayRead(message, session) ? full : withoutContent(full);
    });
  }

  #isSeenByBot(message: Message): boolean {
    const { world } = this.options;
    const channel = world.channels.get(message.channelId);
    if (channel === undefined) return false;
    if (message.guildId === null) return channel.type === ChannelType.DM;
    const guild = world.guilds.get(message.guildId);
    return (
      guild?.hasBot === true && (permissionsOf(guild, world.bot.id, channel) & PermissionFlagsBits.ViewChannel) !== 0n
    );
  }

  /** Content comes with the intent, in direct messages, when the bot is mentioned, and in its own messages. */
  #mayRead(message: Message, session: GatewaySession): boolean {
    const { id } = this.options.world.bot;
    const concernsBot = message.guildId === null || message.authorId === id || message.pings.users.includes(id);
    return concernsBot || session.wants(intent.MessageContent);
  }
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startClock, type Clock } from './clock.js';
import { autocomplete, invoke, messageCommand, userCommand, type Typed } from './driver/commands.js';
import { press, select, type ComponentUser } from './driver/components.js';
import { forge } from './driver/forging.js';
import type { InteractionHandle } from './driver/handle.js';
import { submitModal, type ModalValues } from './driver/modals.js';
import type { OptionValues } from './driver/options.js';
import type { Sender } from './driver/sender.js';
import { write, type Written, type WrittenHandle } from './driver/writing.js';
import { Faults } from './faults.js';
import { Gateway } from './gateway/gateway.js';
import { isOpen, type Interaction } from './interactions/interaction.js';
import type { JsonObject } from './json.js';
import type { Loopback, RequestRecord, TimelineEntry, Typing } from './loopback.js';
import type { Attachment, Message } from './messages/message.js';
import { MessageStore } from './messages/store.js';
import { Recent, RecentMap } from './recent.js';
import { Registry, type Command } from './registry.js';
import { RateLimits } from './rest/rate-limits.js';
import { createApiServer } from './rest/server.js';
import { Signal } from './signal.js';
import { snowflakes } from './snowflake.js';
import { guildCreatePayload } from './world/payloads.js';
import { World, type GuildOptions, type WorldGuild } from './world/world.js';

export interface DiscordOptions {
  /** One guild with the channel `general` without them. */
  readonly guilds?: readonly GuildOptions[];
  readonly botName?: string;
  /** Ids of the bot and of its application, which new applications share. */
  readonly botId?: string;
  readonly applicationId?: string;
  readonly token?: string;
  /** Milliseconds between heartbeats that HELLO asks for. */
  readonly heartbeatInterval?: number;
  /** Privileged intents granted to the application (bits); none without them. */
  readonly grantedIntents?: number;
  /** IDENTIFYs of one day. */
  readonly identifyLimit?: number;
  /** Milliseconds between two IDENTIFYs of shards that share their turn; Discord asks for 5000. None unless said, so that tests need not wait. */
  readonly identifyInterval?: number;
  /** Shards that may identify at the same time. */
  readonly maxConcurrency?: number;
  /** Shards that are recommended to the bot; 1 unless said. */
  readonly recommendedShards?: number;
  readonly mostGuildsOfShard?: number;
  /** Milliseconds within which an interaction wants its first response. */
  readonly acknowledgeWithin?: number;
  /** Milliseconds that an interaction's token lives. */
  readonly tokenLife?: number;
  /** Whether requests are limited as Discord limits them; not without it, so that tests need not wait. */
  readonly rateLimits?: boolean;
  /** `last` keeps only the newest interactions, messages and requests, and counts the others: for load runs. */
  readonly keep?: 'all' | 'last';
}

/** What a load run keeps of each kind. */
const keptInLoadRuns = 4000;
/** Milliseconds after which a load run no longer keeps an interaction that nobody answers. */
const waitedFor = 120_000;

/** Starts a Discord of its own on a free port of this machine. */
export async function startDiscord(options: DiscordOptions = {}): Promise<LoopbackDiscord> {
  const clock = startClock();
  const id = snowflakes(clock);
  const most = options.keep === 'last' ? keptInLoadRuns : undefined;
  const world = new World(clock, options.botName ?? 'Isnad', options.botId);
  for (const guild of options.guilds ?? [{}]) world.addGuild(guild);
  const applicationId = options.applicationId ?? world.bot.id;
  const token = options.token ?? `${Buffer.from(world.bot.id).toString('base64url')}.Loopbk.${'x'.repeat(38)}`;
  const tokenLife = options.tokenLife ?? 15 * 60_000;
  const isNeeded = (interaction: Interaction): boolean =>
    isOpen(interaction) && clock.now() - interaction.sentAt < Math.min(tokenLife, waitedFor);
  const timeline = new Recent<TimelineEntry>(most);
  const note = (what: string, detail: JsonObject): void => timeline.push({ at: clock.now(), what, detail });
  const changed = new Signal();
  const gateway = new Gateway({
    token,
    applicationId,
    world,
    heartbeatInterval: options.heartbeatInterval ?? 41_250,
    grantedIntents: options.grantedIntents ?? 0,
    starts: {
      total: options.identifyLimit ?? 1000,
      maxConcurrency: options.maxConcurrency ?? 1,
      interval: options.identifyInterval ?? 0,
    },
    recommendedShards: options.recommendedShards ?? 1,
    mostGuildsOfShard: options.mostGuildsOfShard ?? 2500,
    note,
  });
  const loopback: Loopback = {
    applicationId,
    token,
    clock,
    id,
    world,
    gateway,
    messages: new MessageStore({ clock, id, world, gateway, applicationId, changed, note, most }),
    interactions: new RecentMap<string, Interaction>(most, isNeeded),
    tokens: new RecentMap<string, Interaction>(most, isNeeded),
    attachments: new RecentMap<string, Attachment>(most),
    registry: new Registry(applicationId, id, clock),
    faults: new Faults(),
    rateLimits: options.rateLimits === true ? new RateLimits(clock) : null,
    timeline,
    requests: new Recent<RequestRecord>(most),
    typing: new Recent<Typing>(most),
    changed,
    acknowledgeWithin: options.acknowledgeWithin ?? 3000,
    tokenLife,
    note,
    origin: '',
  };
  const server = createApiServer(loopback);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  loopback.origin = `http://127.0.0.1:${String(port)}`;
  gateway.attach(server, `ws://127.0.0.1:${String(port)}/`);
  const stop = async (): Promise<void> => {
    gateway.stop();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return new LoopbackDiscord(loopback, stop);
}

/** A running loopback: what to connect to, what it saw, and what its people do. */
export class LoopbackDiscord {
  readonly loopback: Loopback;
  readonly stop: () => Promise<void>;

  constructor(loopback: Loopback, stop: () => Promise<void>) {
    this.loopback = loopback;
    this.stop = stop;
  }

  /** For `rest.api` and `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `${this.loopback.origin}/api`;
  }

  get token(): string {
    return this.loopback.token;
  }

  get applicationId(): string {
    return this.loopback.applicationId;
  }

  get botId(): string {
    return this.loopback.world.bot.id;
  }

  get world(): World {
    return this.loopback.world;
  }

  get gateway(): Gateway {
    return this.loopback.gateway;
  }

  get faults(): Faults {
    return this.loopback.faults;
  }

  get clock(): Clock {
    return this.loopback.clock;
  }

  get timeline(): readonly TimelineEntry[] {
    return this.loopback.timeline.all;
  }

  get requests(): readonly RequestRecord[] {
    return this.loopback.requests.all;
  }

  get typing(): readonly Typing[] {
    return this.loopback.typing.all;
  }

  /** Interactions in the order in which they were sent. */
  get interactions(): readonly Interaction[] {
    return [...this.loopback.interactions.values()];
  }

  /** How much there was of each, also where only the newest are kept. */
  get counts(): { interactions: number; messages: number; requests: number } {
    const { interactions, messages, requests } = this.loopback;
    return { interactions: interactions.total, messages: messages.total, requests: requests.total };
  }

  /** Registered commands, global or of a guild. */
  commands(guildId: string | null = null): Command[] {
    return this.loopback.registry.commands(guildId);
  }

  /** A channel's messages, oldest first; the channel by id, or by name in the first guild. */
  messagesIn(channel?: string, guild?: string): readonly Message[] {
    const { world, messages } = this.loopback;
    const known = channel === undefined ? undefined : world.channels.get(channel);
    return messages.inChannel((known ?? world.channelIn(world.guild(guild), channel)).id);
  }

  /** Resolves with the first value that is not undefined, asked for after messages, edits, typing and commands. */
  until<T>(value: () => T | undefined, milliseconds = 10_000, missed = 'It did not happen'): Promise<T> {
    return this.loopback.changed.until(value, milliseconds, () => missed);
  }

  invoke(name: string, options: OptionValues = {}, sender: Sender = {}): InteractionHandle {
    return invoke(this.loopback, name, options, sender);
  }

  autocomplete(name: string, typed: Typed, sender: Sender = {}): InteractionHandle {
    return autocomplete(this.loopback, name, typed, sender);
  }

  /** An entry of a message's context menu. */
  contextMenu(name: string, message: Message, sender: Sender = {}): InteractionHandle {
    return messageCommand(this.loopback, name, message, sender);
  }

  /** An entry of a user's context menu. */
  userMenu(name: string, user: string, sender: Sender = {}): InteractionHandle {
    return userCommand(this.loopback, name, user, sender);
  }

  /** Presses a button, named by custom id or label. */
  press(message: Message, button: string, by: ComponentUser = {}): InteractionHandle {
    return press(this.loopback, message, button, by);
  }

  select(message: Message, customId: string, values: readonly string[], by: ComponentUser = {}): InteractionHandle {
    return select(this.loopback, message, customId, values, by);
  }

  submitModal(shown: InteractionHandle, values: ModalValues): InteractionHandle {
    return submitModal(this.loopback, shown, values);
  }

  /** Writes a message as a member. */
  write(text: string, written: Written = {}): WrittenHandle {
    return write(this.loopback, text, written);
  }

  /** Sends a forged interaction: these members over a well-formed one of the sender. */
  interactionRaw(members: JsonObject, sender: Sender = {}): InteractionHandle {
    return forge(this.loopback, members, sender);
  }

  /** The bot is taken into a new guild while it runs. */
  addGuild(options: GuildOptions = {}): WorldGuild {
    const guild = this.world.addGuild(options);
    const data = guildCreatePayload(this.world, guild);
    if (guild.hasBot) this.gateway.dispatch('GUILD_CREATE', { intents: 1, guildId: guild.id }, () => data);
    return guild;
  }

  /** The bot is removed from a guild. */
  removeBot(guild: string): void {
    const found = this.world.guild(guild);
    found.hasBot = false;
    const data = { id: found.id };
    this.gateway.dispatch('GUILD_DELETE', { intents: 1, guildId: found.id }, () => data);
  }
}

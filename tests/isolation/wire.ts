import { type APIMessageTopLevelComponent, type Client, Events } from 'discord.js';
import { createClient } from '../../src/discord/client.js';
import { handleInteraction } from '../../src/discord/events/interactions.js';
import { handleMessage } from '../../src/discord/events/messages.js';
import type { Log } from '../../src/discord/log.js';
import type { Services } from '../../src/discord/services.js';
import { app, bot, channelOf, guildPayload, longAgo, snowflake, userPayload } from './payloads.js';

/** Something that Discord tells the bot, as JSON. */
export type Payload = Readonly<Record<string, unknown>>;

/** What the bot sent because of one thing that it was told. */
export interface Sent {
  /** Bodies of requests, as they were sent. */
  readonly bodies: unknown[];
  /** Files by their names. */
  readonly files: { readonly name: string; readonly bytes: Buffer }[];
}

/** The only connection to the gateway, as far as the client knows it. */
const connection = { id: 0, checkReady: () => {} };

type MakeRequest = Client['rest']['options']['makeRequest'];

/**
 * The bot's own client of Discord and its handlers, with nothing between them and the test but what would go over the wire: packets in,
 * requests out. What is sent is known by the token of the interaction, or the message, that it answers.
 */
export class Wire {
  readonly #client: Client;
  readonly #sent = new Map<string, Sent>();
  readonly #messages = new Map<string, Payload>();
  #handled: Promise<void> = Promise.resolve();

  constructor(services: Services, log: Log, servers: readonly string[]) {
    const client = createClient('http://discord.invalid/api', log);
    this.#client = client;
    client.rest.setToken('nobody');
    client.ws.shards.set(connection.id, connection as never);
    Object.assign(client.rest.options, {
      globalRequestsPerSecond: Number.POSITIVE_INFINITY,
      makeRequest: this.#answer,
    });
    client.on(Events.InteractionCreate, (interaction) => {
      this.#handled = handleInteraction(interaction, services);
    });
    client.on(Events.MessageCreate, (message) => {
      this.#handled = handleMessage(message, services);
    });
    const guilds = servers.map((id) => ({ id, unavailable: true }));
    this.#dispatch('READY', { user: userPayload(bot), application: { id: app, flags: 0 }, guilds });
    for (const server of servers) this.join(server);
    client.ws['triggerClientReady']();
  }

  get client(): Client<true> {
    if (!this.#client.isReady()) throw new Error('The client is not ready.');
    return this.#client;
  }

  /** The bot is added to a server. */
  join(server: string): void {
    this.#dispatch('GUILD_CREATE', guildPayload(server));
  }

  /** The bot is removed from a server. */
  leave(server: string): void {
    this.#dispatch('GUILD_DELETE', { id: server });
  }

  /** Hands the bot an interaction. @returns what it sent, when it is done */
  async interact(payload: Payload): Promise<Sent> {
    return this.#told(String(payload['token']), 'INTERACTION_CREATE', payload);
  }

  /** Hands the bot a message. @param answered the message of the bot that it replies to */
  async write(payload: Payload, answered: Payload | null): Promise<Sent> {
    const answeredId = String(answered?.['id']);
    if (answered !== null) this.#messages.set(answeredId, answered);
    const sent = await this.#told(String(payload['id']), 'MESSAGE_CREATE', payload);
    this.#messages.delete(answeredId);
    return sent;
  }

  async close(): Promise<void> {
    await this.#client.destroy();
  }

  async #told(key: string, event: string, payload: Payload): Promise<Sent> {
    const sent: Sent = { bodies: [], files: [] };
    this.#sent.set(key, sent);
    this.#handled = Promise.resolve();
    // The client tells its listeners before it returns.
    this.#dispatch(event, payload);
    await this.#handled;
    this.#sent.delete(key);
    return sent;
  }

  #dispatch(event: string, payload: Payload): void {
    this.#client.ws['handlePacket']({ op: 0, s: 1, t: event, d: payload } as never, connection as never);
  }

  readonly #answer: MakeRequest = async (url, init) => {
    const { pathname } = new URL(url);
    const [, , , kind = '', , second = '', third = ''] = pathname.split('/');
    const { body, files } = await bodyOf(init.body);
    if (kind === 'interactions') this.#keep(second, body, files);
    if (kind === 'webhooks') this.#keep(second, body, files);
    if (kind === 'channels' && init.method === 'GET') return replied(this.#messages.get(third) ?? []);
    if (kind === 'channels' && second === 'messages') this.#keep(referenceOf(body), body, files);
    if (kind === 'applications') return replied([]);
    return replied(messagePayload([], channelOf(null)));
  };

  #keep(key: string, body: unknown, files: Sent['files']): void {
    const sent = this.#sent.get(key);
    if (sent === undefined) throw new Error('Something was sent that answers nothing.');
    sent.bodies.push(body);
    sent.files.push(...files);
  }
}

/** A message of the bot with these components. */
export function messagePayload(components: readonly APIMessageTopLevelComponent[], channel: string): Payload {
  return {
    ...{ id: snowflake(), channel_id: channel, type: 0, author: userPayload(bot), content: '', timestamp: longAgo },
    ...{ edited_timestamp: null, tts: false, pinned: false, attachments: [], embeds: [], mentions: [] },
    ...{ mention_roles: [], mention_everyone: false, flags: 32_768, components },
  };
}

async function bodyOf(body: unknown): Promise<{ body: unknown; files: Sent['files'] }> {
  if (typeof body === 'string') return { body: JSON.parse(body), files: [] };
  if (!(body instanceof FormData)) return { body: null, files: [] };
  const files: Sent['files'] = [];
  let json: unknown = null;
  for (const [name, part] of body) {
    if (typeof part === 'string') json = name === 'payload_json' ? JSON.parse(part) : json;
    else files.push({ name: part.name, bytes: Buffer.from(await part.arrayBuffer()) });
  }
  return { body: json, files };
}

/** Id of the message that a message answers. */
function referenceOf(body: unknown): string {
  const { message_reference: reference } = body as { message_reference?: { message_id?: string } };
  return reference?.message_id ?? '';
}

const replied = (body: unknown): Awaited<ReturnType<MakeRequest>> =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }) as never;

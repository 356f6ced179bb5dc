import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { JsonObject } from '../json.js';
import { Signal } from '../signal.js';
import { guildCreatePayload, userPayload } from '../world/payloads.js';
import type { World, WorldGuild } from '../world/world.js';
import { GatewayConnection, type GatewayHost } from './connection.js';
import { intent } from './intents.js';
import { SessionStarts, type SessionStartLimits } from './session-starts.js';
import { GatewaySession, type SessionConnection } from './session.js';

export interface GatewayOptions {
  readonly token: string;
  readonly applicationId: string;
  readonly world: World;
  /** Milliseconds that HELLO asks for. */
  readonly heartbeatInterval: number;
  /** Privileged intents that the application has been granted. */
  readonly grantedIntents: number;
  readonly starts: SessionStartLimits;
  /** Shards that GET /gateway/bot recommends. */
  readonly recommendedShards: number;
  /** Guilds that one shard may have at most; Discord lets it have 2500. */
  readonly mostGuildsOfShard: number;
  readonly note: (what: string, detail: JsonObject) => void;
}

/** Who gets an event. */
export interface Audience {
  /** Any of these intents; null where none is needed. */
  readonly intents: number | null;
  readonly guildId: string | null;
}

/** Discord's gateway: sessions, their connections, and what can go wrong with them. */
export class Gateway implements GatewayHost {
  readonly token: string;
  readonly heartbeatInterval: number;
  readonly grantedIntents: number;
  /** Notified when a session begins, resumes or ends. */
  readonly changed = new Signal();
  readonly sessions = new Map<string, GatewaySession>();
  readonly connections = new Set<GatewayConnection>();
  resumes = 0;
  readonly #starts: SessionStarts;
  #isTokenReset = false;
  #invalidNext = 0;
  #address = '';
  readonly #sockets = new WebSocketServer({ noServer: true });

  readonly options: GatewayOptions;

  constructor(options: GatewayOptions) {
    this.options = options;
    this.#starts = new SessionStarts(options.starts);
    ({ token: this.token, heartbeatInterval: this.heartbeatInterval, grantedIntents: this.grantedIntents } = options);
  }

  /** Takes the WebSockets of an HTTP server, whose address clients are given. */
  attach(server: Server, address: string): void {
    this.#address = address;
    server.on('upgrade', (request: IncomingMessage, socket, head: Buffer) => {
      const query = new URL(request.url ?? '/', address).searchParams;
      this.#sockets.handleUpgrade(request, socket, head, (opened) => {
        if (query.get('v') !== '10') return opened.close(4012, 'Invalid API version');
        if (query.get('encoding') !== 'json' || query.get('compress') !== null) return opened.close(4002, 'Encoding');
        const connection = new GatewayConnection(opened, this);
        this.connections.add(connection);
        opened.on('close', () => {
          this.connections.delete(connection);
          this.changed.notify();
        });
      });
    });
  }

  get address(): string {
    return this.#address;
  }

  /** The answer of GET /gateway/bot. */
  information(): JsonObject {
    const { recommendedShards } = this.options;
    return { url: this.address, shards: recommendedShards, session_start_limit: this.#starts.information() };
  }

  /** IDENTIFYs until now. */
  get identifies(): number {
    return this.#starts.count;
  }

  accepts(token: unknown): boolean {
    return token === this.token && !this.#isTokenReset;
  }

  /** Whether a session of this shard would have more guilds than one may have. */
  isTooLarge(shard: readonly [number, number]): boolean {
    return this.#guildsOf(new GatewaySession('', 0, shard)).length > this.options.mostGuildsOfShard;
  }

  identify(intents: number, shard: readonly [number, number], connection: SessionConnection): GatewaySession | null {
    const start = this.#starts.begin(shard[0]);
    if (start === 'used up') this.#resetToken();
    if (start !== 'begun') return null;
    if (this.#invalidNext > 0) {
      this.#invalidNext -= 1;
      return null;
    }
    const session = new GatewaySession(randomBytes(16).toString('hex'), intents, shard);
    session.connection = connection;
    this.sessions.set(session.id, session);
    for (const [id, old] of this.sessions) if (!old.isAlive) this.sessions.delete(id);
    this.#welcome(session);
    this.note('session begun', { session: session.id, intents, shard: [...session.shard] });
    this.changed.notify();
    return session;
  }

  /** Too many sessions in a day: Discord ends all of them and takes the token no more. */
  #resetToken(): void {
    this.#isTokenReset = true;
    this.disconnect(4004, 'Authentication failed.', { resumable: false });
  }

  #guildsOf(session: GatewaySession): WorldGuild[] {
    return [...this.options.world.guilds.values()].filter(({ id, hasBot }) => hasBot && session.serves(id));
  }

  #welcome(session: GatewaySession): void {
    const { world, applicationId } = this.options;
    const guilds = this.#guildsOf(session);
    session.dispatch('READY', {
      v: 10,
      user: { ...userPayload(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.address,
      application: { id: applicationId, flags: 0 },
      shard: [...session.shard],
    });
    if (!session.wants(intent.Guilds)) return;
    for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreatePayload(world, guild));
  }

  resume(id: string): GatewaySession | null {
    const session = this.sessions.get(id);
    return session?.isAlive === true ? session : null;
  }

  resumed(session: GatewaySession): void {
    this.resumes += 1;
    session.dispatch('RESUMED', {});
    this.note('session resumed', { session: session.id });
    this.changed.notify();
  }

  note(what: string, detail: JsonObject): void {
    this.options.note(what, detail);
  }

  /** Sends an event to every session that asked for it; `data` is only made where one did. Returns how many did. */
  dispatch(event: string, audience: Audience, data: (session: GatewaySession) => JsonObject): number {
    let reached = 0;
    for (const session of this.sessions.values()) {
      if (!session.isAlive || !session.wants(audience.intents) || !session.serves(audience.guildId)) continue;
      session.dispatch(event, data(session));
      reached += 1;
    }
    return reached;
  }

  /** Whether a client is connected and has begun a session. */
  get isConnected(): boolean {
    return [...this.sessions.values()].some(({ connection }) => connection !== null);
  }

  /** Shards that are connected and have begun a session, by number. */
  get connectedShards(): number[] {
    const connected = [...this.sessions.values()].filter(({ connection }) => connection !== null);
    return connected.map(({ shard: [id] }) => id).sort((a, b) => a - b);
  }

  /** Resolves once a client is connected and has its guilds. */
  connected(milliseconds = 10_000): Promise<true> {
    return this.changed.until(
      () => this.isConnected || undefined,
      milliseconds,
      () => 'No client connected',
    );
  }

  /** Resolves once so many resumes have happened. */
  resumedTimes(times: number, milliseconds = 15_000): Promise<true> {
    const missed = (): string => `Resumed ${String(this.resumes)} times instead of ${String(times)}`;
    return this.changed.until(() => this.resumes >= times || undefined, milliseconds, missed);
  }

  /** Closes every connection with this code; sessions stay resumable unless told otherwise. */
  disconnect(code: number, reason = '', { resumable = true } = {}): void {
    for (const session of this.sessions.values()) session.isAlive &&= resumable;
    for (const connection of this.connections) connection.close(code, reason);
  }

  /** Breaks every connection off without a close frame. */
  drop(): void {
    for (const connection of this.connections) connection.socket.terminate();
  }

  /** Asks clients to reconnect and resume (op 7). */
  askToReconnect(): void {
    for (const session of this.sessions.values()) session.control({ op: 7, d: null });
  }

  /** Tells clients that their session is invalid (op 9). */
  invalidate(resumable: boolean): void {
    for (const session of this.sessions.values()) {
      session.control({ op: 9, d: resumable });
      session.isAlive &&= resumable;
    }
  }

  /** Answers the next so many IDENTIFYs with an invalid session. */
  refuseIdentifies(times: number): void {
    this.#invalidNext = times;
  }

  /** Stops answering on the connections of now, heartbeats included: they look alive and are dead. */
  silence(): void {
    for (const connection of this.connections) connection.silent = true;
  }

  /** Sends these characters as they are, JSON or not. */
  sendRaw(text: string): void {
    for (const connection of this.connections) connection.send(text);
  }

  stop(): void {
    for (const connection of this.connections) connection.socket.terminate();
    this.#sockets.close();
  }
}

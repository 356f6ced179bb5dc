import type { WebSocket } from 'ws';
import { isList, isObject, type Json, type JsonObject } from '../json.js';
import { refusedIntents } from './intents.js';
import type { GatewaySession, SessionConnection } from './session.js';

/** What a connection needs of the gateway. */
export interface GatewayHost {
  accepts(token: unknown): boolean;
  isTooLarge(shard: readonly [number, number]): boolean;
  readonly heartbeatInterval: number;
  readonly grantedIntents: number;
  identify(intents: number, shard: readonly [number, number], connection: SessionConnection): GatewaySession | null;
  resume(id: string, connection: SessionConnection): GatewaySession | null;
  resumed(session: GatewaySession): void;
  note(what: string, detail: JsonObject): void;
}

const opcode = { heartbeat: 1, identify: 2, presence: 3, voice: 4, resume: 6, requestMembers: 8, soundboard: 31 };
const ignored: readonly number[] = [opcode.presence, opcode.voice, opcode.requestMembers, opcode.soundboard];
const rateWindow = 60_000;
const mostPayloads = 120;
const longestPayload = 4096;

/** One WebSocket of a client, from HELLO to its close. */
export class GatewayConnection implements SessionConnection {
  silent = false;
  #session: GatewaySession | null = null;
  #lastHeartbeat: number;
  readonly #received: number[] = [];
  readonly #watch: NodeJS.Timeout;

  readonly socket: WebSocket;
  readonly host: GatewayHost;

  constructor(socket: WebSocket, host: GatewayHost) {
    this.socket = socket;
    this.host = host;
    this.#lastHeartbeat = Date.now();
    this.#watch = setInterval(() => this.#expectHeartbeat(), host.heartbeatInterval);
    this.#watch.unref();
    socket.on('message', (data: Buffer) => this.#receive(data));
    socket.on('close', (code) => this.#closed(code));
    socket.on('error', () => socket.terminate());
    this.send(JSON.stringify({ op: 10, d: { heartbeat_interval: host.heartbeatInterval, _trace: [] } }));
  }

  send(text: string): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(text);
  }

  close(code: number, reason: string): void {
    this.host.note('gateway closes', { code, reason });
    this.socket.close(code, reason);
    // A client that does not answer the close is not waited for.
    setTimeout(() => this.socket.terminate(), 2000).unref();
  }

  #expectHeartbeat(): void {
    if (!this.silent && Date.now() - this.#lastHeartbeat > 2 * this.host.heartbeatInterval) {
      this.close(4009, 'Session timed out.');
    }
  }

  #closed(code: number): void {
    clearInterval(this.#watch);
    const session = this.#session;
    if (session?.connection !== this) return;
    session.connection = null;
    // A client that says goodbye gives its session up.
    if (code === 1000 || code === 1001) session.isAlive = false;
    this.host.note('gateway closed', { code, session: session.id });
  }

  #isFlooded(): boolean {
    const now = Date.now();
    while (this.#received.length > 0 && now - (this.#received[0] ?? now) > rateWindow) this.#received.shift();
    this.#received.push(now);
    return this.#received.length > mostPayloads;
  }

  #receive(data: Buffer): void {
    if (this.silent) return;
    if (this.#isFlooded()) return this.close(4008, 'You are being rate limited.');
    if (data.length > longestPayload) return this.close(4002, 'Error while decoding payload.');
    let payload: Json;
    try {
      payload = JSON.parse(data.toString('utf8')) as Json;
    } catch {
      return this.close(4002, 'Error while decoding payload.');
    }
    if (!isObject(payload)) return this.close(4002, 'Error while decoding payload.');
    this.#handle(payload['op'], payload['d'] ?? null);
  }

  #handle(op: Json | undefined, data: Json): void {
    if (op === opcode.heartbeat) return this.#heartbeat();
    if (op === opcode.identify) return this.#identify(data);
    if (op === opcode.resume) return this.#resume(data);
    if (typeof op !== 'number' || !ignored.includes(op)) return this.close(4001, 'Unknown opcode.');
    if (this.#session === null) this.close(4003, 'Not authenticated.');
  }

  #heartbeat(): void {
    this.#lastHeartbeat = Date.now();
    this.send(JSON.stringify({ op: 11, d: null }));
  }

  #identify(data: Json): void {
    if (this.#session !== null) return this.close(4005, 'Already authenticated.');
    if (!isObject(data) || !isObject(data['properties'])) return this.close(4002, 'Error while decoding payload.');
    if (!this.host.accepts(data['token'])) return this.close(4004, 'Authentication failed.');
    const intents = data['intents'];
    if (typeof intents !== 'number') return this.close(4013, 'Invalid intent(s).');
    const refused = refusedIntents(intents, this.host.grantedIntents);
    if (refused !== null) return this.close(refused, refused === 4014 ? 'Disallowed intent(s).' : 'Invalid intent(s).');
    const shard = shardOf(data['shard']);
    if (shard === null) return this.close(4010, 'Invalid shard.');
    if (this.host.isTooLarge(shard)) return this.close(4011, 'Sharding required.');
    this.#session = this.host.identify(intents, shard, this);
    if (this.#session === null) this.send(JSON.stringify({ op: 9, d: false }));
  }

  #resume(data: Json): void {
    if (this.#session !== null) return this.close(4005, 'Already authenticated.');
    if (!isObject(data) || typeof data['session_id'] !== 'string' || typeof data['seq'] !== 'number') {
      return this.close(4002, 'Error while decoding payload.');
    }
    if (!this.host.accepts(data['token'])) return this.close(4004, 'Authentication failed.');
    const session = this.host.resume(data['session_id'], this);
    if (session === null) return this.send(JSON.stringify({ op: 9, d: false }));
    if (data['seq'] > session.sequence) return this.close(4007, 'Invalid seq.');
    session.connection?.close(4000, 'Resumed elsewhere.');
    session.connection = this;
    if (!session.replay(data['seq'])) {
      session.connection = null;
      return this.send(JSON.stringify({ op: 9, d: false }));
    }
    this.#session = session;
    this.host.resumed(session);
  }
}

/** The shard of an IDENTIFY, `[number, how many]`; null where it is none. */
function shardOf(shard: Json | undefined): readonly [number, number] | null {
  if (shard === undefined) return [0, 1];
  if (!isList(shard) || shard.length !== 2) return null;
  const [id, count] = shard;
  if (!isWhole(id) || !isWhole(count) || id >= count) return null;
  return [id, count];
}

const isWhole = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

import type { Json, JsonObject } from '../json.js';
import { Recent } from '../recent.js';

/** What a session needs of its connection. */
export interface SessionConnection {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Stops answering, heartbeats included, while the connection stays open. */
  silent: boolean;
}

interface SentEvent {
  readonly sequence: number;
  readonly text: string;
}

/** Events kept for a resume. */
const keptEvents = 5000;

/** A client's session, which outlives its connections. */
export class GatewaySession {
  connection: SessionConnection | null = null;
  sequence = 0;
  /** Whether a resume can take the session up again. */
  isAlive = true;
  readonly #sent = new Recent<SentEvent>(keptEvents);

  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];

  constructor(id: string, intents: number, shard: readonly [number, number]) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
  }

  wants(intents: number | null): boolean {
    return intents === null || (this.intents & intents) !== 0;
  }

  /** Whether a guild's events belong to this shard; those without a guild belong to the first. */
  serves(guildId: string | null): boolean {
    const [id, count] = this.shard;
    return guildId === null ? id === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
  }

  /** Sends an event, or keeps it for the resume where the client is away. */
  dispatch(event: string, data: Json): void {
    this.sequence += 1;
    const text = JSON.stringify({ op: 0, s: this.sequence, t: event, d: data });
    this.#sent.push({ sequence: this.sequence, text });
    if (this.connection?.silent === false) this.connection.send(text);
  }

  /** Sends what came after this sequence number once more; false where that is not kept any more. */
  replay(after: number): boolean {
    const missed = this.#sent.all.filter(({ sequence }) => sequence > after);
    if (missed.length < this.sequence - after) return false;
    for (const { text } of missed) this.connection?.send(text);
    return true;
  }

  /** Sends a payload that is no event and has no sequence number. */
  control(payload: JsonObject): void {
    if (this.connection?.silent === false) this.connection.send(JSON.stringify(payload));
  }
}

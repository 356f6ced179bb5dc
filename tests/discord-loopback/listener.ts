import { WebSocket } from 'ws';
import type { JsonObject } from '../support/discord/json.js';
import { Signal } from '../support/discord/signal.js';

/** A client of the gateway that does only what it is told. */
export class Listener {
  readonly received: JsonObject[] = [];
  closed: number | null = null;
  readonly #changed = new Signal();
  readonly #socket: WebSocket;

  constructor(address: string, query = '?v=10&encoding=json') {
    this.#socket = new WebSocket(`${address}${query}`);
    this.#socket.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(data.toString('utf8')) as JsonObject);
      this.#changed.notify();
    });
    this.#socket.on('close', (code) => {
      this.closed = code;
      this.#changed.notify();
    });
  }

  send(payload: unknown): void {
    this.#socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  }

  identify(token: string, intents: number, more: object = {}): void {
    this.send({ op: 2, d: { token, intents, properties: {}, ...more } });
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  op(code: number): Promise<JsonObject> {
    return this.#until(() => this.received.find(({ op }) => op === code), `op ${String(code)}`);
  }

  event(name: string): Promise<JsonObject> {
    return this.#until(() => this.received.find(({ t }) => t === name)?.['d'] as JsonObject | undefined, name);
  }

  events(): unknown[] {
    return this.received.filter(({ op }) => op === 0).map(({ t }) => t);
  }

  closing(): Promise<number> {
    return this.#until(() => this.closed ?? undefined, 'a close');
  }

  #until<T>(value: () => T | undefined, what: string): Promise<T> {
    return this.#changed.until(value, 5000, () => `Waited for ${what}, got ${JSON.stringify(this.received)}`);
  }
}

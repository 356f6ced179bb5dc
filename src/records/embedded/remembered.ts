import type { Connection, Query } from '../../library/embedded/connection.js';

/** Servers kept in memory, at most. */
const most = 2_000;

/**
 * What was read of each server, until somebody writes. SQLite counts what other connections commit, other processes' among them
 * (https://www.sqlite.org/pragma.html#pragma_data_version); what this connection writes must be told.
 */
export class Remembered<Value> {
  readonly #load: (connection: Connection, server: string) => Value;
  readonly #values = new Map<string, Value>();
  #connection: Connection | undefined;
  #version: Query<{ data_version: number }> | undefined;
  #seen: number | undefined;

  constructor(load: (connection: Connection, server: string) => Value) {
    this.#load = load;
  }

  of(connection: Connection, server: string): Value {
    this.#forgetIfWritten(connection);
    const known = this.#values.get(server);
    if (known !== undefined) return known;
    if (this.#values.size >= most) this.#values.clear();
    const value = this.#load(connection, server);
    this.#values.set(server, value);
    return value;
  }

  /** To be called after this connection has written something that is remembered of a server. */
  forget(server: string): void {
    this.#values.delete(server);
  }

  #forgetIfWritten(connection: Connection): void {
    if (connection !== this.#connection) {
      this.#values.clear();
      this.#version = connection.prepare('pragma data_version');
      this.#connection = connection;
    }
    const version = this.#version?.get()?.data_version;
    if (version === this.#seen) return;
    this.#values.clear();
    this.#seen = version;
  }
}

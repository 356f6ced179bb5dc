import { randomBytes } from 'node:crypto';
import type { ImportedDocument } from '../../reports/document/read-document.js';

/** A report that was read and waits for the yes of who uploaded it. */
export interface Upload {
  /** Discord ids. */
  readonly server: string;
  readonly person: string;
  readonly document: ImportedDocument;
}

interface Kept extends Upload {
  readonly until: number;
  readonly size: number;
}

/** Milliseconds that an upload waits: the message with its buttons can be changed for so long. */
const patience = 14 * 60_000;
const mostOfServer = 5;
/** Characters of all that wait. Where it is too much, those that wait longest go. */
const mostCharacters = 30_000_000;

/** Uploads that wait, in memory alone: nothing is stored before somebody said yes. */
export class Uploads {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  /** @param now milliseconds of a clock */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** @returns what the upload is asked back by */
  put(upload: Upload): string {
    const key = randomBytes(12).toString('base64url');
    this.putBack(key, upload);
    return key;
  }

  /** Lets an upload wait on, as what it was. */
  putBack(key: string, upload: Upload): void {
    const { text, stripped } = upload.document;
    const size = stripped.reduce((sum, line) => sum + line.text.length, text.length);
    this.#kept.set(key, { ...upload, size, until: this.#now() + patience });
    this.#makeRoom(upload.server);
  }

  /** Gives an upload to who uploaded it, there where it was uploaded, once; null where it is gone or somebody else's. */
  take(key: string, { server, person }: Pick<Upload, 'server' | 'person'>): Upload | null {
    this.#dropOld();
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.server !== server || kept.person !== person) return null;
    this.#kept.delete(key);
    return { server, person, document: kept.document };
  }

  #makeRoom(server: string): void {
    this.#dropOld();
    const keysOf = (isMeant: (kept: Kept) => boolean): string[] =>
      [...this.#kept].filter(([, kept]) => isMeant(kept)).map(([key]) => key);
    for (const key of keysOf((kept) => kept.server === server).slice(0, -mostOfServer)) this.#kept.delete(key);
    let characters = [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0);
    for (const [key, { size }] of this.#kept) {
      if (characters <= mostCharacters || this.#kept.size === 1) return;
      this.#kept.delete(key);
      characters -= size;
    }
  }

  #dropOld(): void {
    for (const [key, { until }] of this.#kept) if (until <= this.#now()) this.#kept.delete(key);
  }
}

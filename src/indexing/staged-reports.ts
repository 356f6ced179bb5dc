import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../errors.js';
import type { IndexedReport } from '../library/library.js';
import { linesOf } from '../reports/lines.js';

/** So many bytes wait in memory; a small change never reaches the disk. */
const waitingBytes = 4 << 20;
/** Bytes read from the file at a time. */
const pieceBytes = 1 << 20;

/**
 * Analysed reports on their way into the library, in a file that has no name: there may be more of them than memory holds, and a killed process
 * leaves nothing behind.
 */
export class StagedReports implements AsyncIterable<IndexedReport> {
  readonly #directory: string;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #file: FileHandle | undefined;
  #path = '';

  /** @param directory where the file is made if one is needed; made if it is not there */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** @throws IsnadError `disk-write-failed` */
  async add(report: IndexedReport): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(report)}\n`);
    this.#waiting.push(line);
    this.#waitingBytes += line.length;
    if (this.#waitingBytes > waitingBytes) await this.#write();
  }

  /** The reports in the order in which they came. Nothing may be added meanwhile. */
  async *[Symbol.asyncIterator](): AsyncGenerator<IndexedReport> {
    for await (const line of linesOf(this.#pieces(), Number.POSITIVE_INFINITY)) {
      if ('problem' in line) throw new Error(`What was put down of report ${line.number} cannot be read.`);
      yield JSON.parse(line.text) as IndexedReport;
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    if (this.#path !== '') await rm(this.#path, { force: true });
    this.#file = undefined;
    this.#waiting = [];
  }

  async *#pieces(): AsyncGenerator<Buffer> {
    for (let place = 0; this.#file !== undefined;) {
      const piece = Buffer.allocUnsafe(pieceBytes);
      const { bytesRead } = await this.#file.read(piece, 0, pieceBytes, place);
      if (bytesRead === 0) break;
      place += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
    yield* this.#waiting;
  }

  async #write(): Promise<void> {
    const lines = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      this.#file ??= await this.#open();
      await this.#file.appendFile(lines);
    } catch (cause) {
      throw new IsnadError('disk-write-failed', `Reports cannot be put down in ${this.#directory} for a while.`, {
        hint: 'Check the free space of the disk and the permissions of the folder.',
        cause,
      });
    }
  }

  async #open(): Promise<FileHandle> {
    await mkdir(this.#directory, { recursive: true });
    const path = join(this.#directory, `.staged-${randomUUID()}`);
    const file = await open(path, 'wx+');
    this.#path = path;
    // Where an open file cannot lose its name, it loses it when it is closed.
    await rm(path, { force: true }).catch(() => {});
    return file;
  }
}

import { IsnadError } from '../../errors.js';

/** So many jobs of one server may wait. */
const mostWaiting = 20;

/** Work on the libraries of servers: one job at a time for each, in the order in which they came. */
export class ServerJobs {
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #waiting = new Map<string, number>();
  readonly #ending = new AbortController();

  /**
   * Runs a job when those before it are done.
   * @throws IsnadError `busy` when too many wait, `stopping`, and what the job throws
   */
  async run<Result>(server: string, job: () => Promise<Result>): Promise<Result> {
    this.#ending.signal.throwIfAborted();
    const waiting = this.#waiting.get(server) ?? 0;
    if (waiting >= mostWaiting) {
      throw new IsnadError('busy', 'Too many changes of this server’s reports are waiting.', {
        hint: 'Try again when some of them are done.',
      });
    }
    this.#waiting.set(server, waiting + 1);
    const before = this.#last.get(server) ?? Promise.resolve();
    const running = before
      .catch(() => {})
      .then(() => {
        this.#ending.signal.throwIfAborted();
        return job();
      })
      .finally(() => this.#done(server, running));
    this.#last.set(server, running);
    return running;
  }

  /** Says when the program ends; a job should then throw its reason. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  isBusy(server: string): boolean {
    return this.#last.has(server);
  }

  /** Ends the jobs that run, as soon as they notice, and those that wait. */
  async close(): Promise<void> {
    this.#ending.abort(
      new IsnadError('stopping', 'The program is being stopped.', { hint: 'Nothing was changed; do it again later.' }),
    );
    await Promise.allSettled(this.#last.values());
  }

  #done(server: string, job: Promise<unknown>): void {
    const waiting = (this.#waiting.get(server) ?? 1) - 1;
    if (waiting > 0) this.#waiting.set(server, waiting);
    else this.#waiting.delete(server);
    if (this.#last.get(server) === job) this.#last.delete(server);
  }
}

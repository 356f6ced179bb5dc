import { IsnadError } from '../errors.js';
import { Pace } from './pace.js';

export interface FairQueueOptions {
  /** Jobs that run at once. */
  readonly concurrency: number;
  /** Jobs that wait at most, over all servers. */
  readonly capacity: number;
  /** Jobs of one server that wait at most. */
  readonly serverCapacity: number;
  /**
   * Milliseconds that a job may be expected to wait, by how fast jobs have ended lately: a server that has jobs waiting is refused another
   * beyond it. Not limited unless said.
   */
  readonly longestWait?: number;
  /** Milliseconds of a clock that only goes forward; `performance.now` unless said. */
  readonly now?: () => number;
}

/**
 * Answering takes this thread, so that more jobs at once gain little. What waits is answered within two seconds, on a slow machine too:
 * nobody waits longer gladly, and to be told at once that the bot is busy is better.
 */
export const queueSize: FairQueueOptions = { concurrency: 4, capacity: 200, serverCapacity: 40, longestWait: 1_000 };

/** The same for each of so many processes, so that together they hold no more than one would. Each has a thread of its own to answer in. */
export function queueSizeOfEach(processes: number): FairQueueOptions {
  return { ...queueSize, capacity: Math.max(1, Math.floor(queueSize.capacity / processes)) };
}

/** What a queue holds and has done since it was made. */
export interface QueueCounters {
  readonly waiting: number;
  readonly running: number;
  /** Jobs refused because the queue was full or closed. */
  readonly shed: number;
  /** Jobs that have ended, well or not. */
  readonly done: number;
  /** Milliseconds that all jobs which have begun waited, together. */
  readonly waitedMilliseconds: number;
  /** Milliseconds that the job that waits longest has waited until now; 0 when none waits. */
  readonly oldestMilliseconds: number;
}

interface Job {
  readonly since: number;
  readonly begin: () => Promise<void>;
  readonly refuse: (reason: IsnadError) => void;
}

/**
 * Runs jobs of many servers, a few at once. The servers that have jobs waiting take turns, so that whoever comes waits for one job of
 * each other server at most, however many those have brought; the jobs of one server begin in their order.
 */
export class FairQueue {
  readonly #options: FairQueueOptions;
  readonly #now: () => number;
  /** Jobs that wait, by server. The first server has the next turn; a server without jobs is not in it. */
  readonly #turns = new Map<string, Job[]>();
  #waiting = 0;
  #running = 0;
  #shed = 0;
  #done = 0;
  #waited = 0;
  readonly #pace: Pace;
  #isClosed = false;
  /** Told when nothing waits or runs any more. */
  #onIdle: (() => void)[] = [];

  constructor(options: FairQueueOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#pace = new Pace(this.#now);
  }

  /** Whether a job of this server would be accepted now, so that it can be refused before anything is begun for it. */
  accepts(server: string): boolean {
    return !this.#isClosed && this.#hasRoomFor(server);
  }

  /** What to tell whoever brought a job that is not accepted. It counts as shed. */
  refusal(): IsnadError {
    this.#shed += 1;
    return this.#isClosed ? stopping() : busy();
  }

  /**
   * Runs a job when its server's turn comes.
   * @param server whoever takes turns: a server's id, or a person's in direct messages.
   * @returns what the job gives, or its failure.
   * @throws IsnadError at once, and the job is never begun: `busy` when the queue is full or the server has its share of it waiting,
   * `stopping` after `drain`. `stopping` also when draining took too long for the job to begin.
   */
  submit<Result>(server: string, job: () => Promise<Result>): Promise<Result> {
    if (!this.accepts(server)) return Promise.reject(this.refusal());
    return new Promise((resolve, reject) => {
      // A job that throws before it waits fails like any other.
      const begin = (): Promise<void> => (async () => job())().then(resolve, reject);
      this.#enqueue(server, { since: this.#now(), begin, refuse: reject });
      this.#beginNext();
    });
  }

  /**
   * Accepts no more jobs and waits for those it has. What has not begun after the time given is refused; what runs is left running.
   * @param timeout milliseconds.
   * @returns whether all jobs ended in time.
   */
  async drain(timeout: number): Promise<boolean> {
    this.#isClosed = true;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), timeout);
    });
    const isDone = await Promise.race([this.#idle(), late]);
    clearTimeout(timer);
    if (!isDone) this.#refuseWaiting();
    return isDone;
  }

  counters(): QueueCounters {
    const oldest = Math.min(...[...this.#turns.values()].map(([first]) => first?.since ?? Infinity));
    return {
      waiting: this.#waiting,
      running: this.#running,
      shed: this.#shed,
      done: this.#done,
      waitedMilliseconds: this.#waited,
      oldestMilliseconds: this.#waiting === 0 ? 0 : this.#now() - oldest,
    };
  }

  /**
   * A server may hold no more places than are still free (dynamic thresholds: Choudhury and Hahne, 1998, with a factor of 1). However many
   * servers flood the queue, one that has fewer jobs waiting than they have always finds a place.
   */
  #hasRoomFor(server: string): boolean {
    const { concurrency, capacity, serverCapacity, longestWait = Infinity } = this.#options;
    if (this.#running < concurrency) return true;
    const own = this.#turns.get(server)?.length ?? 0;
    if (own > 0 && this.#pace.expectedFor(this.#aheadOf(own) + 1) > longestWait) return false;
    return own < Math.min(serverCapacity, capacity - this.#waiting);
  }

  /** Jobs that begin before the next one of a server that has so many waiting, by the turns that servers take. */
  #aheadOf(own: number): number {
    let ahead = 0;
    for (const { length } of this.#turns.values()) ahead += Math.min(length, own + 1);
    return ahead;
  }

  #enqueue(server: string, job: Job): void {
    const jobs = this.#turns.get(server);
    if (jobs === undefined) this.#turns.set(server, [job]);
    else jobs.push(job);
    this.#waiting += 1;
  }

  #beginNext(): void {
    while (this.#running < this.#options.concurrency) {
      const job = this.#takeNext();
      if (job === undefined) return;
      this.#waited += this.#now() - job.since;
      this.#running += 1;
      void job.begin().then(() => this.#end());
    }
  }

  /** The first job of the server whose turn it is; that server then goes to the end. */
  #takeNext(): Job | undefined {
    const [turn] = this.#turns;
    if (turn === undefined) return undefined;
    const [server, jobs] = turn;
    const job = jobs.shift();
    this.#turns.delete(server);
    if (jobs.length > 0) this.#turns.set(server, jobs);
    this.#waiting -= 1;
    return job;
  }

  #end(): void {
    this.#running -= 1;
    this.#done += 1;
    this.#pace.ended(this.#waiting > 0);
    this.#beginNext();
    this.#tellIfIdle();
  }

  #idle(): Promise<true> {
    return new Promise((resolve) => {
      this.#onIdle.push(() => resolve(true));
      this.#tellIfIdle();
    });
  }

  #tellIfIdle(): void {
    if (this.#running + this.#waiting > 0) return;
    for (const tell of this.#onIdle) tell();
    this.#onIdle = [];
  }

  #refuseWaiting(): void {
    for (let job = this.#takeNext(); job !== undefined; job = this.#takeNext()) {
      this.#shed += 1;
      job.refuse(stopping());
    }
  }
}

function busy(): IsnadError {
  return new IsnadError('busy', 'Too many questions are waiting for an answer.', { hint: 'Ask again in a moment.' });
}

function stopping(): IsnadError {
  return new IsnadError('stopping', 'The bot is being stopped or started anew.', { hint: 'Ask again in a minute.' });
}

import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { FairQueue, type FairQueueOptions } from '../../src/answer/fair-queue.js';

/** A queue whose jobs end when the test says so, and which notes in what order they began. */
function openQueue(options: Partial<FairQueueOptions>) {
  const queue = new FairQueue({ concurrency: 1, capacity: 1_000, serverCapacity: 1_000, ...options });
  const begun: string[] = [];
  const running: (() => void)[] = [];
  const outcomes = new Map<string, string>();
  const submit = (server: string, name: string): void => {
    const job = () => {
      begun.push(name);
      return new Promise<void>((resolve) => running.push(resolve));
    };
    queue.submit(server, job).then(
      () => outcomes.set(name, 'done'),
      (error: { identifier: string }) => outcomes.set(name, error.identifier),
    );
  };
  const endOne = async (): Promise<void> => {
    running.shift()?.();
    await nextTurn();
  };
  const endAll = async (): Promise<void> => {
    while (running.length > 0) await endOne();
  };
  return { queue, begun, running, outcomes, submit, endOne, endAll };
}

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
/** What happens to a queue: a server brings a job, or a running job ends. */
const events = fc.array(fc.oneof({ weight: 2, arbitrary: names }, { weight: 1, arbitrary: fc.constant(null) }), {
  maxLength: 80,
});
const sizes = fc.record({
  concurrency: fc.integer({ min: 1, max: 4 }),
  capacity: fc.integer({ min: 0, max: 20 }),
  serverCapacity: fc.integer({ min: 0, max: 8 }),
});

describe('a fair queue', () => {
  test('gives what the job gives, and its failure', async () => {
    const { queue } = openQueue({});
    await expect(queue.submit('a', async () => 42)).resolves.toBe(42);
    await expect(queue.submit('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(
      queue.submit('a', () => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
    expect(queue.counters()).toMatchObject({ waiting: 0, running: 0, shed: 0, done: 3 });
  });

  test('lets servers take turns', async () => {
    const { begun, submit, endAll } = openQueue({});
    for (const name of ['a0', 'a1', 'a2', 'a3', 'b1', 'b2', 'c1']) submit(name.charAt(0), name);
    await endAll();
    expect(begun).toEqual(['a0', 'a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  test('delays nobody by more than one job of each other server, however many those bring', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.integer({ min: 1, max: 4 }), async (before, concurrency) => {
        const { begun, submit, endOne, endAll } = openQueue({ concurrency });
        let number = 0;
        for (const server of before) {
          if (server === null) await endOne();
          else submit(server, `${server}${number++}`);
        }
        const position = begun.length;
        submit('late', 'late');
        for (const server of ['a', 'b', 'a', 'a', 'c', 'd', 'e', 'a']) submit(server, `${server}${number++}`);
        await endAll();
        const meanwhile = begun.slice(position, begun.indexOf('late')).map((name) => name.charAt(0));
        expect(new Set(meanwhile).size).toBe(meanwhile.length);
      }),
      { numRuns: 60 },
    );
  });

  test('loses no job, keeps the order of each server, and stays within its bounds', async () => {
    await fc.assert(
      fc.asyncProperty(events, sizes, async (happening, size) => {
        const { queue, begun, running, outcomes, submit, endOne, endAll } = openQueue(size);
        const submitted: string[] = [];
        for (const server of happening) {
          if (server === null) await endOne();
          else {
            submitted.push(`${server}${submitted.length}`);
            submit(server, `${server}${submitted.length - 1}`);
          }
          const { waiting, running: runs } = queue.counters();
          expect(runs).toBe(running.length);
          expect(runs).toBeLessThanOrEqual(size.concurrency);
          expect(waiting).toBeLessThanOrEqual(size.capacity);
          if (waiting > 0) expect(runs).toBe(size.concurrency);
        }
        await endAll();
        await nextTurn();
        expect([...outcomes.keys()].sort()).toEqual([...submitted].sort());
        const accepted = submitted.filter((name) => outcomes.get(name) === 'done');
        expect(submitted.every((name) => ['done', 'busy'].includes(outcomes.get(name)!))).toBe(true);
        for (const server of 'abcde') {
          const isOwn = (name: string) => name.startsWith(server);
          expect(begun.filter(isOwn)).toEqual(accepted.filter(isOwn));
        }
        const shed = submitted.length - accepted.length;
        expect(queue.counters()).toMatchObject({ waiting: 0, running: 0, shed, done: accepted.length });
      }),
      { numRuns: 100 },
    );
  });

  test('refuses at once what a server brings beyond its share', async () => {
    const { queue, outcomes, submit, endAll } = openQueue({ serverCapacity: 2 });
    for (const name of ['a0', 'a1', 'a2', 'a3', 'b0']) submit(name.charAt(0), name);
    await nextTurn();
    expect([...outcomes]).toEqual([['a3', 'busy']]);
    expect(queue.counters()).toMatchObject({ waiting: 3, running: 1, shed: 1, done: 0 });
    await endAll();
    expect(outcomes.get('b0')).toBe('done');
  });

  test('keeps room for servers that have brought little, whoever floods it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 12, max: 60 }), async (floods, capacity) => {
        const { outcomes, submit } = openQueue({ capacity });
        for (let number = 0; number < 100; number += 1) {
          for (let server = 0; server < floods; server += 1) submit(`flood ${server}`, `${server}/${number}`);
        }
        submit('quiet', 'quiet');
        await nextTurn();
        expect([...outcomes.values()]).toContain('busy');
        expect(outcomes.has('quiet')).toBe(false);
      }),
    );
  });

  test('refuses what would wait too long by how fast jobs end, except the first job of a server', async () => {
    const clock = { now: 0 };
    const { queue, outcomes, submit, endOne, endAll } = openQueue({ longestWait: 1_000, now: () => clock.now });
    const bring = (server: string, jobs: number): void => {
      for (let number = 0; number < jobs; number += 1) submit(server, `${server}${number} at ${clock.now}`);
    };
    bring('a', 41);
    for (let ended = 0; ended < 30; ended += 1) {
      clock.now += 100;
      await endOne();
    }
    expect(queue.counters()).toMatchObject({ waiting: 10, shed: 0 });
    bring('a', 3);
    bring('b', 1);
    await nextTurn();
    expect([...outcomes.values()].filter((outcome) => outcome === 'busy')).toHaveLength(3);
    expect(queue.counters()).toMatchObject({ waiting: 11, shed: 3 });
    for (let ended = 0; ended < 5; ended += 1) {
      clock.now += 100;
      await endOne();
    }
    bring('a', 3);
    expect(queue.counters()).toMatchObject({ waiting: 9, shed: 3 });
    await endAll();
  });

  test('drains: accepts nothing more and ends what it has', async () => {
    const { queue, outcomes, submit, endAll } = openQueue({});
    submit('a', 'running');
    submit('a', 'waiting');
    const draining = queue.drain(60_000);
    submit('a', 'too late');
    await nextTurn();
    expect([...outcomes]).toEqual([['too late', 'stopping']]);
    await endAll();
    expect(await draining).toBe(true);
    expect(outcomes).toEqual(
      new Map([
        ['too late', 'stopping'],
        ['running', 'done'],
        ['waiting', 'done'],
      ]),
    );
    expect(await queue.drain(0)).toBe(true);
  });

  test('drains no longer than it is given, and tells those who still wait', async () => {
    const { queue, outcomes, running, submit, endAll } = openQueue({});
    submit('a', 'running');
    submit('b', 'waiting');
    expect(await queue.drain(5)).toBe(false);
    expect([...outcomes]).toEqual([['waiting', 'stopping']]);
    expect(running).toHaveLength(1);
    await endAll();
    expect(outcomes.get('running')).toBe('done');
    expect(queue.counters()).toMatchObject({ waiting: 0, running: 0, shed: 1, done: 1 });
  });

  test('measures how long jobs wait', async () => {
    const clock = { now: 1_000 };
    const { queue, submit, endOne } = openQueue({ now: () => clock.now });
    for (const name of ['a0', 'a1', 'a2']) submit('a', name);
    clock.now = 1_200;
    expect(queue.counters()).toMatchObject({ waitedMilliseconds: 0, oldestMilliseconds: 200 });
    await endOne();
    clock.now = 1_300;
    await endOne();
    expect(queue.counters()).toMatchObject({ waitedMilliseconds: 500, oldestMilliseconds: 0 });
  });
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { it } from 'vitest';

/** Cases of each property: FUZZ_RUNS where it is set, else as many as are tried in little more than a second. */
const asked = Number(process.env['FUZZ_RUNS'] ?? 0);
const usually = 400;
const mostMilliseconds = 1_000;

declare module 'vitest' {
  interface TaskMeta {
    /** Cases that a property was tried with. */
    cases?: number;
  }
}

/**
 * Tests that something holds for any values. The seed of a failure is in its message; FUZZ_SEED repeats it.
 * @param share of the usual number of cases, for properties whose cases take long
 */
export function property<Value>(
  name: string,
  values: fc.Arbitrary<Value>,
  holds: (value: Value) => void | Promise<void>,
  share = 1,
): void {
  it(name, { timeout: 0 }, async ({ task }) => {
    const seed = process.env['FUZZ_SEED'];
    task.meta.cases = 0;
    const end = asked > 0 ? Number.POSITIVE_INFINITY : performance.now() + mostMilliseconds;
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        // Of the first case nothing is left out, however slow the machine is.
        if ((task.meta.cases ?? 0) > 0 && performance.now() > end) return;
        task.meta.cases = (task.meta.cases ?? 0) + 1;
        await holds(value);
        // What weak references hold is let go between two turns only: documents of HTML would fill the memory.
        await nextTurn();
      }),
      {
        numRuns: Math.ceil((asked > 0 ? asked : usually) * share),
        ...(seed === undefined ? {} : { seed: Number(seed) }),
      },
    );
  });
}

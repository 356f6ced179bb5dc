import { describe, expect, it } from 'vitest';
import { shareRuns } from '../../src/answer/shared-runs.js';

/** An action whose runs end when they are told to. */
function action() {
  const ends: { readonly succeed: () => void; readonly fail: (error: Error) => void }[] = [];
  const runs = shareRuns(
    () =>
      new Promise<void>((succeed, fail) => {
        ends.push({ succeed, fail });
      }),
  );
  return { ends, runs };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('shared runs', () => {
  it('are one for all who ask before it begins, and never two at a time', async () => {
    const { ends, runs } = action();
    const [first, second] = [runs.run(), runs.run()];
    await turn();
    expect(ends).toHaveLength(1);
    const third = runs.run();
    await turn();
    expect(ends).toHaveLength(1);
    ends[0]!.succeed();
    await Promise.all([first, second]);
    await turn();
    expect(ends).toHaveLength(2);
    ends[1]!.succeed();
    await third;
  });

  it('fail for those who share them, and the next begins all the same', async () => {
    const { ends, runs } = action();
    const first = runs.run();
    await turn();
    const second = runs.run();
    ends[0]!.fail(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await turn();
    ends[1]!.succeed();
    await expect(second).resolves.toBeUndefined();
  });

  it('are settled when none runs or waits', async () => {
    const { ends, runs } = action();
    await runs.settled();
    let isSettled = false;
    void runs.run();
    void runs.settled().then(() => {
      isSettled = true;
    });
    await turn();
    expect(isSettled).toBe(false);
    ends[0]!.succeed();
    await turn();
    expect(isSettled).toBe(true);
  });
});

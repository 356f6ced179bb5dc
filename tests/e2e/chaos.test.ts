import { expect, test } from 'vitest';
import { runChaos } from '../../bench/chaos/chaos-run.js';
import { injectedIn, missesIn } from '../../bench/chaos/chaos-text.js';
import { hasModel } from '../support/cli.js';

// `npm run chaos` is the long form.
test.skipIf(!hasModel)(
  'nothing acknowledged is lost, no quote is wrong and nobody is left without a word, whatever fails',
  async () => {
    const run = await runChaos({ seed: 6, seconds: 60 });
    expect(missesIn(run)).toEqual([]);
    expect(injectedIn(run)).toBeGreaterThan(0);
    for (const kind of ['vote', 'setting']) expect(run.acknowledged.get(kind)).toBeGreaterThan(0);
    expect(run.quotesChecked).toBeGreaterThan(0);
  },
  300_000,
);

import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { hasModel } from '../support/cli.js';
import { type Act, actsUpTo, type Deed, inGroups } from './deeds.js';
import { defects } from './defects.js';
import { Play } from './play.js';
import { type Defect, openWorld, prepareIndex, remembering } from './world.js';

/** Actions of the whole run; by hand more: ISOLATION_ACTIONS=200000 npm run isolation */
const wanted = Number(process.env['ISOLATION_ACTIONS'] ?? 10_000);
/** Of the first world; the next one has the next. What is said of a failure names its seed. */
const seed = Number(process.env['ISOLATION_SEED'] ?? 20_261);

/** Actions in one world, at most: half as many on average. */
const mostActs = 1_000;
/** Milliseconds that are spent on a world, and on looking for fewer actions that show the same where something is wrong. */
const patience = 300_000;

describe.skipIf(!hasModel)('what one server sees', () => {
  let model: Embedder;
  let embedder: Embedder;
  let prepared: string;
  beforeAll(async () => {
    model = await openEmbedder({ model: 'isnad-mini' });
    embedder = remembering(model);
    prepared = await prepareIndex(embedder);
  }, 120_000);
  afterAll(async () => {
    await model?.close();
    if (prepared !== undefined) await rm(prepared, { recursive: true });
  });

  /** Does all this in a world of its own. @throws where something is seen or changed that must not be */
  async function play(acts: readonly Act[], defect?: Defect): Promise<Play['done']> {
    const world = await openWorld(prepared, embedder, defect);
    const people = new Play(world);
    try {
      for (const group of inGroups(acts)) {
        const problems = await people.perform(group);
        if (problems.length > 0) throw new Error(problems.join('\n'));
      }
      // What a defect brings about may well fail.
      if (defect === undefined) expect(world.failures).toEqual([]);
      return people.done;
    } finally {
      people.close();
      await world.close();
    }
  }

  it(
    `is never another server's, nor what it hides: ${wanted} actions at random`,
    async () => {
      const totals = new Map<Deed, { times: number; shown: number }>();
      let actions = 0;
      for (let world = 0; actions < wanted; world += 1) {
        const property = fc.asyncProperty(actsUpTo(Math.min(mostActs, 2 * wanted)), async (acts) => {
          for (const [deed, { times, shown }] of await play(acts)) {
            const before = totals.get(deed) ?? { times: 0, shown: 0 };
            totals.set(deed, { times: before.times + times, shown: before.shown + shown });
          }
          actions += acts.length;
        });
        await fc.assert(property, {
          ...{ seed: seed + world, numRuns: 1, unbiased: true, interruptAfterTimeLimit: patience },
        });
      }
      const all = [...totals.values()];
      const shown = all.reduce((sum, deed) => sum + deed.shown, 0);
      process.stdout.write(
        `${actions} actions, ${shown} of them showed words of reports or questions, 0 leaks (seed ${seed}).\n`,
      );
      if (process.env['ISOLATION_ACTIONS'] !== undefined)
        process.stdout.write(
          `${[...totals].map(([deed, { times, shown: told }]) => `${deed} ${times} (${told})`).join(', ')}\n`,
        );
    },
    60_000 + wanted * 60,
  );

  it.each(Object.entries(defects))(
    'is found out when %s',
    async (_, defect) => {
      const property = fc.asyncProperty(
        actsUpTo(mostActs, defect.often),
        async (acts) => void (await play(acts, defect)),
      );
      const found = await fc.check(property, { seed, numRuns: 40, unbiased: true, endOnFailure: true });
      // Seen or changed where it must not be; that something failed would prove nothing.
      expect(String(found.errorInstance)).toMatch(/ showed | changed | are stored/);
    },
    300_000,
  );
});

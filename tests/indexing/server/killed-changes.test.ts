import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LibraryOfReports } from '../../support/library-of-reports.js';
import { indexedPlace, openBotOver, serverOne } from '../../support/server-library.js';

const changer = fileURLToPath(new URL('change-until-killed.mjs', import.meta.url));

let place: LibraryOfReports;
beforeAll(async () => {
  place = await indexedPlace();
});
afterAll(() => place.discard());

/** Lets a process change the reports of a server and kills it some milliseconds after its first change. Returns what it told, in lines. */
async function changeAndKill(first: number, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [changer, place.index, serverOne, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      told += piece.toString();
      resolve();
    });
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await Promise.race([begun, ended]);
  await wait(milliseconds);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await ended;
  return told.split('\n').slice(0, -1);
}

test('killed at any moment, each report of a server is there whole or not at all, and none that was removed is lost', async () => {
  const expected = new Set<string>();
  for (const [round, delay] of [30, 150, 400].entries()) {
    const told = await changeAndKill(100 * round, delay);
    for (const line of told) {
      const [deed, id = ''] = line.split(' ');
      if (deed === 'added') expected.add(id);
      else expected.delete(id);
    }
    const bot = await openBotOver(place.index);
    try {
      await bot.reports.bringUpToDate();
      const library = (await bot.libraries.ofServer(serverOne))!;
      const stored = (await library.reports()).map(({ id }) => id);
      const removed = (await bot.reports.restorable(serverOne)).map(({ id }) => id);
      const context = `killed after ${delay} ms, having told ${told.join(', ')}`;
      // What was being done may be done, and not yet told.
      const [, last = '0'] = /-(\d+)$/.exec(told.at(-1) ?? '') ?? [];
      const doubtful = new Set([`+report-${last}`, `+report-${Number(last) + 1}`]);
      expect(stored.filter((id) => !doubtful.has(id)).sort(), context).toEqual(
        [...expected].filter((id) => !doubtful.has(id)).sort(),
      );
      for (const id of doubtful) if (expected.has(id)) expect([...stored, ...removed], context).toContain(id);
      const trail = await bot.records.audit.list(serverOne, { limit: 1000 });
      const added = trail.filter(({ action }) => action === 'library.add').map(({ subject }) => subject);
      expect(new Set(added).size, context).toBe(added.length);
      expect(added, context).toEqual(expect.arrayContaining(stored));
      const removals = trail.filter(({ action }) => action === 'library.remove').map(({ subject }) => subject);
      expect(removals.length, context).toBe(added.length - stored.length);
      for (const id of stored) expect((await library.reportPassages(id)).length, context).toBe(5);
      expect((await bot.reports.status(serverOne)).passages).toBe(5 * stored.length);
      for (const id of stored) expected.add(id);
      for (const id of expected) if (!stored.includes(id)) expected.delete(id);
    } finally {
      await bot.close();
    }
  }
});

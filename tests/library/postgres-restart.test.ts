import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { connectDatabase } from '../../src/library/postgres/connect.js';
import { openLibraryIn } from '../../src/library/postgres/open.js';
import { publishReports } from './contract.js';
import { createOnServer, testServer } from './postgres-databases.js';
import { expectNothingLost, putUnderLoad } from './postgres-under-load.js';
import { clusteredReports } from './sample.js';

/** A shell command that restarts the test server, which is nobody else's then. */
const restart = process.env['ISNAD_TEST_POSTGRES_RESTART'];

describe.runIf(testServer !== undefined && restart !== undefined)('a server that restarts under load', () => {
  test('loses no vote, and answers again when it is back', async () => {
    const opened = await createOnServer();
    await publishReports(await openLibraryIn(opened.database, 'base', { create: true }), clusteredReports(20, 5));
    const database = connectDatabase(opened.url!);
    const load = putUnderLoad(database);
    for (let round = 0; round < 3; round += 1) {
      await load.answered(200);
      await promisify(exec)(restart ?? '');
    }
    await load.answered(200);
    const outcomes = await load.end();
    expect(outcomes.size).toBeGreaterThan(800);
    await expectNothingLost(outcomes, opened.database);
    const counts = new Map<string, number>();
    for (const outcome of outcomes.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    console.log('Three restarts under load:', Object.fromEntries(counts));
    await database.close();
    await opened.remove();
  }, 240_000);
});
if (testServer === undefined || restart === undefined) {
  test.skip('a server that restarts: ISNAD_TEST_POSTGRES or ISNAD_TEST_POSTGRES_RESTART is not set', () => {});
}

import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import { createOnServer, type TestDatabase, testServer } from '../library/postgres-databases.js';
import { vote } from '../records/sample.js';
import { type CliResult, hasModel, makeWorkplace, runCli, startCli, type Workplace } from '../support/cli.js';
import { copyStarterIndex } from '../support/starter-index.js';

/** What went wrong, without what tells how far the work is. */
const problemsIn = ({ errors }: Pick<CliResult, 'errors'>): string[] =>
  errors.split('\n').filter((line) => line !== '' && !/^(Copying|Comparing) reports: /.test(line));
const failureOf = (result: Pick<CliResult, 'errors'>): unknown => JSON.parse(problemsIn(result).join('')).error;

describe.runIf(testServer !== undefined && hasModel)('isnad migrate-library', () => {
  let place: Workplace;
  let opened: TestDatabase;
  const back = (): string => path.join(place.folder, 'back');
  const isnad = (...args: string[]) => runCli(args, { environment: place.environment });
  const migrate = (from: string, to: string) => isnad('migrate-library', '--from', from, '--to', to, '--json');

  beforeEach(async () => {
    place = await makeWorkplace();
    opened = await createOnServer();
    await copyStarterIndex(place.index);
    const records = await openRecords(place.index);
    await records.votes.put(vote({ server: null }));
    await records.settings.change('100000000000000001', { mentions: false }, '7');
    await records.close();
  }, 240_000);
  afterEach(async () => {
    await opened.remove();
    await place.remove();
  });

  it('takes everything to a database and back, and refuses a place that is used', async () => {
    const there = await migrate(place.index, opened.url!);
    expect({ exitCode: there.exitCode, errors: problemsIn(there) }).toEqual({ exitCode: 0, errors: [] });
    const copied = JSON.parse(there.output);
    expect(copied).toMatchObject({ base: { reports: 8 }, servers: 1, directVotes: 1, answers: { asked: 8, same: 8 } });
    expect(there.output).not.toContain(new URL(opened.url!).username + '@');
    const again = await migrate(place.index, opened.url!);
    expect(again.exitCode).toBe(1);
    expect(failureOf(again)).toMatchObject({ identifier: 'library-not-empty' });

    const home = await migrate(opened.url!, back());
    expect({ exitCode: home.exitCode, errors: problemsIn(home) }).toEqual({ exitCode: 0, errors: [] });
    expect(JSON.parse(home.output).base).toEqual(copied.base);
    const [before, after] = [await openLibrary({ directory: place.index }), await openLibrary({ directory: back() })];
    expect(await after.contentHashes()).toEqual(await before.contentHashes());
    await before.close();
    await after.close();
    const status = await runCli(['status'], { environment: { ...place.environment, INDEX_DIR: back() } });
    expect(status.output).toContain('Up to date with the corpus.');
  }, 240_000);

  it('killed in the middle, goes on when it is run again', async () => {
    const first = startCli(['migrate-library', '--from', place.index, '--to', opened.url!], {
      environment: place.environment,
    });
    const ended = once(first, 'close');
    const admin = new pg.Client({ connectionString: opened.url! });
    await admin.connect();
    // The first publication says where the copy comes from; what comes after is still to be done.
    for (let begun = 0; begun === 0 && first.exitCode === null;) {
      begun = Number((await admin.query('select count(*) from isnad.derived')).rows[0].count);
    }
    first.kill('SIGKILL');
    await ended;
    await admin.end();
    const again = await migrate(place.index, opened.url!);
    if (first.exitCode === 0) {
      expect(failureOf(again)).toMatchObject({ identifier: 'library-not-empty' });
    } else {
      expect({ exitCode: again.exitCode, errors: problemsIn(again) }).toEqual({ exitCode: 0, errors: [] });
      expect(JSON.parse(again.output)).toMatchObject({ base: { reports: 8 }, answers: { same: 8 } });
    }
  }, 240_000);

  it('takes no place for two', async () => {
    const { exitCode, errors } = await migrate(place.index, `${place.index}/../index`);
    expect(exitCode).toBe(2);
    expect(failureOf({ errors })).toMatchObject({ identifier: 'command-invalid' });
  });
});
if (testServer === undefined) it.skip('isnad migrate-library: ISNAD_TEST_POSTGRES names no server', () => {});

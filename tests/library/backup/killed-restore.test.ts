import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { restoreBackup } from '../../../src/library/embedded/backup/restore-backup.js';
import { writeBackup } from '../../../src/library/embedded/backup/write-backup.js';
import { EmbeddedLibraries } from '../../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../../src/library/embedded/open.js';
import { openRecords } from '../../../src/records/embedded/embedded-records.js';
import { publishReports } from '../contract.js';
import { clusteredReports, randomNumbers, sampleReport } from '../sample.js';

const server = '100000000000000001';
const restorer = fileURLToPath(new URL('restore-until-killed.mjs', import.meta.url));

let folder: string;
const index = () => path.join(folder, 'index');
const backup = (name: string) => path.join(folder, `${name}.tar`);

/** Two states of an index, each with a server's library and a vote that only it has, backed up. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isnad-killed-restore-'));
  for (const [number, name] of ['one', 'two'].entries()) {
    const directory = path.join(folder, name);
    const libraries = new EmbeddedLibraries(await openLibrary({ directory, create: true }), {
      directory,
      create: true,
    });
    await publishReports(libraries.base, clusteredReports(30, 5, number));
    await publishReports(libraries.base, [sampleReport(`only-${name}`, [[`topic1 only ${name}`]])]);
    await publishReports(await libraries.createForServer(server), [sampleReport('+own', [[`own of ${name}`]])]);
    const records = await openRecords(directory);
    await records.votes.put({ person: name, answer: '1', server, helpful: true, reports: ['report-1'] });
    await records.close();
    await libraries.close();
    await writeBackup(directory, backup(name), '0.0.0');
  }
  await restoreBackup(backup('one'), index(), { force: false, latestRecord: () => null });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function restoreAndKill(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [restorer, index(), backup('two'), backup('one')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
  await wait(milliseconds);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await ended;
}

test('killed at any moment of a restore, everything is of the one state or of the other', async () => {
  const random = randomNumbers(Date.now());
  const seen = new Set<string>();
  for (let round = 0; round < 15; round += 1) {
    const delay = random() * 250;
    await restoreAndKill(delay);
    const context = `killed after ${delay} ms in round ${round}`;
    const notices: string[] = [];
    const options = { directory: index(), exactLimit: 0, onNotice: (notice: string) => notices.push(notice) };
    const libraries = new EmbeddedLibraries(await openLibrary(options), options);
    const ids = (await libraries.base.reports()).map(({ id }) => id);
    const state = ids.includes('only-one') ? 'one' : 'two';
    seen.add(state);
    expect(
      ids.filter((id) => id.startsWith('only-')),
      context,
    ).toEqual([`only-${state}`]);
    expect(await libraries.base.state(), context).toMatchObject({ reports: 31, passages: 151 });
    const own = await libraries.ofServer(server);
    expect((await own!.reportPassages('+own'))[0]?.text, context).toBe(`own of ${state}`);
    const records = await openRecords(index());
    expect([await records.votes.countOf('one'), await records.votes.countOf('two')], context).toEqual(
      state === 'one' ? [1, 0] : [0, 1],
    );
    expect(notices, context).toEqual([]);
    expect((await libraries.base.describe()).search).toBe('index');
    await records.close();
    await libraries.close();
  }
  expect((await readdir(index())).filter((name) => name.startsWith('restore.json'))).toEqual([]);
  await restoreBackup(backup('one'), index(), { force: true, latestRecord: () => null });
  expect(await readdir(index())).not.toContain('restoring');
});

import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/library/embedded/open.js';
import { programFolder } from '../../src/program.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import { publishReports } from '../library/contract.js';
import { clusteredReports, sampleReport } from '../library/sample.js';
import { makeWorkplace, runCli, type Workplace } from '../support/cli.js';

const vote = { answer: '5', person: '8', server: null, helpful: true, reports: ['report-1'] };

describe('isnad backup and isnad restore', () => {
  let place: Workplace;
  let file: string;

  const isnad = (...args: string[]) => runCli(args, { environment: place.environment });

  async function publish(...reports: Parameters<typeof publishReports>[1]): Promise<void> {
    const library = await openLibrary({ directory: place.index, create: true });
    await publishReports(library, reports);
    await library.close();
  }

  async function countVotes(): Promise<number> {
    const records = await openRecords(place.index);
    const count = await records.votes.countOf('8');
    await records.close();
    return count;
  }

  beforeEach(async () => {
    place = await makeWorkplace();
    file = path.join(place.folder, 'isnad.tar');
    await publish(...clusteredReports(60, 5));
    const records = await openRecords(place.index);
    await records.votes.put(vote);
    await records.close();
  });
  afterEach(() => place.remove());

  it('write everything to a file, check it, and put it back', async () => {
    const written = await isnad('backup', file);
    expect({ exitCode: written.exitCode, errors: written.errors }).toEqual({ exitCode: 0, errors: '' });
    expect(written.output).toMatch(
      /isnad\.tar: generation 1, 60 reports, 0 servers with 0 reports of their own, all records; .* checked\.\n$/,
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const checked = await isnad('restore', file, '--check');
    expect(checked.output).toMatch(/isnad\.tar is whole: generation 1, 60 reports, .* made 20.* by Isnad \d/);

    await publish(sampleReport('later', [['topic1 added later']]));
    const refused = await isnad('restore', file, '--json');
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.errors).error).toMatchObject({ identifier: 'index-newer' });
    const restored = await isnad('restore', file, '--force');
    expect({ exitCode: restored.exitCode, errors: restored.errors }).toEqual({ exitCode: 0, errors: '' });
    expect(restored.output).toMatch(/^Restored .*isnad\.tar of 20.* It is generation 3 now\.\nisnad reindex /);
    const status = JSON.parse((await isnad('status', '--json')).output);
    expect(status).toMatchObject({ reports: 60, generation: 3 });
    expect(await countVotes()).toBe(1);
  });

  it('say everything as JSON', async () => {
    const libraries = [{ server: null, generation: 1, reports: 60, passages: 300 }];
    const written = JSON.parse((await isnad('backup', file, '--json')).output);
    expect(written).toMatchObject({ file, libraries, leftOut: [] });
    expect(JSON.parse((await isnad('restore', file, '--check', '--json')).output)).toMatchObject({ file, libraries });
    const restored = JSON.parse((await isnad('restore', file, '--json')).output);
    expect(restored).toMatchObject({ file, libraries, generation: 2, kept: [] });
  });

  it('name what is wrong: no index, no folder, no backup', async () => {
    expect((await isnad('backup', path.join(place.folder, 'no', 'x.tar'))).errors).toContain('its folder is not there');
    expect((await isnad('backup', file, '--index', path.join(place.folder, 'none'))).errors).toContain(
      'There is no library',
    );
    expect((await isnad('restore', file)).errors).toMatch(/^error: .*isnad\.tar cannot be read\.\nhint: /);
    await writeFile(file, 'no backup');
    expect((await isnad('restore', file)).errors).toMatch(/^error: .* is no whole backup: it does not begin as one/);
  });

  /** Runs a command that may write files of so many blocks of 512 bytes at most: writing more fails, as on a full disk. */
  async function onFullDisk(blocks: number, args: readonly string[]): Promise<{ code: number | null; errors: string }> {
    const main = path.join(programFolder, 'dist', 'src', 'cli', 'main.js');
    const child = spawn('sh', ['-c', `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, main, ...args], {
      env: { PATH: process.env['PATH'], ...place.environment },
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      errors += text;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, errors };
  }

  it.each([50, 400, 1_000])('lose nothing on a full disk (%i blocks)', async (blocks) => {
    const backup = await onFullDisk(blocks, ['backup', file]);
    expect(backup.code, backup.errors).toBe(1);
    expect(backup.errors).toMatch(/^error: .*\nhint: .*free space/);
    expect(await readdir(place.folder)).toEqual(['corpus', 'index']);

    await isnad('backup', file);
    const restore = await onFullDisk(blocks, ['restore', file, '--force']);
    expect(restore.code, restore.errors).toBe(1);
    expect(restore.errors).toMatch(/^error: .*\nhint: .*free space/);
    expect(await readdir(place.index)).not.toContain('restoring');
    expect(await readdir(place.index)).not.toContain('restore.json');
    const status = JSON.parse((await isnad('status', '--json')).output);
    expect(status).toMatchObject({ reports: 60, generation: 1 });
    expect(await countVotes()).toBe(1);
  });
});

import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Connection } from '../../src/library/embedded/connection.js';
import { knownMigrations } from '../../src/library/embedded/schema.js';
import { hasModel, makeWorkplace, runCli, type Workplace } from '../support/cli.js';
import { copyStarterIndex } from '../support/starter-index.js';

/** The tables that each migration brought, so that an index can be put back to what the program before it left. */
const tablesOf: Readonly<Record<(typeof knownMigrations)[number], readonly string[]>> = {
  '0001-reports-passages-vectors': [],
  '0002-votes': ['votes'],
  '0003-servers': [
    ...['settings', 'audit', 'hidden_reports', 'hidden_passages', 'questions', 'removed_reports', 'left_servers'],
  ],
};
const earlier = knownMigrations.slice(0, -1);

// The starter index is made with the model.
describe.skipIf(!hasModel)('an index of an earlier program', () => {
  let place: Workplace;
  const isnad = (...args: string[]) => runCli(args, { environment: place.environment });
  const question = 'Where did the ISIS leaders go?';
  const answers = async () => {
    const { output, errors, exitCode } = await isnad('ask', question, '--json');
    expect(exitCode, errors).toBe(0);
    const { quotes } = JSON.parse(output) as { quotes: { text: string }[] };
    return { quotes: quotes.map(({ text }) => text), errors };
  };

  function change(sql: string): void {
    const connection = new Connection(path.join(place.index, 'library.sqlite'), 'write');
    connection.execute(sql);
    connection.close();
  }

  /** What an index of this program answers. */
  let current: Awaited<ReturnType<typeof answers>> | undefined;
  beforeEach(async () => {
    place = await makeWorkplace();
    await copyStarterIndex(place.index);
    current ??= await answers();
  });
  afterEach(() => place.remove());

  it.each(earlier)('of %s answers as it is, and is brought up to date', async (last) => {
    for (const later of knownMigrations.slice(knownMigrations.indexOf(last) + 1)) {
      for (const table of tablesOf[later]) change(`drop table ${table}`);
      change(`delete from kysely_migration where name = '${later}'`);
    }
    expect(await answers()).toEqual(current);
    expect((await isnad('servers', 'list')).exitCode).toBe(0);
  });

  it('has its calibration measured anew where it is of another version', async () => {
    change(`update derived set value = '{"version":1,"cosine":{"mean":0.3,"deviation":0.1},"floor":99,"spread":1}'`);
    expect(await answers()).toEqual(current);
    expect((await isnad('doctor')).output).toContain('problem  Calibration: it is missing');
    expect((await isnad('reindex')).exitCode).toBe(0);
    expect((await isnad('doctor')).output).toContain('Everything is in order.');
  });

  it('answers, and says what to do, where its words were analysed by another version', async () => {
    change("update state set analysis = 'words-0'");
    expect((await answers()).errors).toContain('isnad reindex brings it up to date');
    expect((await isnad('reindex')).exitCode).toBe(0);
    expect((await answers()).errors).toBe('');
  });

  it.each([
    ['an older form', (manifest: object) => ({ ...manifest, format: 0 })],
    ['a newer form', (manifest: object) => ({ ...manifest, format: 3, more: true })],
    ['a field less', ({ lastPassage: _, ...manifest }: Record<string, unknown>) => manifest],
  ])('has its vector index built anew where its manifest is of %s', async (_, form) => {
    const name = (await readdir(place.index)).find((file) => /^vectors-\d+\.json$/.test(file))!;
    const file = path.join(place.index, name);
    await writeFile(file, JSON.stringify(form(JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>)));
    const { quotes, errors } = await answers();
    expect(quotes).toEqual(current?.quotes);
    expect(errors).toContain('rebuilding it from the library');
    expect(await answers()).toEqual(current);
  });

  it('keeps no words of another lexicon', async () => {
    const cache = path.join(place.index, 'lexicon');
    for (const name of await readdir(cache)) {
      await rename(path.join(cache, name), path.join(cache, name.replace(/-[0-9a-f]{12}-/, '-000000000000-')));
    }
    expect(await answers()).toEqual(current);
    for (const name of await readdir(cache)) await writeFile(path.join(cache, name), 'of an older program');
    expect(await answers()).toEqual(current);
  });

  it('of a newer program is left alone, and every command says what to do', async () => {
    change("insert into kysely_migration values ('9999-later', '2030-01-01')");
    for (const args of [
      ['ask', question],
      ['status'],
      ['reindex'],
      ['servers', 'list'],
      ['backup', path.join(place.folder, 'x.tar')],
    ]) {
      const { exitCode, errors } = await isnad(...args);
      expect(exitCode).toBe(1);
      expect(errors).toContain('was written by a newer version of Isnad (9999-later)');
      expect(errors).toContain('Update Isnad');
    }
  });
});

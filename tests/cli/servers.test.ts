import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverListSchema } from '../../src/cli/view/servers.js';
import { EmbeddedLibraries } from '../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import type { Libraries } from '../../src/library/libraries.js';
import { baseScope } from '../../src/library/scope.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import type { Records } from '../../src/records/records.js';
import { publishReports } from '../library/contract.js';
import { sampleReport } from '../library/sample.js';
import { type CliResult, type CliOptions, makeWorkplace, runCli, type Workplace } from '../support/cli.js';

const one = '100000000000000001';
const two = '100000000000000002';
const three = '100000000000000003';
const stranger = '100000000000000009';

const ofBase = sampleReport('harbour', [['The harbour opened.']]);
const ofOne = sampleReport('+secret', [['The mill of server one burned.'], ['Nobody was told.']]);
const ofThree = sampleReport('+quiet', [['The mill of server three stands.']]);

describe('isnad servers', () => {
  let place: Workplace;
  let libraries: Libraries;
  let records: Records;

  const isnad = (args: string[], options: CliOptions = {}): Promise<CliResult> =>
    runCli(['servers', ...args], { environment: place.environment, ...options });
  const listed = async () => serverListSchema.parse(JSON.parse((await isnad(['list', '--json'])).output)).servers;

  // The libraries stay open all the while, as they are in a bot.
  beforeEach(async () => {
    place = await makeWorkplace();
    const options = { directory: place.index, create: true };
    libraries = new EmbeddedLibraries(await openLibrary(options), options);
    await publishReports(libraries.base, [ofBase]);
    await publishReports(await libraries.createForServer(one), [ofOne]);
    await publishReports(await libraries.createForServer(three), [ofThree]);
    records = await openRecords(place.index);
    await records.settings.change(one, { keepsQuestions: true }, '7');
    const question = {
      server: one,
      text: 'Who burned the mill?',
      language: 'en',
      reports: [ofOne.indexed.report.id],
    } as const;
    await records.questions.add({ ...question, answered: true, at: new Date().toISOString() });
    const vote = { answer: '5', person: '8', helpful: true, reports: ['harbour'] };
    await records.votes.put({ ...vote, server: one });
    await records.votes.put({ ...vote, answer: '6', server: two });
    await records.servers.left(two, '2026-05-01T00:00:00.000Z');
  });
  afterEach(async () => {
    await records.close();
    await libraries.close();
    await place.remove();
  });

  it('lists every server of which something is stored, recorded or in a library', async () => {
    const servers = await listed();
    expect(servers).toMatchObject([
      { server: one, leftAt: null, reports: 1, passages: 2, votes: 1, settings: 1, audit: 1, questions: 1, removed: 0 },
      { server: two, leftAt: '2026-05-01T00:00:00.000Z', reports: 0, passages: 0, votes: 1, settings: 0 },
      { server: three, leftAt: null, reports: 1, passages: 1, votes: 0, problem: null },
    ]);
    const { output } = await isnad(['list']);
    expect(output).toContain(
      `${one}: 1 reports of its own (2 passages), 1 votes, 1 questions, 1 settings, 1 lines of its audit trail\n`,
    );
    expect(output).toContain(
      `${two}: 1 votes\n  left 2026-05-01T00:00:00.000Z; its data goes SERVER_GRACE_DAYS later\n`,
    );
  });

  it('exports records and reports of one server, and of no other', async () => {
    const file = path.join(place.folder, 'one.json');
    const { exitCode, output, errors } = await isnad(['export', one, '--output', file]);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output).toMatch(/^.*one\.json: 1 reports and all records, /);
    const text = readFileSync(file, 'utf8');
    const exported = JSON.parse(text);
    expect(exported).toMatchObject({ format: 'isnad-server', version: 1, server: one });
    expect(exported.reports).toEqual([ofOne.indexed.report]);
    expect(exported.records.settings).toEqual({ keepsQuestions: true });
    expect(exported.records.questions).toMatchObject([{ text: 'Who burned the mill?' }]);
    expect(text).not.toContain('harbour opened');
    expect(text).not.toContain('server three');
    expect((await isnad(['export', one])).output).toContain('"format": "isnad-server"');
  });

  it('takes an export back', async () => {
    const before = JSON.parse((await isnad(['export', one])).output);
    await records.servers.delete(one);
    await records.servers.import(one, before.records);
    const after = JSON.parse((await isnad(['export', one])).output);
    expect(after.records).toEqual(before.records);
  });

  it('deletes everything of one server once its id is typed, and leaves the others alone', async () => {
    const reader = await libraries.inScope({ ...baseScope, server: one });
    expect((await reader.reports()).map(({ id }) => id)).toEqual(['+secret', 'harbour']);
    const { exitCode, output, errors } = await isnad(['delete', one], { input: `${one}\n` });
    expect(exitCode, errors).toBe(0);
    expect(errors).toContain(`Stored of the server ${one}: 1 reports of its own (2 passages), 1 votes, 1 questions`);
    expect(output).toBe(`Deleted of the server ${one}: 1 reports, 4 records. Nothing is left.\n`);
    expect(existsSync(path.join(place.index, 'servers', one))).toBe(false);
    expect((await listed()).map(({ server }) => server)).toEqual([two, three]);
    expect(readFileSync(path.join(place.index, 'library.sqlite'), 'latin1')).not.toContain('Who burned the mill');
    expect(await records.votes.countOf('8')).toBe(1);
    // Whoever had the library open sees at once that it is gone, and can begin anew.
    expect((await (await libraries.inScope({ ...baseScope, server: one })).reports()).map(({ id }) => id)).toEqual([
      'harbour',
    ]);
    await publishReports(await libraries.createForServer(one), [ofThree]);
    const anew = await libraries.inScope({ ...baseScope, server: one });
    expect((await anew.reports()).map(({ id }) => id)).toEqual(['+quiet', 'harbour']);
  });

  it.each(['', 'y\n', `${two}\n`])('deletes nothing for the answer %j', async (input) => {
    const { exitCode, output, errors } = await isnad(['delete', one], { input });
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toContain('error: Not confirmed: nothing was deleted.');
    expect(await listed()).toHaveLength(3);
  });

  it('deletes without asking when told so, and says what in JSON', async () => {
    const { exitCode, output } = await isnad(['delete', two, '--yes', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toEqual({ server: two, reports: 0, records: 2 });
    expect((await listed()).map(({ server }) => server)).toEqual([one, three]);
  });

  it.each(['export', 'delete'])('knows no server of which nothing is stored: %s', async (command) => {
    const yes = command === 'delete' ? ['--yes'] : [];
    const { exitCode, errors } = await isnad([command, stranger, ...yes, '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(errors).error.identifier).toBe('server-unknown');
    const wrong = await isnad([command, '../corpus', ...yes]);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.errors).toContain('"../corpus" is no id of a server');
  });
});

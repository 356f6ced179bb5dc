import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DiscordAPIError, HTTPError, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Log, type LogOptions, openLog, requestId } from '../../src/discord/log.js';
import { IsnadError } from '../../src/errors.js';
import { programFolder } from '../../src/program.js';

/** Made up, in the form of real ones. */
const botToken = ['MTE3MjU2NzY2ODQ2MDM1OTc3OQ', 'GxYz12', 'canary-canary-canary-canary-canary-123'].join('.');
const otherBotToken = ['OTg3NjU0MzIxMDk4NzY1NDMyMQ', 'AbCdEf', 'canary_other_canary_other_canary_other_1'].join('.');
const interactionToken = `aW50ZXJhY3Rpb246${'canaryCANARY'.repeat(12)}`;
const plainToken = 'canary token/with+marks"and\\more';
const question = 'Where did the canary fly in winter?';

type Line = Record<string, unknown> & { error?: Record<string, unknown> };

function openTestLog(options: Partial<LogOptions> = {}): { log: Log; text: () => string; lines: () => Line[] } {
  const written: string[] = [];
  const log = openLog({
    ...{ level: 'debug', secrets: [botToken, plainToken], showsQuestions: false, write: (line) => written.push(line) },
    ...options,
  });
  const text = () => written.join('');
  return {
    log,
    text,
    lines: () =>
      text()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Line),
  };
}

describe('a log', () => {
  test('writes one JSON object a line, with level and time in words', () => {
    const { log, text, lines } = openTestLog();
    log.info({ guild: '1', milliseconds: 12.5 }, 'Answered.\nA second line');
    log.error({}, 'Failed.');
    expect(text().split('\n')).toHaveLength(3);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(lines()).toEqual([
      { level: 'info', time, guild: '1', milliseconds: 12.5, message: 'Answered.\nA second line' },
      { level: 'error', time, message: 'Failed.' },
    ]);
  });

  test.each([
    ['silent', []],
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug']],
  ] as const)('at level %s writes that and what is more important', (level, expected) => {
    const { log, lines } = openTestLog({ level });
    for (const kind of ['error', 'warn', 'info', 'debug'] as const) log[kind]({}, kind);
    expect(lines().map((line) => line['message'])).toEqual(expected);
  });

  test('of a request bears its fields on every line', () => {
    const { log, lines } = openTestLog();
    const request = log.child({ request: 'ab12' });
    request.info({}, 'Begun.');
    request.child({ server: '7' }).warn({ late: true }, 'Late.');
    log.info({}, 'Another.');
    expect(lines()).toMatchObject([{ request: 'ab12' }, { request: 'ab12', server: '7', late: true }, {}]);
    expect(lines()[2]).not.toHaveProperty('request');
  });

  test('tells of an error what it says, and its causes', () => {
    const { log, lines } = openTestLog();
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', port: 443 });
    const error = new IsnadError('library-busy', 'Busy.', { hint: 'Wait.', cause });
    log.error({ error, several: new AggregateError([new Error('one'), 'two'], 'both') }, 'Failed.');
    expect(lines()[0]).toMatchObject({
      error: {
        ...{ name: 'IsnadError', message: 'Busy.', identifier: 'library-busy', hint: 'Wait.' },
        stack: expect.stringContaining('log.test'),
        cause: { name: 'Error', message: 'connect ECONNREFUSED', code: 'ECONNREFUSED', port: 443 },
      },
      several: { message: 'both', errors: [{ message: 'one' }, 'two'] },
    });
  });

  test('survives whatever it is given', () => {
    const { log, lines } = openTestLog();
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    const error = new Error('ring');
    error.cause = error;
    const fields = {
      ring,
      error,
      big: 10n,
      map: new Map(),
      date: new Date(Number.NaN),
      none: undefined,
      call: () => 1,
    };
    log.error(fields, 'Odd.');
    expect(lines()[0]).toMatchObject({ big: '10', map: '[Map]', date: 'no date', call: '[function]', message: 'Odd.' });
  });

  test('goes to standard error', async () => {
    const module = pathToFileURL(path.join(programFolder, 'dist/src/discord/log.js')).href;
    const script = `import { openLog } from ${JSON.stringify(module)};
      openLog({ level: 'info', secrets: ['canary-secret'], showsQuestions: false }).info({}, 'It is canary-secret.');
      process.exit(3);`;
    const ended = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    const { stdout, stderr } = (await ended.catch((error: unknown) => error)) as { stdout: string; stderr: string };
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toMatchObject({ level: 'info', message: 'It is [redacted].' });
  });

  test('gives requests ids that are short and differ', () => {
    const ids = new Set(Array.from({ length: 1_000 }, requestId));
    expect(ids.size).toBe(1_000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('no token is ever logged', () => {
  const tokens = [botToken, otherBotToken, interactionToken, plainToken];
  const forms = (token: string) => [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1)];

  /** Logs at every level and in every place, and looks for the canary. */
  function expectNoToken(write: (log: Log) => void): Line[] {
    const { log, text, lines } = openTestLog();
    write(log);
    expect(text()).not.toBe('');
    expect(text().toLowerCase()).not.toContain('canary');
    for (const token of tokens.flatMap(forms)) expect(text()).not.toContain(token);
    return lines();
  }

  test.each(tokens.flatMap((token) => forms(token).map((form) => [form])))('not %s', (form) => {
    const lines = expectNoToken((log) => {
      log.info({ note: `is ${form}!`, list: [form], deep: { deeper: { deepest: form } } }, `Said ${form}.`);
      log.child({ bound: form, token: form }).warn({ headers: { Authorization: `Bot ${form}` } }, 'Said.');
      const inner = new Error(`inner ${form}`);
      inner.name = form;
      const error = new IsnadError('disk-write-failed', `outer ${form}`, { hint: form, cause: inner });
      log.error({ error, other: new AggregateError([inner]) }, 'Failed.');
      log.error({ error: Object.assign(new Error('x', { cause: { form } }), { code: form, url: form }) }, 'Failed.');
      log.debug({ url: `https://discord.com/api/v10/webhooks/12345/${form}/messages/@original?wait=true` }, 'Sent.');
    });
    expect(lines).toHaveLength(5);
  });

  test('whoever the address of a webhook or an interaction belongs to', () => {
    const lines = expectNoToken((log) => {
      log.info({ url: '/webhooks/123456/canary_short-1/messages/@original' }, '/interactions/123456/canary-2/callback');
    });
    const expected = {
      url: '/webhooks/123456/[redacted]/messages/@original',
      message: '/interactions/123456/[redacted]/callback',
    };
    expect(lines[0]).toMatchObject(expected);
  });

  test('but what is none stays', () => {
    const { log, lines } = openTestLog({ secrets: ['', ' ', 'info'] });
    const fields = { tokens: 12, note: 'Bot restarted; bearer of news. webhooks/none', text: 'أين ذهب القادة؟' };
    log.info(fields, 'An info.');
    expect(lines()[0]).toMatchObject({ ...fields, message: 'An info.', level: 'info' });
  });
});

describe('the failures of real requests to Discord', () => {
  let server: Server;
  let rest: REST;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isRefused = request.url?.includes('callback') ?? false;
      const problem = {
        code: 50035,
        message: 'Invalid Form Body',
        errors: { content: { _errors: [{ code: 'X', message: 'Too long' }] } },
      };
      response.writeHead(isRefused ? 400 : 502, { 'content-type': 'application/json' });
      response.end(isRefused ? JSON.stringify(problem) : 'bad gateway');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
    rest = new REST({ api, retries: 0 }).setToken(botToken);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test.each([
    ['a refused one', DiscordAPIError, Routes.interactionCallback('11', interactionToken), 400],
    ['one that fails', HTTPError, Routes.webhook('12', interactionToken), 502],
  ])('%s is logged without token and without what was asked', async (_, kind, route, status) => {
    const body = { content: question, data: { token: botToken } };
    const error: unknown = await rest.post(route, { body }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(kind);
    const { log, text, lines } = openTestLog();
    log.error({ error, also: { error } }, `Failed: ${String(error)}`);
    expect(text().toLowerCase()).not.toContain('canary');
    expect(lines()[0]).toMatchObject({
      error: { status, method: 'POST', url: expect.stringMatching(/\/1[12]\/\[redacted\]/) },
    });
  });
});

describe('the texts of questions', () => {
  const write = (log: Log): void => {
    log.child({ question }).info({ question, request: { question } }, 'Asked.');
    log.error({ error: Object.assign(new Error('Failed'), { question, requestBody: { json: question } }) }, 'Failed.');
  };

  test('are not logged', () => {
    const { log, text, lines } = openTestLog();
    write(log);
    expect(text()).not.toContain('canary');
    expect(lines()[0]).toMatchObject({ question: '[35 characters]', request: { question: '[35 characters]' } });
  });

  test('are logged where LOG_QUESTIONS says so, and requests to Discord are not', () => {
    const { log, lines } = openTestLog({ showsQuestions: true });
    write(log);
    expect(lines()[0]).toMatchObject({ question, request: { question } });
    expect(JSON.stringify(lines()[1]?.error)).not.toContain('canary');
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'dotenv';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { discordSettings } from '../../src/cli/discord-settings.js';
import { loadConfig, misspelledSettings, unknownSettings } from '../../src/cli/settings.js';
import { readConfig, settings } from '../../src/config.js';
import { environmentExample } from '../support/environment-example.js';

describe('settings', () => {
  const before = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'isnad-settings-'));
    process.chdir(folder);
    for (const { variable } of Object.values(settings)) vi.stubEnv(variable, undefined);
  });

  afterEach(() => {
    process.chdir(before);
    vi.unstubAllEnvs();
  });

  it('come from flags first, then the environment, then .env', () => {
    writeFileSync('.env', 'CORPUS_DIR=from-file\nINDEX_DIR=from-file\nEMBEDDING_MODEL=from-file\nLOG_LEVEL=debug\n');
    vi.stubEnv('INDEX_DIR', 'from-environment');
    vi.stubEnv('EMBEDDING_MODEL', 'from-environment');
    expect(loadConfig({ model: 'from-flag' })).toMatchObject({
      corpusDirectory: path.resolve('from-file'),
      indexDirectory: path.resolve('from-environment'),
      embeddingModel: 'from-flag',
      logLevel: 'debug',
    });
  });

  it('have defaults', () => {
    expect(loadConfig()).toEqual(readConfig({}));
  });

  it('divide the bot into as many shards as are given, or as Discord recommends', () => {
    vi.stubEnv('DISCORD_SHARDS', '4');
    expect(loadConfig()).toMatchObject({ shards: 4 });
    expect(loadConfig({ shards: 'auto' })).toMatchObject({ shards: 'auto' });
    for (const shards of ['0', '129', 'many', '1.5', '']) {
      expect(() => loadConfig({ shards })).toThrow(`DISCORD_SHARDS=${shards} is neither auto nor a whole number`);
    }
  });

  it('name the variable that is wrong', () => {
    writeFileSync('.env', 'LOG_LEVEL=loud');
    expect(() => loadConfig()).toThrow(/LOG_LEVEL=loud is not one of silent, error/);
    expect(() => loadConfig({ index: ' ' })).toThrow(/INDEX_DIR/);
    for (const host of [
      'huggingface.co',
      'ftp://example.org',
      'https://me:secret@example.org',
      'https://example.org/?a=b',
    ]) {
      expect(() => readConfig({ MODEL_HOST: host })).toThrow(/MODEL_HOST=.* is no address such as https/);
    }
  });
});

describe('a .env of another version, or of another program', () => {
  const before = process.cwd();
  beforeEach(() => process.chdir(mkdtempSync(path.join(tmpdir(), 'isnad-settings-'))));
  afterEach(() => process.chdir(before));

  it('is read, and names that are no settings are told, with what was probably meant', () => {
    const lines = [
      'DISCORD_TOKN=x',
      'index-dir=y',
      'LOGLEVEL=debug',
      'POSTGRES_PASSWORD=z',
      '__proto__=1',
      'constructor=2',
    ];
    writeFileSync('.env', lines.join('\n'));
    expect(loadConfig().logLevel).toBe('warn');
    expect(unknownSettings()).toEqual([
      { name: 'DISCORD_TOKN', nearest: 'DISCORD_TOKEN' },
      { name: 'index-dir', nearest: 'INDEX_DIR' },
      { name: 'LOGLEVEL', nearest: 'LOG_LEVEL' },
      { name: 'POSTGRES_PASSWORD', nearest: null },
      { name: 'constructor', nearest: null },
    ]);
    // Values may be secrets under a wrong name.
    expect(misspelledSettings()[0]).toBe('.env: DISCORD_TOKN is no setting and is passed over; DISCORD_TOKEN is one.');
    expect(() => discordSettings(readConfig({}))).toThrow(/DISCORD_TOKEN is not set[^]*DISCORD_TOKN is no setting/);
  });

  it('that is no UTF-8 is refused with what to do', () => {
    writeFileSync('.env', Buffer.from('\uFEFFLOG_LEVEL=debug\n', 'utf16le'));
    expect(() => loadConfig()).toThrow('The file .env of this folder is no text in UTF-8.');
    writeFileSync('.env', '\uFEFFLOG_LEVEL=debug\r\n');
    expect(loadConfig().logLevel).toBe('debug');
  });
});

describe('a setting that is a secret', () => {
  it('is not shown, not even where it is wrong', () => {
    const token = 'two words';
    expect(readConfig({ MODEL_HOST_TOKEN: ' word ' }).modelHostToken).toBe('word');
    const message = /^MODEL_HOST_TOKEN is no token: it has characters that no token has$/;
    expect(() => readConfig({ MODEL_HOST_TOKEN: token })).toThrow(message);
  });
});

describe('settings that are no texts', () => {
  it('become what they mean', () => {
    expect(readConfig({})).toMatchObject({ logQuestions: false, healthPort: null, healthHost: '127.0.0.1' });
    const given = { LOG_QUESTIONS: ' True ', HEALTH_PORT: '8080', HEALTH_HOST: '::1' };
    expect(readConfig(given)).toMatchObject({ logQuestions: true, healthPort: 8080, healthHost: '::1' });
    expect(readConfig({ LOG_QUESTIONS: 'false', HEALTH_PORT: '' })).toMatchObject({
      logQuestions: false,
      healthPort: null,
    });
  });

  it.each(['yes', '1', ''])('and are refused where they mean nothing: LOG_QUESTIONS=%s', (text) => {
    expect(() => readConfig({ LOG_QUESTIONS: text })).toThrow(`LOG_QUESTIONS=${text} is neither true nor false`);
  });

  it.each(['0', '65536', '-1', '80a', '1e3', '8080.5'])('nor is HEALTH_PORT=%s a port', (text) => {
    expect(() => readConfig({ HEALTH_PORT: text })).toThrow(`HEALTH_PORT=${text} is no port: those go from 1 to 65535`);
  });
});

describe('SERVER_GRACE_DAYS', () => {
  it('is a number of days', () => {
    expect(readConfig({}).serverGraceDays).toBe(30);
    expect(readConfig({ SERVER_GRACE_DAYS: ' 0 ' }).serverGraceDays).toBe(0);
    expect(() => readConfig({ SERVER_GRACE_DAYS: '1.5' })).toThrow('SERVER_GRACE_DAYS=1.5 is no whole number of days');
  });
});

describe('operators', () => {
  it('are ids with commas between', () => {
    expect(readConfig({}).operatorIds).toEqual([]);
    const given = ' 123456789012345678, 223456789012345678 ,';
    expect(readConfig({ OPERATOR_IDS: given }).operatorIds).toEqual(['123456789012345678', '223456789012345678']);
    expect(() => readConfig({ OPERATOR_IDS: 'somebody' })).toThrow('OPERATOR_IDS=somebody is no list of Discord ids');
  });
});

describe('.env.example', () => {
  it('lists every setting with its purpose and default (npx vitest -u writes it)', async () => {
    await expect(environmentExample()).toMatchFileSnapshot('../../.env.example');
  });

  it('holds the defaults once its lines are taken out of their comments', () => {
    const assignments = environmentExample().replace(/^# (?=[A-Z_]+=)/gm, '');
    expect(parse(assignments)).toEqual(
      Object.fromEntries(Object.values(settings).map(({ variable, fallback }) => [variable, fallback])),
    );
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'dotenv';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/cli/settings.js';
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

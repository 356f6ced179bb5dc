import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Guild } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Located, placeOf, scopeAt, settingsAt } from '../../src/discord/place.js';
import { baseScope } from '../../src/library/scope.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import type { Records } from '../../src/records/records.js';
import { defaultSettings } from '../../src/records/settings.js';

const inServer = (guildId: string): Located => ({ guildId, guild: {} as Guild });
const whereTheBotIsNoMember: Located = { guildId: '1', guild: null };
const direct: Located = { guildId: null, guild: null };

describe('what may be read at a place', () => {
  let folder: string;
  let records: Records;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'isnad-place-'));
    records = await openRecords(folder, { create: true });
    await records.settings.change('1', { usesBase: false, quotesOnPage: 1 }, '10');
    await records.hidden.hideReport('2', 'emirs', '10');
  });

  afterEach(async () => {
    await records.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is what its server says, and nothing of another server', async () => {
    expect(await scopeAt(placeOf(inServer('1')), records)).toMatchObject({ server: '1', includesBase: false });
    const second = await scopeAt(placeOf(inServer('2')), records);
    expect(second).toMatchObject({ server: '2', includesBase: true, hidden: { reports: ['emirs'], passages: [] } });
    expect((await scopeAt(placeOf(inServer('3')), records)).hidden.reports).toEqual([]);
  });

  it('is the base library where no server has a say', async () => {
    for (const place of [whereTheBotIsNoMember, direct]) {
      expect(await scopeAt(placeOf(place), records)).toEqual(baseScope);
      expect(await settingsAt(placeOf(place), records)).toEqual(defaultSettings);
    }
    expect((await settingsAt(placeOf(inServer('1')), records)).quotesOnPage).toBe(1);
  });

  it('is the same object as long as nothing else is hidden, whatever else is written', async () => {
    const { hidden } = await scopeAt(placeOf(inServer('2')), records);
    await records.settings.change('2', { mentions: false }, '10');
    expect((await scopeAt(placeOf(inServer('2')), records)).hidden).toBe(hidden);
    await records.hidden.hideReport('2', 'others', '10');
    expect((await scopeAt(placeOf(inServer('2')), records)).hidden).not.toBe(hidden);
  });
});

import { type Guild, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { isModerator, mayUse, type Visit } from '../../src/discord/moderators.js';
import { defaultSettings, type ServerSettings } from '../../src/records/settings.js';
import type { Records } from '../../src/records/records.js';

const guild = { id: '1' } as Guild;
const visit = (permissions: bigint, roles: readonly string[] = [], given: Partial<Visit> = {}): Visit => ({
  guildId: '1',
  guild,
  user: { id: '10' },
  member: { roles: [...roles] } as unknown as Visit['member'],
  memberPermissions: new PermissionsBitField(permissions),
  ...given,
});
const settings: ServerSettings = { ...defaultSettings, moderatorRoles: ['7', '8'] };
const { Administrator, ManageGuild, ManageMessages } = PermissionFlagsBits;

describe('a moderator', () => {
  it.each([
    ['may do everything', visit(Administrator)],
    ['may manage the server', visit(ManageGuild)],
    ['has one of the roles', visit(0n, ['5', '8'])],
    [
      'has one of the roles, in a server that is known by heart',
      visit(0n, [], { member: { roles: { cache: new Map([['7', {}]]) } } as unknown as Visit['member'] }),
    ],
  ])('%s', (_what, who) => {
    expect(isModerator(who, settings)).toBe(true);
  });

  it.each([
    ['who may only manage messages', visit(ManageMessages)],
    ['with other roles', visit(0n, ['5', '77'])],
    ['in a direct message', visit(Administrator, ['7'], { guildId: null, guild: null, member: null })],
    ['with the role that everybody has', visit(0n, ['1'])],
    ['where the bot is not a member', visit(Administrator, ['7'], { guild: null })],
  ])('is nobody %s', (_what, who) => {
    expect(isModerator(who, { moderatorRoles: [...settings.moderatorRoles, '1'] })).toBe(false);
  });
});

describe('what is for some only', () => {
  const records = { settings: { of: async () => settings } } as unknown as Records;
  const services = { records, operators: new Set(['99']) };
  const operator = visit(0n, [], { user: { id: '99' } });

  it('may be used by them', async () => {
    expect(await mayUse(visit(0n), 'everybody', services)).toBe(true);
    expect(await mayUse(visit(0n, ['7']), 'moderators', services)).toBe(true);
    expect(await mayUse(operator, 'operators', services)).toBe(true);
  });

  it('may not be used by others: whoever runs the bot moderates no server by that, nor the other way round', async () => {
    expect(await mayUse(visit(0n), 'moderators', services)).toBe(false);
    expect(await mayUse(operator, 'moderators', services)).toBe(false);
    expect(await mayUse(visit(Administrator), 'operators', services)).toBe(false);
  });
});

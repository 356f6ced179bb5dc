import { describe, expect, it } from 'vitest';
import type { SettingsSetOptions } from '../../../src/discord/commands/settings.js';
import { changeOf, chosenIn } from '../../../src/discord/settings/change.js';
import { defaultSettings, type ServerSettings } from '../../../src/records/settings.js';

const server = '1';
const of = (options: Partial<SettingsSetOptions>, settings: Partial<ServerSettings> = {}) =>
  changeOf(options as SettingsSetOptions, { ...defaultSettings, ...settings }, server);

describe('options', () => {
  it('change what they name and nothing else', () => {
    expect(of({})).toEqual({});
    expect(of({ mentions: false })).toEqual({ mentions: false });
    const all = { private: true, shared: false, pause: 0, quotes: 1, 'store-questions': true, 'question-days': 7 };
    expect(of({ ...all, language: 'fa' })).toEqual({
      privateByDefault: true,
      usesBase: false,
      memberCooldownSeconds: 0,
      quotesOnPage: 1,
      keepsQuestions: true,
      questionDays: 7,
      language: 'fa',
    });
    expect(of({ language: 'none' })).toEqual({ language: null });
  });

  it.each([
    [{ 'add-channel': '5' }, null, ['5']],
    [{ 'add-channel': '5' }, ['4', '5'], ['4', '5']],
    [{ 'add-channel': '5', 'remove-channel': '4' }, ['4'], ['5']],
    [{ 'remove-channel': '4' }, ['4', '6'], ['6']],
    [{ 'remove-channel': '4' }, ['4'], null],
    [{ everywhere: true }, ['4'], null],
    [{ everywhere: true, 'add-channel': '5' }, ['4'], ['5']],
    [{ everywhere: false }, ['4'], undefined],
  ])('on channels, %j, make of %j: %j', (options, channels, after) => {
    expect(of(options, { channels }).channels).toEqual(after);
  });

  it.each([
    [{ 'add-role': '5' }, [], ['5']],
    [{ 'add-role': '5' }, ['5'], ['5']],
    [{ 'remove-role': '5' }, ['4', '5'], ['4']],
    [{ 'clear-roles': true }, ['4', '5'], []],
    [{ 'clear-roles': true, 'add-role': '6' }, ['4', '5'], ['6']],
    [{ 'add-role': server }, ['4'], ['4']],
    [{ 'clear-roles': false }, ['4'], undefined],
  ])('on roles, %j, make of %j: %j', (options, moderatorRoles, after) => {
    expect(of(options, { moderatorRoles }).moderatorRoles).toEqual(after);
  });
});

describe('what is chosen in a select', () => {
  it.each([
    ['channels', [], { channels: null }],
    ['channels', ['5', '6'], { channels: ['5', '6'] }],
    ['moderatorRoles', [], { moderatorRoles: [] }],
    ['moderatorRoles', ['5', server], { moderatorRoles: ['5'] }],
    ['language', ['none'], { language: null }],
    ['language', ['ar'], { language: 'ar' }],
    ['memberCooldownSeconds', ['0'], { memberCooldownSeconds: 0 }],
    ['quotesOnPage', ['2'], { quotesOnPage: 2 }],
    ['questionDays', ['365'], { questionDays: 365 }],
  ] as const)('of %s, %j, is %j', (name, values, change) => {
    expect(chosenIn(name, values, server)).toEqual(change);
  });

  it.each([
    ['channels', ['general']],
    ['moderatorRoles', ['<@&5>']],
    ['language', ['xx']],
    ['language', []],
    ['memberCooldownSeconds', ['3601']],
    ['memberCooldownSeconds', ['-1']],
    ['memberCooldownSeconds', []],
    ['quotesOnPage', ['4']],
    ['questionDays', ['0']],
  ] as const)('of %s, %j, is nothing that it may be', (name, values) => {
    expect(chosenIn(name, values, server)).toBeNull();
  });
});

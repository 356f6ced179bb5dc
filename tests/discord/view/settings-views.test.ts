import { type APISelectMenuComponent, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { all, type MessageView } from '../../../src/discord/view/message.js';
import { readSettingsId, type SettingsAction } from '../../../src/discord/components/settings-id.js';
import { changedView, historyView } from '../../../src/discord/view/settings-changes.js';
import { resetView, settingsPanel } from '../../../src/discord/view/settings-panel.js';
import { languages } from '../../../src/language/languages.js';
import type { AuditEntry } from '../../../src/records/audit.js';
import { defaultSettings, type ServerSettings } from '../../../src/records/settings.js';
import { wordings } from '../../../src/wording/wordings.js';
import { aimOf, buttonsOf, expectAccepted, seen, textsOf, wordsOf } from '../../support/discord-views.js';

const ids = (count: number, from: number): string[] =>
  Array.from({ length: count }, (_, index) => String(BigInt('1100000000000000000') + BigInt(from + index)));

const decided: ServerSettings = {
  channels: ids(2, 0),
  mentions: false,
  language: 'ar',
  privateByDefault: true,
  usesBase: false,
  memberCooldownSeconds: 17,
  quotesOnPage: 1,
  moderatorRoles: ids(3, 100),
  keepsQuestions: true,
  questionDays: 33,
};
const most: ServerSettings = { ...decided, channels: ids(500, 0), moderatorRoles: ids(250, 1000) };

const isSelect = (component: { type: ComponentType }): component is APISelectMenuComponent =>
  component.type in { 3: 0, 5: 0, 6: 0, 7: 0, 8: 0 };
const selectsOf = ({ components }: MessageView): APISelectMenuComponent[] => all(components).filter(isSelect);
const actionsOf = (view: MessageView): (SettingsAction | null)[] =>
  buttonsOf(view).map((button) => readSettingsId(aimOf(button)));

const entry = (id: number, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  server: '1',
  by: '1300000000000000000',
  at: '2026-03-10T12:00:00.000Z',
  action: 'settings.mentions',
  subject: null,
  before: true,
  after: false,
  ...change,
});

describe.each(languages)('the settings in %s', (language) => {
  const wording = wordings[language];

  it.each([
    ['by default', defaultSettings],
    ['decided', decided],
    ['with as much as there can be', most],
  ])('are shown %s, each with what it is about', (_what, settings) => {
    const view = settingsPanel(settings, wording);
    expectAccepted(view, readSettingsId);
    const words = seen(wordsOf(view));
    for (const text of Object.values<string>({ ...wording.settings.names }).concat(
      Object.values({ ...wording.settings.about }),
    ))
      expect(words).toContain(seen(text));
    expect(selectsOf(view)).toHaveLength(6);
    for (const select of selectsOf(view)) {
      expect(readSettingsId(select.custom_id)).not.toBeNull();
      expect(select.placeholder?.length ?? 0).toBeLessThanOrEqual(150);
      if (select.type === ComponentType.StringSelect) {
        expect(select.options.length).toBeLessThanOrEqual(25);
        expect(select.options.filter((option) => option.default === true)).toHaveLength(1);
        for (const { label } of select.options) expect(label.length).toBeLessThanOrEqual(100);
      } else expect(select.default_values?.length ?? 0).toBeLessThanOrEqual(25);
    }
  });

  it('are told with what they were before, or that nothing changed', () => {
    const view = changedView(defaultSettings, most, wording);
    expectAccepted(view, readSettingsId);
    for (const name of Object.values<string>({ ...wording.settings.names }))
      expect(seen(wordsOf(view))).toContain(seen(name));
    expect(wordsOf(changedView(decided, decided, wording))).toContain(wording.settings.unchanged);
  });

  it('are put back after a question', () => {
    const view = resetView(wording);
    expectAccepted(view, readSettingsId);
    expect(actionsOf(view)).toEqual([{ kind: 'reset', isConfirmed: true }, { kind: 'panel' }]);
  });

  it('have a history', () => {
    const entries = [
      entry(5),
      entry(4, { action: 'settings.channels', before: most.channels, after: null }),
      entry(3, { action: 'settings.moderatorRoles', before: [], after: most.moderatorRoles }),
      entry(2, { action: 'library.hide', subject: `${'x'.repeat(500)}`, before: null, after: true }),
      entry(1, { action: 'something.new', before: null, after: { a: 'b' } }),
    ];
    const view = historyView({ entries, page: 1, hasFurther: true, upTo: 9 }, wording);
    expectAccepted(view, readSettingsId);
    const words = seen(wordsOf(view));
    for (const text of [wording.settings.names.mentions, wording.settings.deeds.hide, 'something.new'])
      expect(words).toContain(seen(text));
    expect(textsOf(view).join('\n')).toContain('<t:1773144000:f>');
    expect(textsOf(view).join('\n')).toContain('<@1300000000000000000>');
    expect(actionsOf(view)).toEqual([
      { kind: 'history', page: 0, upTo: 9 },
      { kind: 'history', page: 2, upTo: 9 },
      { kind: 'panel' },
    ]);
  });

  it('have an empty history at first', () => {
    const view = historyView({ entries: [], page: 0, hasFurther: false, upTo: null }, wording);
    expectAccepted(view, readSettingsId);
    expect(wordsOf(view)).toContain(wording.settings.historyEmpty);
    expect(actionsOf(view)).toEqual([{ kind: 'panel' }]);
  });
});

describe('a passage that was hidden', () => {
  it('is told by its words', () => {
    const place = { report: 'harbour', text: 'The harbour froze.' };
    const hidden = { action: 'library.hide-passage', subject: '4711' };
    for (const change of [
      { before: null, after: place },
      { before: place, after: null },
    ]) {
      const entries = [entry(1, { ...hidden, ...change })];
      const words = seen(wordsOf(historyView({ entries, page: 0, hasFurther: false, upTo: 1 }, wordings.en)));
      expect(words).toContain('The harbour froze.');
      expect(words).not.toContain('4711');
    }
  });
});

describe('the panel', () => {
  it('says of each switch which way it goes', () => {
    const switching = (settings: ServerSettings) =>
      actionsOf(settingsPanel(settings, wordings.en)).filter((action) => action?.kind === 'switch');
    expect(switching(defaultSettings)).toEqual([
      { kind: 'switch', name: 'mentions', on: false },
      { kind: 'switch', name: 'privateByDefault', on: true },
      { kind: 'switch', name: 'usesBase', on: false },
      { kind: 'switch', name: 'keepsQuestions', on: true },
    ]);
    expect(switching(decided)).toMatchObject([{ on: true }, { on: false }, { on: true }, { on: false }]);
  });

  it('offers what is decided now, whatever it is', () => {
    const chosen = selectsOf(settingsPanel(decided, wordings.en)).map((select) =>
      select.type === ComponentType.StringSelect
        ? select.options.filter((option) => option.default).map(({ value }) => value)
        : (select.default_values ?? []).map(({ id }) => id),
    );
    expect(chosen).toEqual([decided.channels, decided.moderatorRoles, ['ar'], ['17'], ['1'], ['33']]);
  });

  it('closes a list that holds more than can be chosen, and says how to change it', () => {
    const view = settingsPanel(most, wordings.en);
    expect(selectsOf(view).map(({ disabled }) => disabled ?? false)).toEqual([true, true, false, false, false, false]);
    expect(wordsOf(view)).toContain('More than 25 are chosen');
    expect(wordsOf(settingsPanel(decided, wordings.en))).not.toContain('More than');
  });
});

describe('a value of another version', () => {
  it('is shown as it was stored, and formats nothing', () => {
    const view = historyView(
      { entries: [entry(1, { before: '**bold**', after: { x: 1 } })], page: 0, hasFurther: false, upTo: 1 },
      wordings.en,
    );
    expect(wordsOf(view)).toContain('from "**bold**" to {"x":1}');
  });

  it('is shown so also where it is a deed', () => {
    const unknown = entry(1, { action: `\ud800${'x'.repeat(5000)}`, before: null, after: null });
    expectAccepted(
      historyView({ entries: [unknown], page: 0, hasFurther: false, upTo: 1 }, wordings.en),
      readSettingsId,
    );
  });
});

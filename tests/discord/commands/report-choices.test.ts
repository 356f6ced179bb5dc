import { describe, expect, it } from 'vitest';
import {
  choiceValueOf,
  completeOutlet,
  completeReport,
  outletMeantBy,
  reportMeantBy,
} from '../../../src/discord/commands/report-choices.js';
import { limits } from '../../../src/discord/limits.js';
import type { Library, ReportEntry } from '../../../src/library/library.js';

function entry(id: string, title: string, more: Partial<ReportEntry> = {}): ReportEntry {
  const unknown = { outlet: null, author: null, published: null, url: null, language: 'ar' };
  return { id, title, file: `${id}.md`, passages: 3, ...unknown, ...more };
}

const longId = `report-${'x'.repeat(120)}`;
const longTitle = `${'👨‍👩‍👧 عائلة '.repeat(30)}`.trim();

/** In the order of a library: newest first. */
const reports = [
  entry('emirs', 'أُمراءُ التنظيم إلى أين؟', { published: '2016-05-03', outlet: 'Observatoire Amérique' }),
  entry('bridge', 'Le pont de Mossoul était coupé', { published: '2016-04-01', outlet: 'المرصد' }),
  entry(longId, longTitle, { published: '2016-03-01', outlet: 'المرصد' }),
  entry('second', 'İstanbul saldırısı', { published: '2016-02-01', outlet: 'Observatoire Amérique' }),
  entry('first', 'İstanbul saldırısı', { published: '2016-01-01', outlet: 'Kurier ß' }),
  entry('undated', 'Без даты'),
];

/** A library as far as proposals need it. */
const libraryOf = (entries: readonly ReportEntry[], generation = 1) =>
  ({ state: async () => ({ generation }), reports: async () => entries }) as unknown as Library;

const library = libraryOf(reports);
const proposed = async (typed: string) => (await completeReport(typed, { library })).map(({ value }) => value);

describe('the proposals for a report', () => {
  it('are the newest reports where nothing was typed', async () => {
    expect(await proposed('')).toEqual(reports.map(({ id }) => choiceValueOf(id)));
  });

  it.each([
    ['امراء', ['emirs']],
    ['التنظيم', ['emirs']],
    ['اين؟', ['emirs']],
    ['MOSSOUL Etait', ['bridge']],
    ['coupe pont', ['bridge']],
    ['istanbul', ['second', 'first']],
    ['ДАТЫ', ['undated']],
    ['nothing of the kind', []],
  ])('are found by %s, whatever marks and case it is typed with', async (typed, found) => {
    expect(await proposed(typed)).toEqual(found);
  });

  it('stay inside what Discord takes, and cut no character through', async () => {
    const [choice] = await completeReport('عائلة', { library });
    expect(choice?.name.length).toBeLessThanOrEqual(limits.choiceName);
    expect(choice?.name).toMatch(/^(?:👨‍👩‍👧 عائلة )+(?:👨‍👩‍👧(?: عائ?ل?)?)?…$/u);
    expect(choice?.value.length).toBeLessThanOrEqual(limits.choiceValue);
    const many = Array.from({ length: 40 }, (_, number) => entry(`r${number}`, `Report ${number}`));
    expect(await completeReport('report', { library: libraryOf(many) })).toHaveLength(limits.choices);
  });

  it('follow what is published', async () => {
    let [generation, titles] = [1, ['Old']];
    const growing = {
      state: async () => ({ generation }),
      reports: async () => titles.map((title) => entry(title, title)),
    } as unknown as Library;
    const names = async () => (await completeReport('', { library: growing })).map(({ name }) => name);
    expect(await names()).toEqual(['Old']);
    [generation, titles] = [2, ['New', 'Old']];
    expect(await names()).toEqual(['New', 'Old']);
  });

  it('hold nothing that a title could reorder text with', async () => {
    const hostile = libraryOf([entry('x', 'A\u202etitle\u2066\nwith\u0007 controls')]);
    expect(await completeReport('', { library: hostile })).toEqual([{ name: 'Atitle with␇ controls', value: 'x' }]);
  });

  it('tell reports with the same title apart by their days', async () => {
    expect((await completeReport('istanbul', { library })).map(({ name }) => name)).toEqual([
      '\u2068İstanbul saldırısı\u2069 · 2016-02-01',
      '\u2068İstanbul saldırısı\u2069 · 2016-01-01',
    ]);
  });
});

describe('the proposals for an outlet', () => {
  it('name each outlet once, in any spelling', async () => {
    const names = async (typed: string) => (await completeOutlet(typed, { library })).map(({ name }) => name);
    expect(await names('')).toEqual(['Observatoire Amérique', 'المرصد', 'Kurier ß']);
    expect(await names('amerique')).toEqual(['Observatoire Amérique']);
    expect(await names('kurier ss')).toEqual(['Kurier ß']);
  });

  it('lead to the outlet also where its name is longer than a value can be', async () => {
    const outlet = `Agence ${'de presse '.repeat(20)}`.trim();
    const long = [entry('x', 'X', { outlet })];
    const [choice] = await completeOutlet('agence', { library: libraryOf(long) });
    expect(choice?.value.length).toBeLessThanOrEqual(limits.choiceValue);
    expect(outletMeantBy(choice?.value ?? '', long)).toBe(outlet);
  });
});

describe('the report that is meant', () => {
  it('is the one chosen, also by the hash of a long id', () => {
    for (const report of reports) expect(reportMeantBy(choiceValueOf(report.id), reports)).toBe(report);
  });

  it.each([
    ['امراء التنظيم الي اين؟', 'emirs'],
    ['le pont', 'bridge'],
    ['İstanbul saldırısı', 'second'],
  ])('is the one whose title was typed: %s', (typed, id) => {
    expect(reportMeantBy(typed, reports)?.id).toBe(id);
  });

  it.each(['', ' ', 'а', 'no such title'])('is none for "%s", which several titles have or none', (typed) => {
    const russian = [...reports, entry('other', 'Другая статья')];
    expect(reportMeantBy(typed, russian)).toBeUndefined();
  });
});

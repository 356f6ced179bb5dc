import { describe, expect, it } from 'vitest';
import { questionTable } from '../../../src/discord/insights/question-table.js';
import type { StoredPassage } from '../../../src/library/library.js';
import type { AskedQuestion } from '../../../src/records/questions.js';
import { wordings } from '../../../src/wording/wordings.js';
import { citedReport } from '../../support/answers.js';

function passage(id: number, text: string, report: Partial<StoredPassage['report']> = {}): StoredPassage {
  return {
    id,
    text,
    report: { ...citedReport(), passages: 3, ...report },
    passage: { ordinal: 0, paragraph: 4, start: 0, end: text.length, sentences: [{ start: 0, end: text.length }] },
    words: [],
  };
}

const libraryOf = (...passages: StoredPassage[]) => ({
  passages: async (ids: readonly number[]) => ids.flatMap((id) => passages.find((one) => one.id === id) ?? []),
});

const asked = (fields: Partial<AskedQuestion> = {}): AskedQuestion => ({
  server: '1',
  text: 'Where did they go?',
  language: 'en',
  answered: true,
  reports: ['a-report'],
  passages: [7],
  at: '2026-04-02T10:11:12.000Z',
  ...fields,
});

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

async function tableOf(questions: readonly AskedQuestion[], ...passages: StoredPassage[]) {
  const table = await questionTable(questions, libraryOf(...passages), wordings.en);
  const text = Buffer.from(table.bytes).toString('utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  return { ...table, rows: readCsv(text.slice(1)) };
}

describe('a table of questions', () => {
  it('has a row for each quote, word for word, with its citation and link, the newest question first', async () => {
    const words = 'They left, it says, for "Mayadin".\nNobody saw them.';
    const { rows, questions, isCut } = await tableOf(
      [
        asked({
          text: 'Who burned the mill?',
          answered: false,
          reports: [],
          passages: [],
          at: '2026-04-01T00:00:00.000Z',
        }),
        asked({ passages: [7, 8], reports: ['a-report', 'other'] }),
      ],
      passage(7, words),
      passage(8, 'قال المرصد إن القادة غادروا.', {
        id: 'other',
        title: 'عنوان',
        outlet: null,
        published: null,
        url: null,
      }),
    );
    expect(rows).toEqual([
      ['Question asked', 'Outcome', 'Quote', 'Citation', 'Link', 'Asked on'],
      [
        'Where did they go?',
        'Answered',
        words,
        'A report, The Outlet, 2016-05-03, paragraph 4',
        'https://example.org/a-report',
        '2026-04-02',
      ],
      ['Where did they go?', 'Answered', 'قال المرصد إن القادة غادروا.', 'عنوان, paragraph 4', '', '2026-04-02'],
      ['Who burned the mill?', 'Nothing found', '', '', '', '2026-04-01'],
    ]);
    expect({ questions, isCut }).toEqual({ questions: 2, isCut: false });
  });

  it('leaves out passages that are gone, or that are another report’s now', async () => {
    const { rows } = await tableOf([asked({ passages: [7, 8] })], passage(8, 'Something else.', { id: 'new' }));
    expect(rows.slice(1)).toEqual([['Where did they go?', 'Answered', '', '', '', '2026-04-02']]);
  });

  it.each([
    '=HYPERLINK("http://evil.example";"x")',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
  ])('lets no cell be taken for a formula: %j', async (text) => {
    const cited = passage(7, text, { title: text, url: `javascript:${text}` });
    const { rows } = await tableOf([asked({ text })], cited);
    expect(rows).toHaveLength(2);
    for (const cell of rows[1]!) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
    expect(rows[1]![0]).toBe(`'${text}`);
    expect(rows[1]![4]).toBe('');
  });

  it('keeps what breaks lines within its cell', async () => {
    const { rows } = await tableOf([asked({ text: 'One\r=1+1\n=2+2\r\n"=3' })], passage(7, 'A quote.'));
    expect(rows[1]![0]).toBe('One\r=1+1\n=2+2\r\n"=3');
    expect(rows).toHaveLength(2);
  });

  it('stays small enough to be sent, without the oldest', async () => {
    const questions = Array.from({ length: 300 }, (_, index) => asked({ text: `Question ${index}?`, passages: [] }));
    const table = await questionTable(questions, libraryOf(), wordings.ar, 5_000);
    expect(table.isCut).toBe(true);
    expect(table.bytes.length).toBeLessThanOrEqual(5_000);
    expect(table.questions).toBeGreaterThan(50);
    const text = Buffer.from(table.bytes).toString('utf8');
    expect(text).toContain('Question 299?');
    expect(text).not.toContain('Question 0?');
    expect(text).toContain(wordings.ar.insights.columns.question);
  });
});

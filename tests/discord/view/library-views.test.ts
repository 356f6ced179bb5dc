import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLibraryId } from '../../../src/discord/components/library-id.js';
import { listView, type ShownList } from '../../../src/discord/view/library/list.js';
import { choosePassagesView } from '../../../src/discord/view/library/passages.js';
import { uploadView } from '../../../src/discord/view/library/upload.js';
import { editWindow, pasteWindow } from '../../../src/discord/view/library/windows.js';
import { type Language, languages } from '../../../src/language/languages.js';
import type { ReportEntry, StoredPassage } from '../../../src/library/library.js';
import { fill } from '../../../src/wording/wording.js';
import { wordings } from '../../../src/wording/wordings.js';
import {
  aimOf,
  buttonsOf,
  expectAccepted,
  expectOnlyOwnMarks,
  hostileText,
  seen,
  wordsOf,
} from '../../support/discord-views.js';
import { readDocumentOf } from '../../support/uploads.js';

const language = fc.constantFrom(...languages);

const entry: ReportEntry = {
  id: '+night-in-zorblatt',
  file: '+night-in-zorblatt.md',
  ...readDocumentOf({}).citation,
  passages: 2,
};

describe('an upload that waits', () => {
  it.each(languages)('shows what was recognised and what was left out: %s', (one) => {
    const view = uploadView({ document: readDocumentOf({}), upload: 'abc', language: one }, wordings[one]);
    expectAccepted(view, readLibraryId);
    const words = seen(wordsOf(view));
    for (const part of [
      'Night in Zorblatt',
      'Harbour Gazette',
      'Ottilie Brandvold',
      '2019-04-02',
      'fell into the sea',
      'Share this on Facebook',
    ])
      expect(words).toContain(part);
    expect(buttonsOf(view).map((button) => readLibraryId(aimOf(button)))).toEqual([
      { kind: 'add', upload: 'abc' },
      { kind: 'cancel', upload: 'abc' },
    ]);
  });

  it('has remarks on the file, in the language of the interface', () => {
    const document = readDocumentOf({
      remarks: [
        { kind: 'misnamed', named: 'docx', is: 'text' },
        { kind: 'converted', encoding: 'windows-1256' },
        { kind: 'lostLetters', count: 12 },
      ],
    });
    const shownIn = (one: Language): string =>
      seen(wordsOf(uploadView({ document, upload: 'abc', language: one }, wordings[one])));
    expect(shownIn('en')).toContain('By its name the file is Word, but by its content plain text');
    for (const one of languages) {
      const { remark, plainText, remarks } = wordings[one].library.add;
      for (const words of [
        remarks,
        fill(remark.misnamed, { named: 'Word', is: plainText }),
        fill(remark.converted, { encoding: 'windows-1256' }),
        fill(remark.lostLetters, { count: 12 }),
      ])
        expect(shownIn(one)).toContain(seen(words));
    }
  });

  it('fits, and formats and notifies nothing, whatever a document holds', () => {
    const text = hostileText(3000);
    const document = fc.record({
      citation: fc.record({
        title: text,
        outlet: text,
        author: text,
        published: fc.constant(null),
        url: fc.constant(null),
        language: fc.constantFrom('ar', 'en', 'zz', 'xyz'),
      }),
      text,
      stripped: fc.array(fc.record({ line: fc.constant(1), text, reason: fc.constant('share bar') }), {
        maxLength: 30,
      }),
      remarks: fc.constant([
        { kind: 'misnamed', named: 'pdf', is: 'text' },
        { kind: 'converted', encoding: 'windows-1256' },
        { kind: 'longParagraph', count: 199_999 },
        { kind: 'macros' },
      ] as const),
    });
    fc.assert(
      fc.property(document, language, (parts, one) => {
        const view = uploadView({ document: readDocumentOf(parts), upload: 'abc', language: one }, wordings[one]);
        expectAccepted(view, readLibraryId);
        expectOnlyOwnMarks(view, []);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a list of reports', () => {
  const shown: ShownList = {
    reports: [
      { entry, isOwn: true, isHidden: false },
      {
        entry: { ...entry, id: 'harbour', title: 'Harbour', outlet: null, published: null },
        isOwn: false,
        isHidden: true,
      },
    ],
    ...{ page: 1, pages: 3, part: 'own', filter: 'zorb' },
    usage: { reports: 1, textBytes: 1_600_000 },
    limits: { reports: 200, textBytes: 20 * 1024 * 1024 },
    base: { reports: 12, hidden: 1, passages: 3 },
  };

  it('marks what is the server’s own and what is hidden, and says how much room there is', () => {
    const view = listView(shown, wordings.en);
    expectAccepted(view, readLibraryId);
    const words = seen(wordsOf(view));
    for (const part of [
      'Night in Zorblatt',
      'own report · Harbour Gazette · 2019-04-02',
      'base library · hidden',
      '1 of 200',
      '1.5 of 20 MB',
      '12 reports',
    ])
      expect(words).toContain(part);
    expect(buttonsOf(view).map((button) => readLibraryId(aimOf(button)))).toMatchObject([
      { kind: 'list', part: 'own', page: 0, filter: 'zorb' },
      { kind: 'list', part: 'own', page: 2, filter: 'zorb' },
    ]);
    expect(wordsOf(listView({ ...shown, reports: [], base: null }, wordings.en))).toContain(
      wordings.en.library.list.baseOff,
    );
  });

  it('fits, whatever the reports are called', () => {
    const text = hostileText(500);
    const report = fc.record({ title: text, outlet: text });
    fc.assert(
      fc.property(fc.array(report, { minLength: 8, maxLength: 8 }), language, (titles, one) => {
        const reports = titles.map((parts) => ({ entry: { ...entry, ...parts }, isOwn: true, isHidden: true }));
        const view = listView({ ...shown, reports }, wordings[one]);
        expectAccepted(view, readLibraryId);
        expectOnlyOwnMarks(view, []);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a choice of quotes', () => {
  it('fits, whatever is quoted', () => {
    const text = hostileText(700);
    fc.assert(
      fc.property(
        fc.array(fc.record({ title: text, text }), { minLength: 1, maxLength: 9 }),
        language,
        (quotes, one) => {
          const shown = quotes.map((each, index) => ({
            number: index + 1,
            passage: { id: 1000 + index, report: { ...entry, title: each.title }, text: each.text } as StoredPassage,
          }));
          expectAccepted(choosePassagesView(shown, wordings[one]), readLibraryId);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the windows', () => {
  it.each(languages)('keep to the limits of Discord, and hold what is known: %s', (one) => {
    const long = { ...entry, title: 'x'.repeat(500), url: `https://example.org/${'x'.repeat(1900)}`, author: null };
    const given = { title: 'T'.repeat(600), outlet: undefined, date: '2019-04-02', link: undefined };
    for (const window of [editWindow(long, wordings[one]), pasteWindow(given, wordings[one])]) {
      expect(window.title.length).toBeLessThanOrEqual(45);
      expect(window.components.length).toBeLessThanOrEqual(5);
      expect(readLibraryId(window.custom_id)).not.toBeNull();
      for (const label of window.components) {
        if (!('component' in label) || !('max_length' in label.component)) throw new Error('No text field.');
        expect(label.label.length).toBeLessThanOrEqual(45);
        const { value = '', placeholder = '', max_length: most = 0 } = label.component;
        expect(value.length).toBeLessThanOrEqual(most);
        expect(placeholder.length).toBeLessThanOrEqual(100);
      }
    }
    expect(JSON.stringify(editWindow(entry, wordings[one]))).toContain('Harbour Gazette');
  });
});

import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { filterKeyOf } from '../../src/discord/components/filter-key.js';
import { readLibraryId } from '../../src/discord/components/library-id.js';
import { readSettingsId } from '../../src/discord/components/settings-id.js';
import { readDownloadId } from '../../src/discord/components/stored-id.js';
import { answerView } from '../../src/discord/view/answer.js';
import { contextView } from '../../src/discord/view/context.js';
import { insightsView } from '../../src/discord/view/insights.js';
import { listView } from '../../src/discord/view/library/list.js';
import { choosePassagesView } from '../../src/discord/view/library/passages.js';
import { uploadView } from '../../src/discord/view/library/upload.js';
import { editWindow, pasteWindow } from '../../src/discord/view/library/windows.js';
import { safeLink } from '../../src/discord/view/link.js';
import type { MessageView } from '../../src/discord/view/message.js';
import { nothingView } from '../../src/discord/view/nothing.js';
import { noticeView } from '../../src/discord/view/notice.js';
import { reportView } from '../../src/discord/view/report.js';
import { pagesOfReport } from '../../src/discord/view/report-pages.js';
import { historyView } from '../../src/discord/view/settings-changes.js';
import { settingsPanel } from '../../src/discord/view/settings-panel.js';
import { languages } from '../../src/language/languages.js';
import type { ReportEntry, StoredPassage } from '../../src/library/library.js';
import { defaultSettings } from '../../src/records/settings.js';
import { wordings } from '../../src/wording/wordings.js';
import { citedReport, quote } from '../support/answers.js';
import { checkMessageComponents } from '../support/discord/validation/components.js';
import { Fields } from '../support/discord/validation/fields.js';
import { checkModal } from '../support/discord/validation/modal.js';
import type { JsonObject } from '../support/discord/json.js';
import { Issues } from '../support/discord/refusal.js';
import {
  expectAccepted,
  expectOnlyOwnMarks,
  hostileQuote,
  hostileText,
  quotesShown,
} from '../support/discord-views.js';
import { readDocumentOf } from '../support/uploads.js';
import { property } from './property.js';
import { anyJson, anyLines, anyText, longText } from './texts.js';

const language = fc.constantFrom(...languages);
/** Texts for a message: those of reports, and those that know Discord's marks. */
const text = fc.oneof(
  { weight: 5, arbitrary: anyLines },
  { weight: 5, arbitrary: hostileText(3_000) },
  { weight: 1, arbitrary: longText(30_000) },
);
const line = fc.oneof({ weight: 9, arbitrary: anyText }, { weight: 1, arbitrary: longText(10_000) });
const asked = { language: 'en', asker: '123456789012345678', filter: filterKeyOf({}) } as const;
const passageId = fc.integer({ min: 1, max: 2 ** 36 - 1 });

const quotes = fc.array(
  fc.oneof(
    passageId.chain(hostileQuote),
    fc
      .record({
        words: text.filter((words) => /\p{L}/u.test(words)),
        title: line,
        outlet: fc.option(line),
        passage: passageId,
      })
      .map(({ words, title, outlet, passage }) => ({
        ...quote(words, { report: citedReport({ title, outlet }) }),
        reference: { passage, highlight: 30, confidence: 'strong' as const },
      })),
  ),
  { minLength: 1, maxLength: 9 },
);

const stored = (words: string, id = 1): StoredPassage => ({
  id,
  report: { ...citedReport(), passages: 9 },
  passage: { ordinal: 0, paragraph: 1, start: 0, end: words.length, sentences: [] },
  text: words,
  words: [],
});

/** That Discord takes a message, by the tests' own reading of its limits and by that of the loopback Discord. */
function expectTaken(view: MessageView, read?: (customId: string) => unknown, files: readonly string[] = []): void {
  expectAccepted(view, read);
  const issues = new Issues();
  const body = JSON.parse(JSON.stringify(view)) as JsonObject;
  checkMessageComponents(new Fields(body, [], issues), true, new Set(files));
  issues.refuse();
}

describe('a message is inside every limit', () => {
  property(
    'an answer, each of its pages, in every language',
    fc.tuple(quotes, fc.option(line), language, fc.constantFrom(1, 2, 3)),
    ([all, question, one, quotesOnPage]) => {
      const references = all.map(({ reference }) => reference);
      const pages = Math.ceil(all.length / quotesOnPage);
      for (let page = 0; page < pages; page += 1) {
        const shown = all.slice(page * quotesOnPage, (page + 1) * quotesOnPage);
        const view = answerView(
          {
            ...asked,
            language: one,
            question,
            quotes: shown,
            firstNumber: page * quotesOnPage + 1,
            page,
            pages,
            quotesOnPage: quotesOnPage as 1 | 2 | 3,
            references,
            readerLink: () => 'https://discord.com/channels/1/2/3',
          },
          wordings[one],
        );
        expectTaken(view);
        expectOnlyOwnMarks(view, [
          ...shown.map(({ report }) => safeLink(report.url)),
          'https://discord.com/channels/1/2/3',
        ]);
        expect(quotesShown(view).length).toBe(shown.length);
      }
    },
    0.5,
  );

  property(
    'the passages around a quote',
    fc.tuple(quotes, fc.array(text, { maxLength: 5 }), language, fc.boolean()),
    ([[first], around, one, ends]) => {
      const neighbours = around.map((words, index) => stored(words, index + 1));
      expectTaken(
        contextView(
          { quote: first!, before: neighbours, after: neighbours, isBeginning: ends, isEnd: ends },
          wordings[one],
        ),
      );
    },
    0.5,
  );

  property(
    'a report, each of its pages',
    fc.tuple(quotes, fc.array(text, { maxLength: 6 }), fc.option(line), language),
    ([[first], texts, author, one]) => {
      const entry: ReportEntry = { ...first!.report, author, passages: 3 };
      const paragraphs = texts.map((words, index) => ({ number: index + 1, text: words }));
      const pages = pagesOfReport(paragraphs);
      for (const [page, shown] of pages.entries()) {
        expectTaken(
          reportView(
            { entry, paragraphs: shown, page, pages: pages.length, language: one, asker: asked.asker },
            wordings[one],
          ),
        );
      }
    },
    0.3,
  );

  property(
    'nothing found, with the nearest topics',
    fc.tuple(quotes, language, fc.boolean(), fc.boolean()),
    ([near, one, isSmallTalk, isFiltered]) => {
      const nearest = near.slice(0, 5).map(({ report }) => ({ report, score: 0.3 }));
      expectTaken(nothingView({ ...asked, language: one, nearest, isSmallTalk, isFiltered }, wordings[one]));
    },
  );

  property('a notice with what somebody typed', fc.tuple(line, language), ([value, one]) => {
    const view = noticeView(wordings[one].failures.reportUnknown, { value });
    expectTaken(view);
    expectOnlyOwnMarks(view, []);
  });

  const document = fc.record({
    citation: fc.record({
      title: fc.option(line).map((title) => title ?? 'x'),
      outlet: fc.option(line),
      author: fc.option(line),
      published: fc.constantFrom(null, '2016-05-03'),
      url: fc.constant(null),
      language: fc.constantFrom('ar', 'en', 'zz'),
    }),
    text: fc.oneof(anyLines, text),
    stripped: fc.array(fc.record({ line: fc.nat(), text: line, reason: fc.constant('share bar') }), { maxLength: 40 }),
    notes: fc.array(line, { maxLength: 10 }),
  });
  property(
    'an upload that waits',
    fc.tuple(document, language),
    ([parts, one]) => {
      expectTaken(
        uploadView({ document: readDocumentOf(parts), upload: 'abc', language: one }, wordings[one]),
        readLibraryId,
      );
    },
    0.5,
  );

  const entries = fc.array(
    fc.record({ title: line, outlet: fc.option(line), isOwn: fc.boolean(), isHidden: fc.boolean() }),
    { maxLength: 8 },
  );
  property('a list of reports', fc.tuple(entries, anyText, language), ([listed, filter, one]) => {
    const reports = listed.map(({ isOwn, isHidden, ...parts }, index) => ({
      entry: { ...citedReport({ id: `r${index}`, ...parts }), passages: 3 },
      isOwn,
      isHidden,
    }));
    const view = listView(
      {
        reports,
        page: 1,
        pages: 3,
        part: 'all',
        filter,
        usage: { reports: 1, textBytes: 9 },
        limits: { reports: 200, textBytes: 1e7 },
        base: null,
      },
      wordings[one],
    );
    expectTaken(view, () => true);
  });

  property(
    'a choice of quotes to hide',
    fc.tuple(fc.uniqueArray(passageId, { minLength: 1, maxLength: 9 }), line, text, language),
    ([ids, title, words, one]) => {
      const shown = ids.map((id, index) => ({
        number: index + 1,
        passage: { ...stored(words, id), report: { ...citedReport({ title }), passages: 1 } },
      }));
      expectTaken(choosePassagesView(shown, wordings[one]), readLibraryId);
    },
  );

  property(
    'the windows to edit and to paste',
    fc.tuple(
      fc.record({ title: line, outlet: fc.option(line), author: fc.option(line), url: fc.option(line) }),
      language,
    ),
    ([parts, one]) => {
      const given = {
        title: parts.title,
        outlet: parts.outlet ?? undefined,
        date: parts.author ?? undefined,
        link: parts.url ?? undefined,
      };
      for (const window of [
        editWindow({ ...citedReport(parts), passages: 2 }, wordings[one]),
        pasteWindow(given, wordings[one]),
      ]) {
        const issues = new Issues();
        checkModal(new Fields(JSON.parse(JSON.stringify(window)) as JsonObject, [], issues));
        issues.refuse();
        expect(readLibraryId(window.custom_id)).not.toBeNull();
      }
    },
  );

  const member = fc.stringMatching(/^\d{17,20}$/);
  const audited = fc.record({
    id: fc.nat(),
    server: member,
    by: member,
    at: fc.constant('2026-03-10T12:00:00.000Z'),
    action: fc.oneof(
      fc.constantFrom('settings.mentions', 'settings.channels', 'library.add', 'hide.passage', 'settings.reset'),
      anyText,
    ),
    subject: fc.option(line),
    before: anyJson,
    after: anyJson,
  });
  property(
    'the history of what moderators did',
    fc.tuple(fc.array(audited, { maxLength: 10 }), language),
    ([history, one]) => {
      expectTaken(
        historyView({ entries: history as never, page: 3, hasFurther: true, upTo: 99 }, wordings[one]),
        readSettingsId,
      );
    },
  );

  property(
    'the settings',
    fc.tuple(fc.array(member, { maxLength: 60 }), fc.array(member, { maxLength: 60 }), language),
    ([channels, moderatorRoles, one]) => {
      const unique = (ids: string[]): string[] => [...new Set(ids)];
      expectTaken(
        settingsPanel(
          { ...defaultSettings, channels: unique(channels), moderatorRoles: unique(moderatorRoles) },
          wordings[one],
        ),
        readSettingsId,
      );
    },
  );

  const counted = fc.record({
    report: fc.uuid(),
    quoted: fc.nat(),
    helpful: fc.nat(),
    notHelpful: fc.nat(),
    helpfulRate: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  });
  property(
    'insights',
    fc.tuple(fc.array(counted, { maxLength: 30 }), fc.array(line, { maxLength: 30 }), line, language),
    ([reports, unanswered, title, one]) => {
      const insights = {
        ...{ since: '2026-04-01T00:00:00.000Z', asked: 12, answered: 9, refused: 3, reports },
        days: [{ day: '2026-04-01', asked: 4, answered: 4, refused: 0 }],
        unanswered: unanswered.map((words) => ({ text: words, times: 3, lastAsked: '2026-04-02T10:00:00.000Z' })),
      };
      const titles = new Map(reports.map(({ report }) => [report, title]));
      expectTaken(
        insightsView(
          {
            language: one,
            days: 30,
            insights,
            settings: { keepsQuestions: true, questionDays: 30 },
            titles,
            chart: 'questions.png',
            settingsCommand: '</settings:123456789012345678>',
          },
          wordings[one],
        ),
        readDownloadId,
        ['questions.png'],
      );
    },
  );
});

import { expect, test } from 'vitest';
import { KnownTexts } from '../../../bench/chaos/known-texts.js';
import { Ledger } from '../../../bench/chaos/ledger.js';
import { filterKeyOf } from '../../../src/discord/components/filter-key.js';
import { answerView, type ShownAnswer } from '../../../src/discord/view/answer.js';
import { wordings } from '../../../src/wording/wordings.js';
import type { Message } from '../../support/discord/messages/message.js';
import { citedReport, quote } from '../../support/answers.js';

// A run that finds nothing shows something only if what it looks for would be found.

test('the ledger finds what was acknowledged and is gone, changed, or taken back', () => {
  const ledger = new Ledger();
  ledger.may('vote 1', 'helpful', 'none');
  ledger.did('vote 1', 'helpful');
  ledger.may('setting quotes', '2', '3');
  ledger.did('setting quotes', '2');
  const states = new Map([
    ['vote 1', 'none'],
    ['setting quotes', '3'],
  ]);
  expect(ledger.compare((what) => states.get(what) ?? '')).toEqual([
    { what: 'vote 1', expected: ['helpful'], found: 'none' },
    { what: 'setting quotes', expected: ['2'], found: '3' },
  ]);
  // Told once.
  expect(ledger.compare((what) => states.get(what) ?? '')).toEqual([]);
});

test('the ledger takes what was tried and not acknowledged either way, but not a third', () => {
  const found = (state: string) => {
    const ledger = new Ledger();
    ledger.may('setting quotes', '2', '3');
    return ledger.compare(() => state).length;
  };
  expect(['3', '2', '1'].map(found)).toEqual([0, 0, 1]);
});

test('a quote is held against the report under whose title it stands', () => {
  const quoted = 'The leaders left the city before the siege began.';
  const cited = quote(quoted, { report: citedReport({ title: 'Who left' }) });
  const shown: ShownAnswer = {
    ...{ question: 'Who left?', language: 'en', quotes: [cited], references: [cited.reference] },
    ...{ firstNumber: 1, page: 0, pages: 1, quotesOnPage: 3, asker: '123456789012345678', filter: filterKeyOf({}) },
  };
  const { components } = answerView(shown, wordings.en);
  const message = { body: { components } } as unknown as Message;
  const wrongIn = (title: string, text: string): number => {
    const texts = new KnownTexts();
    texts.add(title, text);
    const wrong = texts.wrongIn(message);
    expect(texts.checked).toBe(1);
    return wrong.length;
  };
  expect(wrongIn('Who left', `Before. ${quoted} After.`)).toBe(0);
  expect(wrongIn('Who left', `Before. ${quoted.replace('began', 'ended')} After.`)).toBe(1);
  expect(wrongIn('Another report', `Before. ${quoted} After.`)).toBe(1);
});

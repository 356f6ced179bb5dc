import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { detectLanguage } from '../../src/language/detect.js';
import { directed, directionOf } from '../../src/language/direction.js';
import { fold } from '../../src/language/fold.js';
import { languages } from '../../src/language/languages.js';
import { findQuantities } from '../../src/language/quantities/quantities.js';
import { visible } from '../../src/language/visible.js';
import { analyseWords, locateWords } from '../../src/language/words.js';
import { analysePassage } from '../../src/search/words.js';
import { analyseQuestion } from '../../src/search/question.js';
import { splitSentences } from '../../src/reports/sentences.js';
import { lexicon } from '../support/library-of-reports.js';
import { property } from './property.js';
import { anyText, longText, reportText } from './texts.js';

const language = fc.constantFrom(...languages);
const question = fc.oneof(
  { weight: 9, arbitrary: anyText },
  { weight: 1, arbitrary: longText(6_000).map((text) => text.slice(0, 6_000)) },
);

describe('words', () => {
  property('stand where they are said to, in order', fc.tuple(question, language), ([text, one]) => {
    const composed = text.normalize('NFC');
    let before = 0;
    for (const { start, end, stems } of locateWords(composed, one)) {
      expect(before <= start && start < end && end <= composed.length).toBe(true);
      before = end;
      expect(stems.length).toBeGreaterThan(0);
      for (const stem of stems) expect(stem).not.toMatch(/\s/);
    }
    for (const { stems } of analyseWords(text, one)) expect(stems.every((stem) => stem !== '')).toBe(true);
  });

  property('folded twice are as folded once', anyText, (text) => {
    expect(fold(fold(text))).toBe(fold(text));
  });

  property(
    'have a language and a direction, and quantities within them',
    fc.tuple(question, language),
    ([text, one]) => {
      expect(languages).toContain(detectLanguage(text));
      expect(directed(text, directionOf(text))).toContain(text);
      const composed = text.normalize('NFC');
      for (const { start, end } of findQuantities(composed, one))
        expect(0 <= start && start < end && end <= composed.length).toBe(true);
    },
  );

  property('are shown on a terminal without controls', anyText, (text) => {
    expect(visible(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('a question', () => {
  property(
    'of any text is analysed',
    fc.tuple(question, language),
    ([text, one]) => {
      const { terms } = analyseQuestion(text, lexicon, one);
      for (const { words } of terms) expect(words.every((word) => word !== '')).toBe(true);
    },
    0.3,
  );
});

describe('sentences', () => {
  property('hold every word of a text, in order, and end before the next', reportText, (text) => {
    const sentences = splitSentences(text, { start: 0, end: text.length });
    let before = 0;
    for (const { start, end } of sentences) {
      expect(before <= start && start < end).toBe(true);
      expect(text.slice(before, start).trim()).toBe('');
      before = end;
    }
    expect(text.slice(before).trim()).toBe('');
  });

  property(
    'have words for the index',
    fc.tuple(reportText, language),
    ([text, one]) => {
      const sentences = splitSentences(text, { start: 0, end: text.length });
      const words = analysePassage(text, 0, sentences, one, lexicon);
      expect(words).toHaveLength(sentences.length);
    },
    0.3,
  );
});

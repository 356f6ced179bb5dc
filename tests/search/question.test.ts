import { describe, expect, it } from 'vitest';
import { lexiconDirectory } from '../../src/program.js';
import { openLexicon } from '../../src/search/lexicon.js';
import { strengthOf } from '../../src/search/hear.js';
import { analyseQuestion, type Term } from '../../src/search/question.js';
import { formIn, soundPrefix } from '../../src/search/sound-words.js';
import { analysePassage } from '../../src/search/words.js';

const lexicon = openLexicon(lexiconDirectory);

const wordsOfPassage = (text: string, language: string): Set<string> =>
  new Set(analysePassage(text, 0, [{ start: 0, end: text.length }], language, lexicon).flat());

/** Whether a passage has another spelling of a name. */
const sounds = ({ name }: Term, words: ReadonlySet<string>): boolean =>
  name !== null &&
  [...words].some(
    (word) => name.keys.some((key) => word.startsWith(soundPrefix(key))) && strengthOf(formIn(word), name, lexicon) > 0,
  );

const holds = (term: Term, words: ReadonlySet<string>): boolean =>
  term.words.some((word) => words.has(word)) || sounds(term, words) || term.parts.some((part) => holds(part, words));

/** The surfaces of a question's terms that a passage holds. */
const found = (question: string, passage: string, language = 'ar'): string[] => {
  const words = wordsOfPassage(passage, language);
  return analyseQuestion(question, lexicon)
    .terms.filter((term) => holds(term, words))
    .map(({ surface }) => surface);
};

describe('analyseQuestion', () => {
  it('finds an Arabic name from each of the other languages', () => {
    for (const question of [
      'what about ISIS',
      'que fait Daech',
      'IŞİD nerede',
      'was macht der IS',
      'el ISIS hoy',
      'ИГИЛ сегодня',
      'وضع داعش',
    ]) {
      expect(found(question, 'أعلن داعش مسؤوليته').length, question).toBeGreaterThan(0);
    }
  });

  it('finds the long name of a group from its short one', () => {
    expect(found('ISIS', 'عناصر تنظيم الدولة الإسلامية في المدينة')).toEqual(['isis']);
  });

  it('finds a city by its spellings', () => {
    for (const city of ['Raqqa', 'Rakka', 'Raqqah', 'Ar-Raqqah']) {
      expect(found(`what happened in ${city}`, 'غادر المقاتلون الرقة', 'ar').join(' '), city).toMatch(/ra/);
    }
  });

  it('finds a name that no lexicon holds by its sound', () => {
    expect(found('who is Stewart Ramsay', 'قال ستيوارت رامساي', 'ar')).toContain('ramsay');
  });

  it('mends one wrong letter', () => {
    expect(found('which comanders fled', 'هرب القادة', 'ar')).toContain('comanders');
  });

  it('keeps a phrase together and its parts at hand', () => {
    const [term] = analyseQuestion('Operation Euphrates Shield', lexicon).terms;
    expect(term?.surface).toBe('operation euphrates shield');
    expect(term?.parts.map(({ surface }) => surface)).toEqual(['operation', 'euphrates', 'shield']);
  });

  it('leaves out words that carry no subject', () => {
    expect(analyseQuestion('where did they go and what is it', lexicon).terms.map(({ surface }) => surface)).toEqual([
      'go',
    ]);
    expect(analyseQuestion('who are you?', lexicon).terms).toEqual([]);
  });

  it('marks numbers and names', () => {
    const { terms } = analyseQuestion('did 3,000 people meet Zorblatt there', lexicon);
    expect(terms.find(({ surface }) => surface === '3,000')?.kind).toBe('number');
    expect(terms.find(({ surface }) => surface === 'zorblatt')?.kind).toBe('name');
  });

  it.each([
    ['what happened on 3 April', 'en'],
    ['April 3rd', 'en'],
    ['que s’est-il passé le 3 avril', 'fr'],
    ["3 Nisan'da ne oldu", 'tr'],
    ['was geschah am 3. April', 'de'],
    ['qué pasó el 3 de abril', 'es'],
    ['что случилось 3 апреля', 'ru'],
    ['ماذا حدث في ٣ أبريل', 'ar'],
    ['سوم آوریل چه شد', 'fa'],
  ] as const)('finds a day however it is written: %s', (question, language) => {
    const [date, ...more] = analyseQuestion(question, lexicon, language).terms.filter(({ kind }) => kind === 'date');
    expect(more).toEqual([]);
    for (const passage of ['في الثالث من نيسان', 'يوم 3 أفريل 2016', 'بتاريخ 3/4/2017'])
      expect(holds(date!, wordsOfPassage(passage, 'ar')), passage).toBe(true);
    for (const passage of ['في الرابع من نيسان', 'في نيسان 2016', 'قتل 3 أشخاص', 'في 30 نيسان', 'في 3 أيار'])
      expect(holds(date!, wordsOfPassage(passage, 'ar')), passage).toBe(false);
  });

  it('finds a date of a year by the year, and a date without its year less surely', () => {
    const [year] = analyseQuestion('2016', lexicon, 'en').terms;
    expect(holds(year!, wordsOfPassage('في 3 نيسان 2016', 'ar'))).toBe(true);
    expect(holds(year!, wordsOfPassage('في 3 نيسان 2017', 'ar'))).toBe(false);
    const [date] = analyseQuestion('3 April 2016', lexicon, 'en').terms;
    const shows = (passage: string): boolean[] => {
      const words = wordsOfPassage(passage, 'ar');
      return [date!.words.some((word) => words.has(word)), holds(date!, words)];
    };
    expect(shows('في 3 نيسان 2016')).toEqual([true, true]);
    expect(shows('في 3 نيسان')).toEqual([false, true]);
    expect(shows('في نيسان 2016')).toEqual([false, true]);
    expect(shows('في 3 نيسان 2015')).toEqual([false, false]);
    expect(shows('في 4 نيسان 2016')).toEqual([false, false]);
  });

  it('finds numbers across scripts, spelled out or not, and no others', () => {
    const inArabic = (question: string, passage: string): boolean =>
      analyseQuestion(question, lexicon)
        .terms.filter(({ kind }) => kind === 'number')
        .some((term) => holds(term, wordsOfPassage(passage, 'ar')));
    expect(inArabic('five killed', 'قتل خمسة أشخاص')).toBe(true);
    expect(inArabic('5 killed', 'قتل خمسة أشخاص')).toBe(true);
    expect(inArabic('five killed', 'قتل 15 شخصا، وفي 5 أيار جرح آخرون')).toBe(false);
    expect(inArabic('2,500 people', 'ألفين وخمسمئة شخص')).toBe(true);
    expect(inArabic('2.5 million people', 'مليونين ونصف المليون')).toBe(true);
    expect(inArabic('15 % of them', '15 بالمئة')).toBe(true);
    expect(inArabic('15 % of them', '15 شخصا')).toBe(false);
  });

  it('leaves out the article of a name that the lexicon does not know', () => {
    expect(analyseQuestion('who took al-Zorblatt', lexicon).terms.map(({ surface }) => surface)).toEqual([
      'took',
      'zorblatt',
    ]);
    expect(analyseQuestion('what about al-Bab', lexicon).terms.map(({ kind }) => kind)).toEqual(['name']);
  });

  it('keeps a phrase of the lexicon that holds a number', () => {
    const [term] = analyseQuestion('Resolution 2254', lexicon).terms;
    expect(term?.surface).toBe('resolution 2254');
    expect(term?.parts.map(({ kind }) => kind)).toContain('number');
  });

  it.each(['', '؟؟؟', '🙂🙂', '\u0000', '\ud800', "'; DROP TABLE reports; --", '"'.repeat(500), 'a'.repeat(6000)])(
    'takes %j',
    (question) => {
      expect(() => analyseQuestion(question, lexicon)).not.toThrow();
    },
  );
});

describe('analysePassage', () => {
  it('gives one list a sentence', () => {
    const text = 'هرب القادة. بقي المدنيون.';
    const lists = analysePassage(
      text,
      0,
      [
        { start: 0, end: 11 },
        { start: 12, end: text.length },
      ],
      'ar',
      lexicon,
    );
    expect(lists).toHaveLength(2);
    expect(lists[0]).not.toEqual(lists[1]);
  });

  it('makes words of letters and digits only, but for its own marks', () => {
    const words = wordsOfPassage('قال: "3,250 شخصاً" — (U.S.) d’accord; 20 – 30 | * ^ NEAR', 'ar');
    for (const word of words) expect(word).toMatch(/^(?:[§№٪†‡]|¤[a-z]+·)?[\p{L}\p{N}]+$/u);
    expect(words).toContain('№3250');
  });
});

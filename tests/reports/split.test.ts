import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../src/reports/paragraphs.js';
import type { Passage } from '../../src/reports/report.js';
import { longestPassage, longestSentence, splitPassages, splitSentences } from '../../src/reports/split.js';

const sentencesOf = (text: string): string[] =>
  splitSentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

const passagesOf = (text: string): Passage[] => splitPassages({ text, paragraphs: paragraphsOf(text) });

describe('splitSentences', () => {
  it.each([
    ['Arabic stops', ['خلت المدينة من القادة.', 'أين ذهبوا؟', 'لا أحد يعرف!', 'انتهى']],
    ['Urdu and Persian stops', ['شهر خالی است۔', 'او رفت.', 'کجا؟']],
    ['stops and closing marks together', ['«انسحب التنظيم.»', 'قال (المتحدث ذلك.)', 'وماذا بعد؟!', 'لا شيء…']],
    ['doubled question marks', ['فأين يختفي المقاتلون؟؟', 'سؤال بلا جواب.']],
    [
      'English abbreviations',
      ['Mr. Smith met Dr. J. K. Rowe in the U.S. Army.', 'They spoke at 5 p.m. in Mosul.', 'He left.'],
    ],
    ['French abbreviations', ['M. Dupont et Mme. Martin ont vu le gén. Durand.', 'Ils sont partis.']],
    [
      'German abbreviations and ordinals',
      ['Am 3. Mai kamen z.B. Dr. Müller bzw. seine Leute.', 'Der 20. Juli blieb ruhig.', 'Dann 2017. '],
    ],
    ['Turkish ordinals', ['Kent 3. kez bombalandı.', 'Doç. Dr. Kaya 20. yüzyıl dedi.', 'Bitti.']],
    ['Russian abbreviations', ['В 2017 г. Ракка пала, т.е. война ушла на ул. Мира.', 'Все ждали.']],
    ['Arabic abbreviations', ['قال د. أحمد و م. سامي إن الحكم عام 300 ق.م. كان عادلا.', 'ثم سكت.']],
    ['numbers', ['دفعوا 20 – 30 ألف دولار أي 3.5 ملايين.', 'وبلغت النسبة 10%.', 'It cost 1.5 million.', 'Done.']],
    ['domain names', ['Read www.example.org and موقع eremnews.com اليوم.', 'ثم عد.']],
    ['small letters that follow', ['He asked "why?" and left.', '"Stop!" she said.', 'Wait… what is it?']],
    [
      'a short quotation',
      ['قال: "انتهى الأمر. لن نعود أبدا" ثم غادر.', 'He said "It is over. We won. Go" to all.', 'Fin.'],
    ],
    ['a nested quotation of one mark', ['وبحسبه، “فإن وجود “داعش” في المحافظة انتهى” بعد السيطرة.', 'ثم عاد.']],
    ['the Arabic pause', ['في الرقة.. لماذا الإنكار؟', 'سؤال.']],
    ['Arabic stops without a space behind them', ['غادر المقاتلون المدينة.', 'وبقي المدنيون فيها.']],
  ])('knows %s', (_, sentences) => {
    const joiner = sentences[0] === 'غادر المقاتلون المدينة.' ? '' : ' ';
    expect(sentencesOf(sentences.join(joiner))).toEqual(sentences.map((sentence) => sentence.trim()));
  });

  it('keeps to its span', () => {
    const text = 'One. Two. Three. Four.';
    expect(splitSentences(text, { start: 5, end: 16 }).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Two.',
      'Three.',
    ]);
  });

  it('holds every word once, in order, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '.',
        '؟',
        '!',
        '..',
        '…',
        '"',
        '«',
        '»',
        '(',
        ')',
        '“',
        '”',
        ' ',
        '\n',
        '، ',
        ' د. ',
        '3. ',
        '۔',
        ':',
      ),
      fc.constantFrom('الرقة', 'Raqqa', 'kent', 'мир', '20', '\u{1F600}'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const spans = splitSentences(text, { start: 0, end: text.length });
        let end = 0;
        let rest = '';
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
          expect(span.end).toBeGreaterThan(span.start);
          rest += text.slice(end, span.start);
          end = span.end;
        }
        expect((rest + text.slice(end)).trim()).toBe('');
      }),
    );
  });
});

describe('splitPassages', () => {
  const sentence = (length: number, letter = 'ب'): string =>
    `${`${letter.repeat(4)} `.repeat(length / 5 - 1)}${letter.repeat(3)}. `;

  it('keeps a paragraph of up to 600 characters whole, and never quotes a subheading', () => {
    const text = `## عنوان\n\n${sentence(100).repeat(6).trim()}\n\nقصيرة.`;
    const passages = passagesOf(text);
    expect(passages.map(({ ordinal, paragraph }) => [ordinal, paragraph])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(passages[0]?.sentences).toHaveLength(6);
    expect(text.slice(passages[1]?.start, passages[1]?.end)).toBe('قصيرة.');
  });

  it('splits a long paragraph evenly, without a tiny tail', () => {
    const lengths = passagesOf(sentence(90).repeat(7)).map(({ start, end }) => end - start);
    expect(lengths.toSorted((a, b) => a - b)).toEqual([269, 359]);
    for (const passage of passagesOf(sentence(120).repeat(18))) {
      expect(passage.end - passage.start).toBeGreaterThanOrEqual(350);
      expect(passage.end - passage.start).toBeLessThanOrEqual(600);
    }
  });

  it('keeps a sentence of up to 1,200 characters whole and cuts a longer one behind a comma', () => {
    expect(passagesOf(sentence(1000).repeat(2)).map(({ start, end }) => end - start)).toEqual([999, 999]);
    const long = `${`${'كلمة '.repeat(60).trim()}، `.repeat(12)}انتهى.`;
    const pieces = passagesOf(long);
    expect(pieces.length).toBeGreaterThan(5);
    for (const { start, end } of pieces.slice(0, -1)) expect(long.slice(start, end)).toMatch(/،$/);
  });

  it('splits 200,000 characters without a stop, with spaces and without', () => {
    const words = 'كلمات '.repeat(33_334);
    for (const { start, end } of passagesOf(words)) {
      expect(end - start).toBeLessThanOrEqual(longestPassage);
      expect(words.slice(start, end)).toMatch(/^كلمات.*كلمات$/);
    }
    expect(passagesOf('ك'.repeat(200_000))).toHaveLength(1);
    expect(passagesOf('"'.repeat(200_000)).length).toBeGreaterThan(0);
    expect(passagesOf('ب. '.repeat(66_667)).length).toBeGreaterThan(300);
  });

  it('never overlaps, never cuts a word, holds every word of the paragraphs, and keeps to its lengths', () => {
    const word = fc.constantFrom(
      'الرقة',
      'تنظيم',
      'و',
      'Raqqa',
      '"',
      '(قسد)',
      '2017',
      'انسحب،',
      'المدينة.',
      'لماذا؟',
      'then.',
      '؛',
      '- ',
      '\n',
    );
    const paragraph = fc.array(word, { minLength: 1, maxLength: 400 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (blocks) => {
        const text = blocks.join('\n\n');
        const paragraphs = paragraphsOf(text);
        const passages = splitPassages({ text, paragraphs });
        const quoted = passages.flatMap(({ start, end }) => text.slice(start, end).split(/\s+/));
        expect(quoted).toEqual(text.split(/\s+/).filter((each) => each !== ''));
        let previous = 0;
        passages.forEach((passage, ordinal) => {
          expect(passage.ordinal).toBe(ordinal);
          expect(passage.start).toBeGreaterThanOrEqual(previous);
          previous = passage.end;
          expect([passage.sentences[0]?.start, passage.sentences.at(-1)?.end]).toEqual([passage.start, passage.end]);
          expect(paragraphs[passage.paragraph - 1]?.start).toBeLessThanOrEqual(passage.start);
          expect(paragraphs[passage.paragraph - 1]?.end).toBeGreaterThanOrEqual(passage.end);
          const length = passage.end - passage.start;
          if (length > longestPassage) expect(passage.sentences).toHaveLength(1);
          expect(length).toBeLessThanOrEqual(longestSentence);
        });
      }),
    );
  });
});

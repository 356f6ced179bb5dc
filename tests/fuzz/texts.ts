import fc from 'fast-check';

/** What texts of people, machines and attackers are made of. */
const pieces = [
  ...['الرقة', 'تنظيم', 'داعِشٌ', 'ـــــ', 'لا', 'ﷺ', 'ﻻ', 'إِنَّهُ', 'قال المرصد إن القادة غادروا المدينة.', 'أين؟', '،', '؛', '۔'],
  ...['می‌گویند', 'شهرِ', '۱۴۰۲', '١٩٩٩', '٪', 'عـــاجل', 'والله', 'بالمدينة', 'ي', 'ى', 'ة', 'ه', 'ء'],
  ...['Raqqa', 'They left. ', 'U.S.', 'e.g. ', 'İstanbul', 'IŞIK', 'ıi', 'straße', 'ﬁn', 'Ångström', 'naïve', 'don’t', 'ISIS', 'IS'],
  ...['Москва', 'Ё', 'ё', 'Ελλάδα', 'שלום', '東京', '한글', 'ไทย', 'हिन्दी', 'ß', 'ſ', 'K', 'Å'],
  ...['👍🏽', '👨‍👩‍👧‍👦', '🇸🇾', '☠️', '1️⃣', '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}', '𝕬', '𐎀', '\u{10FFFF}'],
  ...['\u0301', '\u064b\u0651', '\u0300\u0301\u0302\u0303\u0304\u0305', 'Z\u0351\u036b\u0343', '\u200d', '\u200c', '\ufe0f', '\u034f'],
  ...['\ud800', '\udc00', '\udbff', '\udfff\ud800', '\ufffd', '\ufffe', '\uffff'],
  ...['\u0000', '\u0001', '\u0007', '\u0008', '\u001b[2J', '\u007f', '\u0085', '\u009f', '\u00ad', '\ufeff', '\u2060'],
  ...['\u202e', '\u202d', '\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f', '\u061c'],
  ...[' ', '  ', '\n', '\n\n', '\r\n', '\r', '\t', '\v', '\f', '\u00a0', '\u2028', '\u2029', '\u3000', '\u200b'],
  ...['.', '. ', '!', '?', '؟', '…', '...', ',', ';', ':', '"', '“', '”', '«', '»', "'", '(', ')', '[', ']', '-', '–', '—', '/', '\\'],
  ...['---', '---\n', 'title: x\n', 'url: javascript:alert(1)\n', '__proto__: {}\n', '!!js/function', '&a [*a]', '*a', '{{', '%', '#', '# ', '## '],
  ...['<p>', '</p>', '<script>', '<!--', '-->', '<![CDATA[', '&amp;', '&#0;', '&#xD800;', '<a href="', '">', '<h1>', '<td>', '<svg/onload=1>'],
  ...['**', '__', '~~', '||', '`', '```', '> ', '>>> ', '-# ', '1. ', '@everyone', '<@123456789012345678>', '<:a:1234567890123456>', '<t:0:R>'],
  ...['https://example.org/x?y=z#w', 'www.', 'http://', 'javascript:', 'data:text/html,', 'discord.gg/abc', '../', '..\\', '%2e%2e/', 'C:\\'],
  ...["' or 1=1 --", '"; drop table reports; --', 'NEAR(', ' AND ', ' OR ', ' NOT ', '*', '^', '{a b}:', 'passage_words', '§1', '\u0000x'],
  ...['0', '1', '2016-05-03', '2016-02-30', '31/12/1999', '3 مايو 2016', '1.234,56', '1,000,000', '12½', '٣٫١٤', 'IV', 'zwei', 'vingt-quatre'],
  ...['Share this', 'Read more', 'شارك', 'اقرأ أيضا', 'By A. Writer', '© 2016', 'Updated: ', 'نشر في', 'المصدر:', 'Tags:', '12:30'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'true', '1e999', '-0'],
] as const; // prettier-ignore

const piece = fc.constantFrom(...pieces);

/** Texts of any length up to some hundred pieces. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')) },
  { weight: 3, arbitrary: fc.array(piece, { maxLength: 200 }).map((parts) => parts.join(' ')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  // Any UTF-16 at all, halves of characters among them.
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
      .map((units) => String.fromCharCode(...units)),
  },
);

/** One or two pieces repeated up to a length: lines of a megabyte, and what makes an expression go back and forth. */
export const longText = (longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(piece, piece, fc.integer({ min: 1_000, max: longest }), anyText)
    .map(([a, b, length, end]) => (a + b).repeat(Math.ceil(length / (a + b).length)).slice(0, length) + end);

/** Lines of a text, as pages and reports are made of them. */
export const anyLines: fc.Arbitrary<string> = fc
  .array(fc.oneof(anyText, piece, fc.constant('')), { maxLength: 30 })
  .chain((lines) => fc.constantFrom('\n', '\n\n', '\r\n').map((ending) => lines.join(ending)));

/** A text that a report can hold: with a letter, composed, and without U+0000 and halves of characters, as decoding leaves it. */
export const reportText: fc.Arbitrary<string> = fc
  .oneof({ weight: 20, arbitrary: anyLines }, { weight: 1, arbitrary: longText(20_000) })
  .map((text) => `${text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '')} a`.normalize('NFC'));

/** Bytes: texts in several encodings, cut or changed anywhere, and any bytes. */
export const anyBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 2_000 }),
  fc
    .record({
      text: anyLines,
      encoding: fc.constantFrom('utf8' as const, 'utf16le' as const, 'latin1' as const),
      mark: fc.constantFrom('', '\ufeff'),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
    })
    .map(({ text, encoding, mark, cut, changes }) => {
      const bytes = Buffer.from(mark + text, encoding);
      for (const [place, value] of changes) if (bytes.length > 0) bytes[place % bytes.length] = value;
      return cut < 0.7 ? bytes : bytes.subarray(0, Math.floor(bytes.length * cut));
    }),
);

/** Values as JSON can hold them, with the names that reach into objects. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(anyText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'prototype')), tie('value')), {
        maxLength: 4,
      })
      .map(
        (entries) =>
          JSON.parse(
            `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}`).join(',')}}`,
          ) as unknown,
      ),
  ),
})).value;

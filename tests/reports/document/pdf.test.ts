import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../../preview/screenshot.js';
import { withCommonForms } from '../../../src/reports/document/pdf/presentation-forms.js';
import { clustersOf, directionOf, reorder } from '../../../src/reports/document/pdf/reorder.js';
import { type ImportedDocument, readDocument } from '../../../src/reports/document/read-document.js';
import { printToPdf } from '../../documents/chromium.js';
import { linesFrom, makePdf, type PdfPage } from '../../documents/make-pdf.js';

const readPdf = (bytes: Uint8Array): Promise<ImportedDocument> => readDocument({ name: 'report.pdf', bytes });
const reasonsOf = ({ stripped }: ImportedDocument): Record<string, string> =>
  Object.fromEntries(stripped.map(({ text, reason }) => [text, reason]));

const chromium = await findChromium(process.env).catch(() => undefined);

describe('a PDF', () => {
  const body = [
    'The old bridge opened again on Sunday after a year of repairs, and the',
    'first walkers crossed it before dawn. Nobody had expected so many peo-',
    'ple, the engineer said, and the well-known baker sold out by nine.',
  ];
  const more = [
    'The council had set aside money for two years of work on the bridge, an',
    'amount that was not spent. The rest goes to the school on the other side',
  ];
  const page = (number: number, lines: readonly string[], rest: PdfPage = []): PdfPage => [
    { x: 60, y: 810, size: 9, text: 'The Harbour Gazette' },
    ...linesFrom(760, lines),
    ...(rest as []),
    { x: 290, y: 30, size: 9, text: `Page ${number} of 3` },
  ];
  const report = (): Promise<ImportedDocument> =>
    readPdf(
      makePdf([
        page(
          1,
          [],
          [
            { x: 60, y: 780, size: 22, text: 'The old bridge opens again' },
            ...linesFrom(740, body),
            ...linesFrom(680, more),
          ],
        ),
        page(2, ['of the river, where the roof leaks. Work there begins in the autumn term.']),
        page(3, ['Nobody at the school would say how long the repairs are going to take.']),
      ]),
    );

  it('is read as its headline and paragraphs, over line ends and page breaks', async () => {
    const { citation, text } = await report();
    expect(citation.title).toBe('The old bridge opens again');
    expect(text.split('\n\n')).toEqual([
      'The old bridge opened again on Sunday after a year of repairs, and the first walkers crossed it before dawn. Nobody had expected so many people, the engineer said, and the well-known baker sold out by nine.',
      'The council had set aside money for two years of work on the bridge, an amount that was not spent. The rest goes to the school on the other side of the river, where the roof leaks. Work there begins in the autumn term.',
      'Nobody at the school would say how long the repairs are going to take.',
    ]);
  });

  it('says that it joined a divided word', async () => {
    expect((await report()).remarks).toEqual([{ kind: 'joinedWords', count: 1 }]);
  });

  it('loses its headers, footers and page numbers, each with its reason', async () => {
    expect(reasonsOf(await report())).toMatchObject({
      'The Harbour Gazette': 'page header or footer',
      'Page 2 of 3': 'page number',
    });
  });

  it('keeps columns apart', async () => {
    const left = ['The ferry stayed in the harbour all', 'day because of the storm outside.'];
    const right = ['Passengers slept in the old hall of', 'the station, wrapped in blankets.'];
    const { text } = await readPdf(
      makePdf([
        [
          { x: 60, y: 780, size: 20, text: 'The ferry waits' },
          ...linesFrom(740, left),
          ...linesFrom(740, right, { x: 320 }),
        ],
      ]),
    );
    expect(text).toBe(`${left.join(' ')}\n\n${right.join(' ')}`);
  });

  it('takes the title that the file states only where its text has no headline', async () => {
    const stated = { title: 'What the file states of itself' };
    const without = await readPdf(makePdf([linesFrom(700, body)], stated));
    expect(without.citation.title).toBe(stated.title);
    const headed = await readPdf(
      makePdf([[{ x: 60, y: 780, size: 22, text: 'A headline on the page' }, ...linesFrom(740, body)]], stated),
    );
    expect(headed.citation.title).toBe('A headline on the page');
  });
});

describe('an Arabic PDF', () => {
  const title = 'افتتاح الجسر القديم خلال الأسبوع المقبل بعد ترميم طويل';
  const paragraphs = [
    'أعيد افتتاح الجسر القديم صباح الأحد أمام المشاة بعد ترميم استمر عاماً كاملاً، وقال المهندس سامر (45 عاماً) إن كلفة العمل بلغت 1,250,000 ليرة، أي نحو 12.5% من ميزانية البلدية لعام 2016.',
    'وأضاف أن شركة ACME Bridges (Ltd) نفذت الأعمال بالتعاون مع «لجنة الأهالي» التي تشكلت في 2014/10/5، بين عامي 1914-1918 ثم توقفت؛ هل يكفي ذلك؟ نعم، قال: "لا إله إلا الله، الآن لأن الأمر لا يحتمل التأجيل".',
    'ونشرت البلدية الرابط https://example.org/bridge/page?id=12 وفيه خرائط الطلاب والإسلام والأولاد، وبلغ العدد ٣٥٠ زائراً في ٢٠١٧ [3].',
    'وقال حارس الجسر إن النهر لم يرتفع منذ سنوات طويلة، وإن الأهالي اعتادوا عبوره ليلاً قبل أن تضيء البلدية مصابيحه.',
  ];
  const htmlOf = (style: string): string =>
    `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${title}</title><style>@page { margin: 2.2cm } body { font-size: 14px; ${style} } h1 { font-size: 24px }</style></head><body><h1>${title}</h1>${[...paragraphs, ...paragraphs.map((text) => `ثانياً: ${text}`), ...paragraphs.map((text) => `ثالثاً: ${text}`)].map((text) => `<p>${text}</p>`).join('')}</body></html>`;

  it.for([
    ['the font of the machine', ''],
    ['a font whose signs have several letters', 'font-family: "Noto Kufi Arabic"'],
    ['justified lines', 'font-family: "Noto Naskh Arabic"; text-align: justify; line-height: 1.9'],
  ])('gives back its letters one by one: %s', async ([, style], { skip }) => {
    if (chromium === undefined) return skip('There is no Chromium on this machine.');
    const { citation, text, remarks } = await readPdf(await printToPdf(htmlOf(style ?? ''), chromium));
    expect(citation).toMatchObject({ title, language: 'ar' });
    expect(text.split('\n\n')).toEqual([
      ...paragraphs,
      ...paragraphs.map((each) => `ثانياً: ${each}`),
      ...paragraphs.map((each) => `ثالثاً: ${each}`),
    ]);
    expect(remarks).toContainEqual({ kind: 'letterForms', count: expect.any(Number) as number });
  });

  it('keeps the letters of a joined sign in their order', async () => {
    const letters = { a: '0644', b: '06440627', c: '062E', d: 'FEFC', e: '0627' };
    const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 6 beginbfchar ${Object.entries(
      letters,
    )
      .map(([code, letter]) => `<${code.charCodeAt(0).toString(16)}> <${letter}>`)
      .join(' ')} <20> <0020> endbfchar endcmap end end`;
    const { text } = await readDocument(
      {
        name: 'report.pdf',
        bytes: makePdf([linesFrom(700, [`${'abc ade '.repeat(4)}abc`])], {
          font: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R >>',
          objects: [`<< /Length ${map.length} >>\nstream\n${map}\nendstream`],
        }),
      },
      { overrides: { title: 'A headline that is stated' } },
    );
    expect(text).toBe(`خلال${' الال خلال'.repeat(4)}`);
  });

  it('names the address that the browser printed below the page', async ({ skip }) => {
    if (chromium === undefined) return skip('There is no Chromium on this machine.');
    const { stripped, citation } = await readPdf(await printToPdf(htmlOf(''), chromium));
    expect(stripped.map(({ text }) => text).join('\n')).toContain('file:///');
    expect(citation.url).toBeNull();
  });
});

describe('the order of a drawn line', () => {
  const read = (drawn: string): string => {
    const clusters = clustersOf(drawn);
    return reorder(clusters, directionOf(clusters), true)
      .map(({ text }) => text)
      .join('');
  };

  it.each([
    ['(مراكب)', '(بكارم)'],
    ['عام 2016.', '.2016 ماع'],
    ['1914-1918 ثم', 'مث 1918-1914'],
    ['1,250,000 ليرة', 'ةريل 1,250,000'],
    ['شركة ACME (Ltd) هنا', 'انه ACME (Ltd) ةكرش'],
    ['in the words بعض الكلمات he said', 'in the words تاملكلا ضعب he said'],
    ['A line (of Latin) alone.', 'A line (of Latin) alone.'],
  ])('%s', (logical, drawn) => {
    expect(read(drawn)).toBe(logical);
  });

  it('is turned back by turning it again', () => {
    const words = (...more: string[]) =>
      fc.array(fc.constantFrom('ب', 'كتاب', 'عاماً', ' ', '. ', ', ', ...more), { maxLength: 20 });
    const lines = fc.oneof(words('7', '2016', '1,250', '10:30'), words('a', 'Ltd', 'ACME'));
    fc.assert(
      fc.property(lines, fc.constantFrom('rtl' as const, 'ltr' as const), (words, base) => {
        const clusters = clustersOf(words.join(''));
        expect(reorder(reorder(clusters, base, false), base, false)).toEqual(clusters);
      }),
    );
  });
});

describe('drawn forms of letters', () => {
  it.each([
    ['ﻣﺪﻳﻨﺔ', 'مدينة', 5],
    ['ﻻ ﻷن', 'لا لأن', 2],
    ['ﬁne oﬃcers', 'fine officers', 2],
    ['ﷲ', 'الله', 1],
    ['كلمةﹰ', 'كلمةً', 1],
    ['قال النبي ﷺ: ﴿نص﴾ بـ ٥٠ ﷼', 'قال النبي ﷺ: ﴿نص﴾ بـ ٥٠ ﷼', 0],
    ['① x² … ½', '① x² … ½', 0],
  ])('%s', (drawn, text, changed) => {
    expect(withCommonForms(drawn)).toEqual({ text, changed });
  });
});

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/reports/import.js';
import { paragraphsOf } from '../../src/reports/paragraphs.js';
import { splitPassages } from '../../src/reports/split.js';

/** Five scraped pages whose text is not ours to commit: they are read where they lie beside the repository. */
const folder = '../shared/reports';
const pages = [
  {
    file: '000_b79b351667586407.txt',
    citation: {
      title: 'قادة "داعش" يخلون الرقة باتجاه الأراضي العراقية',
      outlet: 'إرم نيوز',
      author: null,
      published: null,
    },
    paragraphs: 10,
    subheadings: [],
    firstAndLast: ['دمشق - غادر تنظيم الدولة', 'مجدداً مع النظام.'],
  },
  {
    file: '001_72491fde59c97982.txt',
    citation: {
      title: 'مصادر لمينا تؤكد تواجد داعش في الرقة.. لماذا تحاول "قسد" الإنكار؟',
      outlet: 'مرصد مينا',
      author: null,
      published: null,
    },
    paragraphs: 1,
    subheadings: [],
    firstAndLast: ['مرصد مينا – خاص نفت مصادر', 'الإعلامي “مينا”'],
  },
  {
    file: '002_08ad1021a635886f.txt',
    citation: {
      title: 'بعد هزيمتهم في سوريا.. قادة داعش يهربوا لتركيا',
      outlet: null,
      author: 'سها صلاح',
      published: null,
    },
    paragraphs: 18,
    subheadings: ['## سقوط عاصمة الخلافة'],
    firstAndLast: ['قال المرصد السوري', 'فعّالة لما بعد داعش".'],
  },
  {
    file: '003_f2c5546dd40a5ab3.txt',
    citation: {
      title: 'وثائق مسرّبة: "داعش" انسحب من تدمر بموجب صفقة مع الأسد',
      outlet: 'الخليج أونلاين',
      author: null,
      published: '2016-05-03',
    },
    paragraphs: 10,
    subheadings: [],
    firstAndLast: ['الوثائق كشفت عن تعاون', 'في رابعة النهار.'],
  },
  {
    file: '004_1f64b06ffc53c375.txt',
    citation: { title: 'بعد “تحرير” الرقة، أين اختفى قادة داعش؟', outlet: 'كيو بوست', author: null, published: null },
    paragraphs: 9,
    subheadings: ['## داعش وتحرير الرقة', '## أين ذهب مقاتلو داعش ؟', '## أماكن تواجد داعش الحالية'],
    firstAndLast: ['تمكنت قوات سوريا', 'أكثر من نصف مساحتها.'],
  },
];
/** What no passage may hold: words of the furniture of the five pages. */
const furniture =
  /related stories|no stories found|^logo$|fbpx|eremnews\.com|اظهر المزيد|مقالات ذات صلة|الذهاب إلى الأعلى|whatsapp|telegram|linkedin|google plus|[إا]قرأ أيضا|شاركنا رأيك|تعليقات|^مكة المكرمة$|الواجهة الرئيسية|متابعة – كيو|لندن - الخليج|كتب :|03-05-2016/im;

describe.skipIf(!existsSync(folder))('the five seed pages (skipped where ../shared is absent)', () => {
  it.each(pages)('$file', async ({ file, citation, paragraphs, subheadings, firstAndLast }) => {
    const path = `${folder}/${file}`;
    const imported = await importFile(path);
    expect(imported.citation).toMatchObject({ ...citation, language: 'ar' });
    expect(imported.encoding).toBe('utf-8');
    expect(imported.remarks).toEqual([]);
    expect(imported.paragraphs).toBe(paragraphs);

    const blocks = paragraphsOf(imported.text);
    const textOf = ({ start, end }: { start: number; end: number }): string => imported.text.slice(start, end);
    expect(blocks.filter(({ kind }) => kind === 'subheading').map(textOf)).toEqual(subheadings);
    const passages = splitPassages({ text: imported.text, paragraphs: blocks });
    expect(textOf(passages[0]!).startsWith(firstAndLast[0]!)).toBe(true);
    expect(textOf(passages.at(-1)!).endsWith(firstAndLast[1]!)).toBe(true);
    for (const passage of passages) {
      expect(textOf(passage)).not.toMatch(furniture);
      expect(passage.end - passage.start).toBeLessThanOrEqual(600);
    }
  });

  it.each(pages)('$file loses no line: each is in the text as it stands or listed as stripped', async ({ file }) => {
    const source = readFileSync(`${folder}/${file}`, 'utf8').normalize('NFC');
    const imported = await importFile(`${folder}/${file}`);
    const body = imported.text.split('\n\n').map((block) => block.replace(/^## /, ''));
    const accounted = [...body, ...imported.stripped.map(({ text }) => text)].sort();
    const lines = source
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .sort();
    expect(accounted).toEqual(lines);
    // Every long line is an article's paragraph: none of them may be among the stripped lines.
    expect(imported.stripped.filter(({ text }) => text.length > 100)).toEqual([]);
    const hash = (words: string[]): string => createHash('sha256').update(words.join('\n')).digest('hex');
    const long = (words: string[]): string[] => words.filter((line) => line.length > 100);
    expect(hash(long(body))).toBe(hash(long(source.split('\n').map((line) => line.trim()))));
  });
});

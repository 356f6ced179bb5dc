import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReport } from '../../src/reports/read-corpus.js';
import { makeWorkplace, runCli, type Workplace } from '../support/cli.js';
import { makeDocx } from '../documents/make-docx.js';
import { linesFrom, makePdf } from '../documents/make-pdf.js';

const page = `قادة التنظيم يغادرون المدينة

مشاركة
فيسبوك
تويتر

قال سكان في المدينة إن معظم قادة التنظيم غادروها قبل أسابيع من دخول القوات إليها، وإن أحداً لم يعرف وجهتهم.

وأضاف السكان أن رتلاً من السيارات خرج ليلاً باتجاه الحدود، وأن الطريق كان خالياً من الحواجز في تلك الساعة.

اقرأ أيضاً
`;

describe('isnad add', () => {
  let place: Workplace;
  let source: string;

  const add = (...args: string[]) => runCli(['add', ...args], { environment: place.environment });
  const reports = async () => (await readdir(place.corpus)).filter((file) => file.endsWith('.md'));

  beforeEach(async () => {
    place = await makeWorkplace();
    source = path.join(place.folder, 'page.txt');
    await writeFile(source, page);
  });

  afterEach(() => place.remove());

  it('imports a page and shows what it recognised and what it stripped', async () => {
    const before = await reports();
    const { exitCode, output, errors } = await add(source, '--outlet', 'The Outlet', '--date', '2017-10-20');
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output).toMatch(/title +قادة التنظيم يغادرون المدينة/);
    expect(output).toMatch(/outlet +The Outlet/);
    expect(output).toMatch(/author +\(not stated\)/);
    expect(output).toMatch(/date +2017-10-20/);
    expect(output).toMatch(/language +ar/);
    expect(output).toMatch(/paragraphs +2/);
    expect(output).toMatch(/ 3 {2}مشاركة {2}\(.+\)/);
    expect(output).toMatch(/1 added, 0 already there\. Run isnad reindex/);
    const [file] = (await reports()).filter((name) => !before.includes(name));
    const report = await readReport(place.corpus, file!);
    expect(report).toMatchObject({ outlet: 'The Outlet', published: '2017-10-20', language: 'ar' });
    expect(report.text).not.toContain('مشاركة');
  });

  it('imports a file with a report a line, and names the lines that it leaves out', async () => {
    const lines = path.join(place.folder, 'wire.jsonl');
    const report = { title: 'قادة يغادرون', text: 'غادر قادة التنظيم المدينة ليلا.' };
    await writeFile(lines, `${JSON.stringify(report)}\n{"title": "x"}\n`);
    const { exitCode, output, errors } = await add(lines, '--date', '2017-10-20');
    expect(exitCode).toBe(1);
    expect(output).toContain('→ wire.jsonl: 1 report, 0 already there, 1 left out');
    expect(output).toMatch(/1 added, 0 already there, 1 failed\. Run isnad reindex/);
    expect(errors).toMatch(/The report in line 2 of .+wire\.jsonl has no text\./);
    const written = JSON.parse(await readFile(path.join(place.corpus, 'wire.jsonl'), 'utf8')) as unknown;
    expect(written).toEqual({ id: 'wire-1', ...report, date: '2017-10-20', language: 'ar' });
  });

  it('does not add a report again', async () => {
    await add(source);
    const before = await reports();
    const { exitCode, output } = await add(source);
    expect(exitCode).toBe(0);
    expect(output).toMatch(/is already there as .+\.md: nothing changed/);
    expect(output).toContain('0 added, 1 already there.');
    expect(await reports()).toEqual(before);
  });

  it('writes nothing in a dry run, also not a corpus folder', async () => {
    const target = path.join(place.folder, 'new');
    const { exitCode, output } = await add(source, '--dry-run', '--to', target);
    expect(exitCode).toBe(0);
    expect(output).toContain('would be added');
    await expect(readdir(target)).rejects.toThrow('ENOENT');
  });

  it('imports the good files of a folder with a bad one, and names each bad one', async () => {
    const folder = path.join(place.folder, 'inbox');
    await mkdir(folder);
    await writeFile(path.join(folder, 'a.txt'), page);
    await writeFile(path.join(folder, 'b.txt'), '');
    await writeFile(path.join(folder, 'c.md'), `# A headline\n\n${'A sentence of the report. '.repeat(10)}\n`);
    const target = path.join(place.folder, 'new');
    const { exitCode, output, errors } = await add(folder, path.join(place.folder, 'absent.txt'), '--to', target);
    expect(exitCode).toBe(1);
    expect(errors.match(/^error: /gm)).toHaveLength(2);
    expect(errors).toContain('b.txt');
    expect(errors).toContain('absent.txt');
    expect(output).toContain('2 added, 0 already there, 2 failed.');
    expect(await readdir(target)).toHaveLength(2);
  });

  it('takes PDF and Word files, also those with a wrong name, and says so', async () => {
    const folder = path.join(place.folder, 'documents');
    await mkdir(folder);
    const lines = linesFrom(740, ['The ferry stayed in the harbour all day because of the', 'storm outside.']);
    const heading = { x: 60, y: 780, size: 20, text: 'The ferry waits for the storm' };
    await writeFile(path.join(folder, 'a.pdf'), makePdf([[heading, ...lines]]));
    await writeFile(
      path.join(folder, 'b.docx'),
      makeDocx([{ style: 'Title', text: 'The second report' }, 'It has one sentence.']),
    );
    await writeFile(
      path.join(folder, 'c.docx'),
      makePdf([[heading, ...linesFrom(740, ['Another text of the ferry stands here.'])]]),
    );
    await writeFile(path.join(folder, 'd.pdf'), makePdf([lines], { password: 'secret' }));
    const { exitCode, output, errors } = await add(folder, '--dry-run');
    expect(exitCode).toBe(1);
    expect(output).toContain('The ferry waits for the storm');
    expect(output).toContain('The second report');
    expect(output).toContain('note: By its name the file is Word, but by its content PDF');
    expect(output).toContain('3 would be added, 0 already there, 1 failed.');
    expect(errors).toContain('d.pdf is protected with a password.');
  });

  it('lets no control character of a page reach the terminal', async () => {
    await writeFile(source, page.replace('مشاركة', 'مشاركة \u001b[31m'));
    const { output } = await add(source, '--dry-run');
    // These are the characters that must not be there
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('leaves what it read as it was', async () => {
    await add(source);
    expect(await readFile(source, 'utf8')).toBe(page);
  });
});

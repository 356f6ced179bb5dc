import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagesOf } from '../../src/cli/chat.js';
import { takesColour } from '../../src/cli/output.js';
import { type AnswerJson, answerSchema } from '../../src/cli/view/json.js';
import { programFolder } from '../../src/program.js';
import { readReport } from '../../src/reports/read-corpus.js';
import { answerOf, citedReport, quote } from '../support/answers.js';
import { type CliResult, hasModel, makeWorkplace, runCli, startCli, type Workplace } from '../support/cli.js';

describe.skipIf(!hasModel)('isnad ask', () => {
  let place: Workplace;
  let first: CliResult;

  const ask = (args: string[], input?: string): Promise<CliResult> =>
    runCli(['ask', ...args], { environment: place.environment, ...(input === undefined ? {} : { input }) });

  const askJson = async (...args: string[]): Promise<AnswerJson> => {
    const { output, errors, exitCode } = await ask([...args, '--json']);
    expect(errors).toBe('');
    expect(exitCode).toBe(0);
    return answerSchema.parse(JSON.parse(output));
  };

  beforeAll(async () => {
    place = await makeWorkplace();
    first = await ask(['Where did the ISIS leaders go?']);
  });

  afterAll(() => place.remove());

  it('builds the index on first use, tells it on standard error, and answers on standard output', () => {
    expect(first.exitCode).toBe(0);
    expect(first.errors).toContain('There is no index yet');
    expect(first.errors).toMatch(/Embedding reports: (\d+) of \1/);
    expect(first.output).toMatch(/^\[1\]/);
    expect(first.output).toContain('¶');
    // Colour is what must not be there
    expect(first.output).not.toMatch(/\u001b/);
  });

  it('answers from the index without a word on standard error', async () => {
    const { exitCode, output, errors } = await ask(['Where', 'did', 'the', 'ISIS', 'leaders', 'go?']);
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(output).toBe(first.output);
  });

  it('takes the question from standard input', async () => {
    expect((await ask([], 'Where did the ISIS leaders go?\n')).output).toBe(first.output);
  });

  it('says what is missing when there is no question at all', async () => {
    const { exitCode, output, errors } = await ask([], ' \n');
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toMatch(/^error: There is no question\.\nhint: /);
  });

  it('gives JSON whose quotes are slices of the reports', async () => {
    const answer = await askJson('أين ذهب قادة داعش؟', '--limit', '5');
    expect(answer).toMatchObject({ language: 'ar', answered: true, nearest: [] });
    expect(answer.quotes.length).toBeGreaterThan(1);
    for (const { report, start, end, text, highlights } of answer.quotes) {
      const source = await readReport(place.corpus, report.file);
      expect(source.text.slice(start, end)).toBe(text);
      expect(source.title).toBe(report.title);
      for (const highlight of highlights) {
        expect(highlight.start).toBeGreaterThanOrEqual(start);
        expect(highlight.end).toBeLessThanOrEqual(end);
      }
    }
    for (const { score } of answer.quotes) expect(score > 0 && score <= 1).toBe(true);
    expect(answer.quotes[0]!.score).toBeGreaterThanOrEqual(0.5);
  });

  it('gives at most so many quotes as asked for', async () => {
    expect((await askJson('Where did the ISIS leaders go?', '--limit', '1')).quotes).toHaveLength(1);
  });

  it('narrows the reports by id, language, outlet and date', async () => {
    const question = 'Where did the ISIS leaders go?';
    const quoted = async (...args: string[]) => (await askJson(question, ...args)).quotes.map(({ report }) => report);
    for (const { id } of await quoted('--report', 'where-the-leaders-went')) expect(id).toBe('where-the-leaders-went');
    for (const { language } of await quoted('--lang', 'ar')) expect(language).toBe('ar');
    const { quotes, nearest } = await askJson(
      'What was agreed about Palmyra?',
      '--from',
      '2016-05-03',
      '--to',
      '2016-05-03',
    );
    for (const { report } of [...quotes, ...nearest]) expect(report.published).toBe('2016-05-03');
  });

  it('says which reports there are when the filter fits none', async () => {
    const { exitCode, output, errors } = await ask(['Where did they go?', '--outlet', 'Nobody', '--json']);
    expect(exitCode).toBe(0);
    expect(answerSchema.parse(JSON.parse(output))).toMatchObject({ answered: false, quotes: [], nearest: [] });
    expect(errors).toContain('Isnad Archive');
  });

  it('is honest when nothing answers: no quotes, the nearest topics, exit code 0', async () => {
    const question = 'Wie backe ich ein Brot mit Sauerteig?';
    const answer = await askJson(question);
    expect(answer).toMatchObject({ answered: false, quotes: [], language: 'de' });
    expect(answer.nearest.length).toBeLessThanOrEqual(3);
    const { output, exitCode } = await ask([question]);
    expect(exitCode).toBe(0);
    expect(output).toContain('Leider');
    expect(output).not.toContain('│');
  });

  it('answers a batch in order, and names the lines that it cannot answer', async () => {
    const file = path.join(place.folder, 'questions.jsonl');
    const lines = [
      '\uFEFF{"id":"a","question":"Who left Raqqa?"}',
      '{"id":2,"question":"أين ذهب القادة؟","more":"ignored"}',
      'not json',
      '',
      '{"id":"empty","question":"  "}',
      '{"question":"Qui a payé ?"}',
    ];
    await writeFile(file, lines.join('\r\n'));
    const { exitCode, output, errors } = await ask(['--batch', file, '--json']);
    expect(exitCode).toBe(1);
    const answers = output
      .trimEnd()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ id, language }) => [id, language])).toEqual([
      ['a', 'en'],
      [2, 'ar'],
      [undefined, 'fr'],
    ]);
    const problems = errors
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).error);
    expect(problems).toMatchObject([
      { identifier: 'questions-damaged', line: 3, file },
      { identifier: 'question-empty', line: 5, id: 'empty' },
    ]);
  });

  it('fails with identifier and hint as JSON', async () => {
    const { exitCode, output, errors } = await ask(['--batch', path.join(place.folder, 'absent.jsonl'), '--json']);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(JSON.parse(errors)).toMatchObject({ error: { identifier: 'file-missing', hint: expect.any(String) } });
  });

  it('prefers flags to the environment, and names a corpus that is not there', async () => {
    const absent = path.join(place.folder, 'absent');
    const { exitCode, errors } = await ask(['Who?', '--corpus', absent, '--index', path.join(place.folder, 'other')]);
    expect(exitCode).toBe(1);
    expect(errors).toContain(`error: There is no corpus folder at ${absent}.`);
    expect(errors).not.toContain('    at ');
  });

  it('colours where it is told to', async () => {
    const { output } = await runCli(['ask', 'Where did the ISIS leaders go?'], {
      environment: { ...place.environment, FORCE_COLOR: '1' },
    });
    expect(output).toContain('\u001b[1m');
  });

  it('ends quietly when its reader has seen enough', async () => {
    const file = path.join(place.folder, 'many.jsonl');
    await writeFile(file, '{"question":"Where did the ISIS leaders go?"}\n'.repeat(200));
    const child = startCli(['ask', '--batch', file, '--limit', '10'], { environment: place.environment });
    let errors = '';
    child.stderr?.on('data', (text) => {
      errors += text;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  });

  const terminals = spawnSync('script', ['--version']).status === 0;
  it.skipIf(!terminals)('chats on a terminal: answers, pages on with "more", ends with an empty line', () => {
    const command = `${process.execPath} ${path.join(programFolder, 'dist', 'src', 'cli', 'main.js')} ask --limit 1`;
    const { status, stdout } = spawnSync('script', ['-qefc', command, '/dev/null'], {
      input: 'Where did the ISIS leaders go?\nmore\n\n',
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...place.environment, NO_COLOR: '1' },
      timeout: 45_000,
    });
    expect(stdout).toMatch(/\[1\] [\s\S]*"more" shows \d+ more[\s\S]*\[2\]/);
    expect(status).toBe(0);
  });
});

describe('pages of a chat', () => {
  it('cut the quotes, number on and say how many are left', () => {
    const other = citedReport({ id: 'other' });
    const quotes = [quote('a'), quote('b', { report: other }), quote('c'), quote('d'), quote('e')];
    expect(pagesOf(answerOf({ quotes }), 2).map(({ answer, ...page }) => ({ ...page, quotes: answer.quotes }))).toEqual(
      [
        { firstNumber: 1, left: 3, quotes: quotes.slice(0, 2) },
        { firstNumber: 3, left: 1, quotes: quotes.slice(2, 4) },
        { firstNumber: 4, left: 0, quotes: quotes.slice(4) },
      ],
    );
  });

  it('are one for an answer without quotes', () => {
    expect(pagesOf(answerOf(), 3)).toHaveLength(1);
  });
});

describe('colour', () => {
  it('is for terminals, forbidden by NO_COLOR and demanded by FORCE_COLOR', () => {
    const terminal = { isTTY: true };
    expect(takesColour(terminal, {})).toBe(true);
    expect(takesColour({}, {})).toBe(false);
    expect(takesColour(terminal, { NO_COLOR: '1' })).toBe(false);
    expect(takesColour(terminal, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(takesColour({}, { FORCE_COLOR: '1' })).toBe(true);
    expect(takesColour(terminal, { FORCE_COLOR: '0' })).toBe(false);
    expect(takesColour(terminal, { TERM: 'dumb' })).toBe(false);
  });
});

describe('docs/json.md', () => {
  it('shows an example that is of the form it describes', () => {
    const page = readFileSync(path.join(programFolder, 'docs', 'json.md'), 'utf8');
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const answer = answerSchema.parse(JSON.parse(example));
    for (const { start, end, text } of answer.quotes) expect(text).toHaveLength(end - start);
  });
});

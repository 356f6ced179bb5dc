import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSavedRun, type SavedRun, savedRunSchema } from '../../src/evaluation/saved-run.js';
import { readReport } from '../../src/reports/read-corpus.js';
import { type CliResult, hasModel, makeWorkplace, runCli, type Workplace } from '../support/cli.js';

describe.skipIf(!hasModel)('isnad eval', () => {
  let place: Workplace;
  let first: CliResult;
  let saved: SavedRun;

  const inPlace = (name: string): string => path.join(place.folder, name);

  const evaluate = (...args: string[]): Promise<CliResult> =>
    runCli(['eval', ...args], { environment: place.environment, folder: place.folder });

  const lines = (questions: readonly unknown[]): string => questions.map((one) => JSON.stringify(one)).join('\n');

  const questions = [
    {
      id: 'leaders',
      lang: 'en',
      question: 'Where did the ISIS leaders go?',
      gold: ['most of the leaders left for Iraq', 'a number of others escaped to Turkey'],
    },
    { id: 'typo', lang: 'en', question: 'How much did they pay at the border?', gold: ['put the bribes att between'] },
    { id: 'bread', lang: 'de', question: 'Wie backe ich ein Brot mit Sauerteig?', gold: [], kind: 'off-topic' },
  ];

  beforeAll(async () => {
    place = await makeWorkplace();
    await writeFile(inPlace('questions.jsonl'), lines(questions));
    first = await evaluate('--questions', 'questions.jsonl', '--save', 'run.json', '--html', 'page.html', '--misses');
    saved = readSavedRun(inPlace('run.json'));
  });

  afterAll(() => place.remove());

  it('prints the figures and what was missed', () => {
    expect(first.exitCode).toBe(0);
    expect(first.output).toMatch(/^Finding +n +hit@1/);
    expect(first.output).toMatch(/\nRefusing +n +answered +n +refused\n/);
    expect(first.output).toMatch(/\noff-topic +0 +– +1 /);
    expect(first.output).toMatch(/\n(rank –|refused)\t[\d.]+\ttypo\ten\tHow much did they pay at the border\?\n/);
  });

  it('names gold that no report holds', () => {
    expect(first.errors).toContain('note: typo: the gold “put the bribes att between” occurs in no report.');
    expect(first.errors).not.toContain('leaders:');
  });

  it('saves every outcome, with places that lead to the passages', async () => {
    expect(saved.outcomes.map(({ id }) => id)).toEqual(['leaders', 'typo', 'bread']);
    expect(saved).toMatchObject({ questionsFile: 'questions.jsonl', model: { name: 'isnad-mini' } });
    const leaders = saved.outcomes[0]!;
    const holding = leaders.ranking.find(({ holdsGold }) => holdsGold)!;
    const { text } = await readReport(place.corpus, `${holding.report}.md`);
    const passage = text.slice(holding.start, holding.end);
    expect(leaders.gold.some((piece) => passage.includes(piece))).toBe(true);
  });

  it('writes a page that holds what was missed', async () => {
    const page = await readFile(inPlace('page.html'), 'utf8');
    expect(page).toContain('How much did they pay at the border?');
    expect(page).toContain('put the bribes att between');
  });

  it('prints as JSON what it saves, and comes to the same figures', async () => {
    const { output, exitCode } = await evaluate('--questions', 'questions.jsonl', '--json');
    expect(exitCode).toBe(0);
    const again = savedRunSchema.parse(JSON.parse(output));
    const timeless = ({ rows, outcomes }: SavedRun) => ({
      rows,
      outcomes: outcomes.map((outcome) => ({ ...outcome, tookMs: 0 })),
    });
    expect(timeless(again)).toEqual(timeless(saved));
  });

  it('tells what was gained and lost since a saved run', async () => {
    const [leaders, ...others] = saved.outcomes;
    await writeFile(
      inPlace('before.json'),
      JSON.stringify({ ...saved, outcomes: [{ ...leaders, rank: null, answered: false, quotes: [] }, ...others] }),
    );
    await writeFile(inPlace('more.jsonl'), lines([...questions, { ...questions[0], id: 'new' }]));
    const { output, exitCode } = await evaluate('--questions', 'more.jsonl', '--compare', 'before.json');
    expect(exitCode).toBe(0);
    expect(output).toContain('3 questions in both.\nOnly in this run: new.\n');
    expect(output).toMatch(/\n\trefused → rank \d\tleaders\ten\tWhere did the ISIS leaders go\?\n/);
  });

  it.each([
    [
      'questions that repeat an id',
      ['--questions', 'twice.jsonl'],
      'twice.jsonl, line 2: line 1 has the id a already.',
    ],
    ['a saved run that is none', ['--compare', 'questions.jsonl'], 'is not a saved evaluation'],
    ['a run of other questions', ['--questions', 'other.jsonl', '--compare', 'run.json'], 'of other questions'],
    ['a page in a folder that is not there', ['--html', 'absent/page.html'], 'absent/page.html cannot be written'],
  ])('refuses %s before any work', async (_, args, message) => {
    const question = { id: 'a', lang: 'en', question: 'Who?', gold: [] };
    await writeFile(inPlace('twice.jsonl'), lines([question, question]));
    await writeFile(inPlace('other.jsonl'), lines([question]));
    const { exitCode, output, errors } = await evaluate('--questions', 'questions.jsonl', ...args);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: '' });
    expect(errors).toMatch(/^error: /);
    expect(errors).toContain(message);
  });
});

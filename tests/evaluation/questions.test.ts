import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { groupsByKind } from '../../src/evaluation/evaluate.js';
import { readGoldQuestions } from '../../src/evaluation/questions.js';
import { listCorpus, readReport } from '../../src/reports/read-corpus.js';
import { starterCorpus } from '../support/library-of-reports.js';

const folder = mkdtempSync(path.join(tmpdir(), 'isnad-questions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = path.join(folder, 'questions.jsonl');

function read(...lines: string[]) {
  writeFileSync(file, lines.join('\n'));
  return readGoldQuestions(file);
}

const line = (id: string): string => JSON.stringify({ id, lang: 'en', question: 'Who?', gold: ['he'] });

describe('a question file', () => {
  it('is read line by line; blank lines, line ends of Windows and a byte order mark do not matter', () => {
    expect(read(`\uFEFF${line('a')}\r`, '', `${line('b')}\r`).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each([
    ['not JSON', 'no json', 'line 2: not a question, for it is not JSON'],
    ['no gold', '{"id":"x","lang":"en","question":"Who?"}', 'line 2: not a question. "gold" is missing or no array'],
    [
      'an empty question',
      '{"id":"x","lang":"en","question":" ","gold":[]}',
      'line 2: not a question. "question" is empty',
    ],
    [
      'an empty gold piece',
      '{"id":"x","lang":"en","question":"Who?","gold":[" "]}',
      'line 2: not a question. "gold" is empty',
    ],
    ['a list', '[]', 'line 2: not a question.'],
  ])('with %s is refused, the line named', (_, bad, message) => {
    expect(() => read(line('a'), bad)).toThrow(
      expect.objectContaining({ identifier: 'questions-damaged', message: expect.stringContaining(message) }),
    );
  });

  it('may use an id only once', () => {
    expect(() => read(line('a'), '', line('b'), line('a'))).toThrow(`${file}, line 4: line 1 has the id a already.`);
  });

  it('must hold a question, and be there', () => {
    expect(() => read('', '')).toThrow('holds no questions');
    expect(() => readGoldQuestions(path.join(folder, 'absent.jsonl'))).toThrow(
      expect.objectContaining({ identifier: 'file-missing' }),
    );
  });
});

describe('the starter questions', () => {
  const questions = readGoldQuestions('tests/questions/starter.jsonl');

  it('have their gold in exactly one report', async () => {
    const texts = await Promise.all(
      (await listCorpus(starterCorpus)).map(async (name) => (await readReport(starterCorpus, name)).text),
    );
    const astray = questions.flatMap(({ id, gold }) =>
      gold
        .filter((piece) => texts.filter((text) => text.includes(piece)).length !== 1)
        .map((piece) => `${id}: ${piece}`),
    );
    expect(astray).toEqual([]);
  });

  it('are of three kinds', () => {
    expect(
      groupsByKind(questions)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['answerable', 'near-topic', 'off-topic']);
  });
});

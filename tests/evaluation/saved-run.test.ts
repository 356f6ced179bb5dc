import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { programFolder } from '../../src/program.js';
import { readSavedRun, type SavedRun, savedRunSchema, toSavedRun } from '../../src/evaluation/saved-run.js';
import { citedReport, quote } from '../support/answers.js';
import { outcome, runOf } from '../support/evaluations.js';

const folder = mkdtempSync(path.join(tmpdir(), 'isnad-saved-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = path.join(folder, 'run.json');

function read(value: unknown) {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return readSavedRun(file);
}

const run = toSavedRun(
  runOf([
    outcome({
      question: { id: 'a', kind: 'near' },
      quotes: [quote('a secret sentence'), quote('right', { score: 0.123456, paragraph: 7 })],
    }),
    outcome({
      question: { id: 'b', lang: 'ar', gold: [] },
      answer: { nearest: [{ report: citedReport(), score: 0.2 }] },
      gold: { unquotable: [{ piece: 'x', reason: 'split' }] },
    }),
  ]),
);

describe('a saved evaluation', () => {
  it('says what came of every question', () => {
    expect(run).toMatchObject({ form: 'isnad-evaluation', version: 1, askedAt: '2016-05-03T10:15:30.000Z' });
    expect(run.outcomes[0]).toMatchObject({
      id: 'a',
      lang: 'en',
      kind: 'near',
      answered: true,
      rank: 2,
      quotes: [{}, { report: 'a-report', paragraph: 7, start: 100, end: 105, score: 0.1235 }],
      ranking: [{ holdsGold: false }, { holdsGold: true }],
    });
    expect(run.outcomes[1]).toMatchObject({
      answered: false,
      rank: null,
      nearest: [{ report: 'a-report', score: 0.2 }],
    });
  });

  it('holds nothing of the reports but the gold', () => {
    expect(JSON.stringify(run)).not.toContain('secret');
  });

  it('comes back as it was, and fields of a later program are passed over', () => {
    expect(read(run)).toEqual(run);
    expect(read({ ...run, later: 1, outcomes: run.outcomes.map((one) => ({ ...one, later: 2 })) })).toEqual(run);
  });

  it.each([
    ['no JSON', '{', 'it is not JSON'],
    ['an answer', { question: 'Who?' }, 'is not a saved evaluation.'],
    ['of another form', { ...run, version: 2 }, 'is a saved evaluation of form 2; this Isnad reads form 1.'],
    ['damaged', { ...run, outcomes: [{ id: 1 }] }, 'is not a saved evaluation: outcomes.0.id'],
  ])('is refused where it is %s', (_, value, message) => {
    expect(() => read(value)).toThrow(
      expect.objectContaining({ identifier: 'evaluation-damaged', message: expect.stringContaining(message) }),
    );
  });

  it('must be there', () => {
    expect(() => readSavedRun(path.join(folder, 'absent.json'))).toThrow(
      expect.objectContaining({ identifier: 'file-missing' }),
    );
  });
});

describe('docs/json.md', () => {
  it('shows an evaluation that is of the form it describes, with every field', () => {
    const page = readFileSync(path.join(programFolder, 'docs', 'json.md'), 'utf8');
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(
      ([, source = '']) => JSON.parse(source) as SavedRun,
    );
    const example = examples.find(({ form }) => form === 'isnad-evaluation')!;
    expect(savedRunSchema.parse(example)).toEqual(example);
    expect(Object.keys(example.outcomes[0]!).sort()).toEqual(Object.keys(run.outcomes[0]!).sort());
    expect(Object.keys(example.rows[0]!).sort()).toEqual(Object.keys(run.rows[0]!).sort());
  });
});

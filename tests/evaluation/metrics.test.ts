import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { groupsByKind, parseGroup, tabulate } from '../../src/evaluation/evaluate.js';
import { figuresOf, type Outcome, rankOf } from '../../src/evaluation/metrics.js';
import { readGoldQuestions } from '../../src/evaluation/questions.js';
import { listCorpus, readReport } from '../../src/reports/read-corpus.js';
import { starterCorpus } from '../support/library-of-reports.js';

const report = {
  id: 'r',
  title: 'R',
  outlet: null,
  author: null,
  published: null,
  url: null,
  language: 'ar',
  file: 'r.md',
};

const answerWith = (...texts: string[]): Answer => ({
  question: 'q',
  language: 'en',
  answered: texts.length > 0,
  quotes: texts.map((text) => ({ report, paragraph: 1, start: 0, end: text.length, text, highlights: [], score: 0.9 })),
  nearest: [],
  tookMs: 1,
});

const outcome = (gold: string[], answer: Answer, lang = 'en', id = 'q1'): Outcome => {
  const question = { id, lang, question: 'q', gold };
  return { question, answer, rank: rankOf(question, answer) };
};

describe('rankOf', () => {
  it('compares after NFC and with white space folded', () => {
    expect(rankOf({ id: '1', lang: 'en', question: 'q', gold: ['é b'] }, answerWith('no', 'a e\u0301 \n b c'))).toBe(2);
    expect(rankOf({ id: '1', lang: 'en', question: 'q', gold: ['x'] }, answerWith('a'))).toBeNull();
  });
});

describe('figuresOf', () => {
  it('counts hits, ranks, answers and refusals', () => {
    const figures = figuresOf([
      outcome(['a'], answerWith('a')),
      outcome(['a'], answerWith('b', 'a')),
      outcome(['a'], answerWith('b', 'c', 'd', 'a')),
      outcome(['a'], answerWith()),
      outcome([], answerWith()),
      outcome([], answerWith('b')),
    ]);
    expect(figures).toEqual({
      answerable: 4,
      unanswerable: 2,
      hitAt1: 0.25,
      hitAt3: 0.5,
      hitAt5: 0.75,
      meanReciprocalRank: (1 + 1 / 2 + 1 / 4) / 4,
      refused: 0.5,
      answered: 0.75,
    });
  });

  it('gives no share of nothing', () => {
    expect(figuresOf([])).toMatchObject({ hitAt1: null, meanReciprocalRank: null, refused: null, answered: null });
  });
});

describe('tabulate', () => {
  it('has a row a language, a group, and one for all', () => {
    const outcomes = [outcome(['a'], answerWith('a'), 'en', 'd001'), outcome([], answerWith(), 'ar', 'd111')];
    const rows = tabulate(outcomes, [parseGroup('off-topic=d111..d140')!]);
    expect(rows.map(({ name, answerable, unanswerable }) => [name, answerable, unanswerable])).toEqual([
      ['en', 1, 0],
      ['ar', 0, 1],
      ['off-topic', 0, 1],
      ['all', 1, 1],
    ]);
  });

  it.each(['', 'x', 'a=b', 'a=b..', '=b..c'])('takes %j for no group', (text) => {
    expect(parseGroup(text)).toBeNull();
  });
});

describe('the starter questions', () => {
  const questions = readGoldQuestions('tests/questions/starter.jsonl');

  it('have their gold in exactly one report', async () => {
    const texts = await Promise.all(
      (await listCorpus(starterCorpus)).map(async (file) => (await readReport(starterCorpus, file)).text),
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

import { describe, expect, it } from 'vitest';
import { missesText } from '../../../../src/cli/view/evaluation/misses-text.js';
import { figureTables } from '../../../../src/cli/view/evaluation/tables.js';
import { parseGroup, tabulate } from '../../../../src/evaluation/evaluate.js';
import { outcome } from '../../../support/evaluations.js';

const outcomes = [
  outcome({ question: { id: 'a' }, quotes: ['right'] }),
  outcome({ question: { id: 'b' }, quotes: ['b', 'right'] }),
  outcome({ question: { id: 'c' }, ranking: [['b', 0.4]] }),
  outcome({ question: { id: 'u', lang: 'ar', gold: [], question: 'من\u202eهو؟' }, quotes: ['b'] }),
  outcome({ question: { id: 'v', lang: 'ar', gold: [] } }),
];

const many = Array.from({ length: 1000 }, (_, index) =>
  outcome({
    question: { id: `q${index}`, lang: 'answerable', gold: index % 9 === 0 ? [] : ['right'] },
    quotes: index % 7 === 0 ? ['b', 'right'] : ['right'],
    highlighted: index % 7 === 0 ? null : index % 2 === 0,
  }),
);

describe('the tables of figures', () => {
  it('tell finding from refusing, with intervals behind what matters most', () => {
    const [finding = '', refusing = ''] = figureTables(tabulate(outcomes, [parseGroup('first=a..b')!])).split('\n\n');
    const cells = (table: string): string[][] => table.split('\n').map((line) => line.split(/\s{2,}/));
    expect(cells(finding)).toEqual([
      ['Finding', 'n', 'hit@1', 'hit@3', 'hit@5', 'MRR', 'nDCG@10'],
      ['en', '3', '33.3 (0–100)', '66.7 (0–100)', '66.7', '0.500', '0.544'],
      ['first', '2', '50.0 (0–100)', '100.0 (16–100)', '100.0', '0.750', '0.815'],
      ['all', '3', '33.3 (0–100)', '66.7 (0–100)', '66.7', '0.500', '0.544'],
    ]);
    expect(cells(refusing)).toEqual([
      ['Refusing', 'n', 'answered', 'n', 'refused'],
      ['en', '3', '66.7', '0', '–'],
      ['ar', '0', '–', '2', '50.0 (0–100)'],
      ['first', '2', '100.0', '0', '–'],
      ['all', '3', '66.7', '2', '50.0 (0–100)'],
    ]);
  });

  it('fit a terminal of 80 columns', () => {
    const [finding = '', refusing = ''] = figureTables(tabulate(many, [])).split('\n\n');
    for (const line of `${finding}\n${refusing}`.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('say how many highlights are right, where any could be judged', () => {
    expect(figureTables(tabulate(many, []))).toMatch(
      /Highlights: right in \d\d\.\d % \(\d\d–\d\d\) of \d+ right first quotes that have more than one sentence\./,
    );
    expect(figureTables(tabulate(outcomes, []))).not.toContain('Highlights');
  });

  it('say how often each word of confidence is right, whatever the question', () => {
    expect(figureTables(tabulate(outcomes, []))).toContain(
      'Confidence strong: right in 33.3 % (0–100) of 3 first quotes.',
    );
    expect(figureTables(tabulate(outcomes, []))).not.toContain('Confidence possible');
  });

  it('leave out finding where there is nothing to be found', () => {
    expect(figureTables(tabulate(outcomes.slice(3), []))).toMatch(/^Refusing/);
  });
});

describe('the list of misses', () => {
  it('says how each question went wrong, free of control characters', () => {
    expect(missesText(outcomes)).toBe(
      [
        'rank 2\t0.90\tb\ten\tWhere did they go?',
        'refused\t0.40\tc\ten\tWhere did they go?',
        'answered\t0.90\tu\tar\tمنهو؟',
        '',
      ].join('\n'),
    );
  });
});

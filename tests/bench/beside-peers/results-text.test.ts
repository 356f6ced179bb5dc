import { describe, expect, it } from 'vitest';
import { chartOf } from '../../../bench/beside-peers/chart.js';
import type { Answering, Comparison, Measured } from '../../../bench/beside-peers/compare.js';
import { resultsText } from '../../../bench/beside-peers/results-text.js';

const answering: Answering = {
  ...{ p50: 4, p95: 8, computed: 5, start: 800, peakMemory: 4e8, refused: 0.7 },
  hits: { at1: 0.75, at3: 0.9 },
  rankedHits: { at1: 0.8, at3: 0.95 },
};
const build = { milliseconds: 10_000, computed: 9_000, peakMemory: 5e8, disk: 2e7 };

const isnad: Measured = {
  ...{ system: 'Isnad', passages: 1_000 },
  build: { ok: true, result: build },
  answering: { ok: true, result: answering },
};
const other: Measured = {
  ...{ system: 'Other', passages: 1_000 },
  build: { ok: true, result: { ...build, milliseconds: 25_000 } },
  answering: { ok: true, result: { ...answering, p50: 2, hits: { at1: 0.45, at3: 0.9 }, rankedHits: null } },
};
const failed: Measured = {
  ...{ system: 'Slow', passages: 1_000 },
  build: { ok: false, reason: 'not done after 25 minutes' },
  answering: { ok: false, reason: 'not done after 25 minutes' },
};

const comparison: Comparison = {
  ...{ date: '2026-11-22', circumstances: 'A machine.', versions: { other: '1.2.3' } },
  measured: [isnad, other, failed],
  questions: { timed: 360, answerable: 110, unanswerable: 50 },
  ...{ rounds: 2, starts: 3, minutes: 25 },
};

/** The cells of the rows that begin with a name, in order. */
const rowsOf = (text: string, name: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`| ${name} `))
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the results beside the peers', () => {
  it('tell each figure, and then its ratio to that of Isnad', () => {
    const text = resultsText(comparison);
    expect(rowsOf(text, 'question, p50')).toEqual([
      ['', 'question, p50', '4.0 ms', '2.0 ms', '–', ''],
      ['', 'question, p50', '0.5', '–', ''],
    ]);
    expect(rowsOf(text, 'indexing')).toEqual([
      ['', 'indexing', '10.0 s', '25.0 s', '–', ''],
      ['', 'indexing', '2.5', '–', ''],
    ]);
  });

  it('tell a hit as the difference in percentage points', () => {
    expect(rowsOf(resultsText(comparison), 'hit@1')[1]).toEqual(['', 'hit@1', '−30.0', '–', '']);
  });

  it('say why there are no figures of a system', () => {
    expect(resultsText(comparison)).toContain('Slow: not done after 25 minutes.');
  });

  it('name machine and versions', () => {
    const text = resultsText(comparison);
    expect(text).toContain('A machine.');
    expect(text).toContain('other 1.2.3');
  });

  it('are drawn with every system in the legend', () => {
    const svg = chartOf(comparison);
    for (const { system } of comparison.measured) expect(svg).toContain(`>${system}</text>`);
    expect(svg).not.toContain('NaN');
  });
});

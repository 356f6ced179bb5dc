import { describe, expect, it } from 'vitest';
import { goldNotes } from '../../../../src/cli/view/evaluation/gold-notes.js';
import type { LocatedQuestion, UnquotablePiece } from '../../../../src/evaluation/gold.js';
import { goldQuestion } from '../../../support/evaluations.js';

const located = (id: string, passages: number, ...unquotable: UnquotablePiece[]): LocatedQuestion => ({
  question: goldQuestion({ id }),
  gold: { places: [], passages, unquotable },
});

describe('notes on gold', () => {
  it('name question, piece and reason', () => {
    expect(
      goldNotes([
        located('a', 1),
        located('b', 1, { piece: 'the brigde', reason: 'absent' }, { piece: 'A title', reason: 'headline' }),
      ]),
    ).toEqual([
      'b: the gold “the brigde” occurs in no report.',
      'b: the gold “A title” stands only in a headline, and headlines are not quoted.',
    ]);
  });

  it('ask about the reports where none of the gold is in them', () => {
    const notes = goldNotes([located('a', 0, { piece: 'x', reason: 'absent' })]);
    expect(notes).toEqual([expect.stringContaining('are these the reports')]);
  });

  it('are few, however much is to be mended', () => {
    const many = Array.from({ length: 30 }, (_, index) => located(`q${index}`, 0, { piece: 'x', reason: 'absent' }));
    const notes = goldNotes([located('a', 1), ...many]);
    expect(notes).toHaveLength(21);
    expect(notes.at(-1)).toBe('10 more pieces of gold cannot be quoted.');
  });

  it('say nothing of questions that nothing answers', () => {
    const question = { ...goldQuestion(), gold: [] };
    expect(goldNotes([{ question, gold: { places: [], passages: 0, unquotable: [] } }])).toEqual([]);
  });
});

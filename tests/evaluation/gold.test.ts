import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll } from '../../src/evaluation/evaluate.js';
import { type LocatedQuestion, locateGold } from '../../src/evaluation/gold.js';
import { hasModel } from '../support/cli.js';
import { goldQuestion } from '../support/evaluations.js';
import { LibraryOfReports } from '../support/library-of-reports.js';

describe.skipIf(!hasModel)('gold in a library', () => {
  const reports = new LibraryOfReports();
  let located: LocatedQuestion[];

  const question = (id: string, ...gold: string[]) => goldQuestion({ id, gold, question: 'Where is the bridge?' });

  beforeAll(async () => {
    reports.write('bridge', [
      'The bridge over the river was closed in the spring of that year.',
      'Engineers found cracks in the bridge, they said.',
      '## Behind the mountain',
      'Nobody lives there any more.',
    ]);
    reports.write('harvest', ['The harvest was poor, and the price of bread rose in every town.'], {
      title: 'Bread grows dear',
    });
    await reports.reindex(await reports.embedder());
    const library = await reports.library();
    located = await locateGold(
      [
        question('two passages', 'the bridge', 'bread  rose'),
        question('typing error', 'the brigde'),
        question('headline', 'Bread grows dear'),
        question('subheading', 'Behind the mountain'),
        question('over an end', 'of that year. Engineers'),
        question('unanswerable'),
      ],
      library,
    );
  });

  afterAll(() => reports.discard());

  const gold = (id: string) => located.find((one) => one.question.id === id)!.gold;

  it('is found where it stands, and the passages that hold it are counted', () => {
    expect(gold('two passages')).toMatchObject({
      unquotable: [],
      passages: 2,
      places: [
        { piece: 'the bridge', report: { id: 'bridge' }, paragraph: 2 },
        { piece: 'bread  rose', report: { id: 'harvest' }, paragraph: 1 },
      ],
    });
    expect(gold('unanswerable')).toEqual({ places: [], unquotable: [], passages: 0 });
  });

  it('is named with the reason where no quote can hold it', () => {
    const reason = (id: string) => gold(id).unquotable.map((one) => one.reason);
    expect(reason('typing error')).toEqual(['absent']);
    expect(reason('headline')).toEqual(['headline']);
    expect(reason('subheading')).toEqual(['split']);
    expect(reason('over an end')).toEqual(['split']);
  });

  it('is held against what a session answers', async () => {
    const session = await reports.session();
    const done: number[] = [];
    const questions = located.filter(({ question: { id } }) => id === 'two passages');
    const [outcome] = await askAll(questions, session, (count) => done.push(count));
    expect(done).toEqual([1]);
    expect(outcome?.ranking.length).toBeGreaterThan(1);
    expect(outcome?.ranking.some(({ holdsGold }) => holdsGold)).toBe(true);
    for (const { report, text } of outcome?.ranking ?? []) expect(text).not.toBe(report.title);
    const scores = outcome?.ranking.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

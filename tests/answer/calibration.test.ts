import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  calibrate,
  parseCalibration,
  percentile,
  readOffTopicQuestions,
  scaleOf,
} from '../../src/answer/calibration.js';
import { languages } from '../../src/language/languages.js';
import { offTopicFile } from '../../src/program.js';
import { LibraryOfReports, lexicon, offTopicQuestions } from '../support/library-of-reports.js';

describe('the questions that come with the program', () => {
  const questions = readOffTopicQuestions(offTopicFile);

  it('are sixty in each language, none twice', () => {
    for (const language of languages)
      expect(questions.filter((question) => question.language === language)).toHaveLength(60);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
  });
});

describe('readOffTopicQuestions', () => {
  it.each(['en only', 'xx\tquestion', 'en\t  '])('names the line that reads %j', (line) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'isnad-test-'));
    const file = path.join(folder, 'questions.tsv');
    writeFileSync(file, `en\tfine\n${line}\n`);
    expect(() => readOffTopicQuestions(file)).toThrow(
      expect.objectContaining({ identifier: 'questions-damaged', message: expect.stringContaining('line 2') }),
    );
    rmSync(folder, { recursive: true });
  });
});

describe('calibrate', () => {
  it('refuses nearly all off-topic questions in the library it was measured on, and gives nothing for an empty one', async () => {
    const place = new LibraryOfReports();
    try {
      const embedder = await place.embedder();
      expect(await calibrate(await place.library(), embedder, lexicon, offTopicQuestions)).toBeNull();
      place.write('harbour', [
        'The harbour of Latakia was closed after the storm. Three ships sank.',
        'Fishermen said that nobody had warned them.',
      ]);
      await place.reindex(embedder);
      const session = await place.session();
      const answers = [];
      for (const { text } of offTopicQuestions) answers.push(await session.ask(text));
      expect(answers.filter(({ answered }) => answered).length / answers.length).toBeLessThanOrEqual(0.06);
    } finally {
      await place.discard();
    }
  });

  it('reads back what it wrote and nothing else', () => {
    const calibration = { version: 1, cosine: { mean: 0.3, deviation: 0.1 }, floor: 2, spread: 1 };
    expect(parseCalibration(JSON.parse(JSON.stringify(calibration)))).toEqual(calibration);
    for (const other of [
      null,
      1,
      {},
      { ...calibration, version: 2 },
      { ...calibration, spread: 0 },
      { ...calibration, floor: null },
    ]) {
      expect(parseCalibration(other)).toBeNull();
    }
  });
});

describe('scaleOf and percentile', () => {
  it('give mean, deviation and nearest rank', () => {
    expect(scaleOf([1, 3])).toEqual({ mean: 2, deviation: 1 });
    expect(scaleOf([5, 5]).deviation).toBeGreaterThan(0);
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(3);
    expect(percentile([4, 1, 3, 2], 1)).toBe(4);
  });
});

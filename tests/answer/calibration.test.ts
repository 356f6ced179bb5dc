import { baseScope } from '../../src/library/scope.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrate, parseCalibration, percentile, scaleOf } from '../../src/answer/calibration.js';
import { aboutNamesOf, readCalibrationQuestions } from '../../src/answer/calibration-questions.js';
import { languages } from '../../src/language/languages.js';
import { calibrationFolder } from '../../src/program.js';
import { LibraryOfReports, lexicon, calibrationQuestions } from '../support/library-of-reports.js';

describe('the questions that come with the program', () => {
  const { offTopic, nearTopic } = readCalibrationQuestions(calibrationFolder);

  it.each([
    ['sixty off the topic', offTopic, 60],
    ['thirty near it', nearTopic, 30],
  ])('are %s in each language, none twice', (_, questions, each) => {
    for (const language of languages)
      expect(questions.filter((question) => question.language === language)).toHaveLength(each);
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
  });
});

describe('readCalibrationQuestions', () => {
  const reading = (offTopic: string, nearTopic: string) => (): unknown => {
    const folder = mkdtempSync(path.join(tmpdir(), 'isnad-test-'));
    try {
      writeFileSync(path.join(folder, 'off-topic.tsv'), offTopic);
      writeFileSync(path.join(folder, 'near-topic.tsv'), nearTopic);
      return readCalibrationQuestions(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it.each(['en only', 'xx\tquestion', 'en\t  '])('names the line that reads %j', (line) => {
    expect(reading(`en\tfine\n${line}\n`, '')).toThrow(
      expect.objectContaining({ identifier: 'questions-damaged', message: expect.stringContaining('line 2') }),
    );
  });

  it.each(['en\tWho was it?', 'en\t{name} and {name}?'])('wants a name once in %j', (line) => {
    expect(reading('', `${line}\n`)).toThrow(
      expect.objectContaining({ identifier: 'questions-damaged', message: expect.stringContaining('{name} once') }),
    );
  });
});

describe('aboutNamesOf', () => {
  it('asks about the names that the library tells of, in the language of the question', async () => {
    const place = new LibraryOfReports();
    try {
      place.write('raqqa', ['انسحب المقاتلون من الرقة ليلاً.', 'قال شهود إن الرقة كانت خالية.'], { language: 'ar' });
      await place.reindex(await place.embedder());
      const library = await place.library();
      const about = async (language: 'en' | 'tr', text: string) =>
        (await aboutNamesOf(library, lexicon, [{ language, text }])).map((question) => question.text);
      expect(await about('en', 'Who founded {name}?')).toEqual(['Who founded Raqqa?']);
      expect(await about('tr', '{name} ne zaman kuruldu?')).toEqual(['Rakka ne zaman kuruldu?']);
    } finally {
      await place.discard();
    }
  });

  it('asks nothing of a library without names', async () => {
    const place = new LibraryOfReports();
    try {
      place.write('storm', ['The old bridge was closed after the storm.']);
      await place.reindex(await place.embedder());
      const questions = [{ language: 'en', text: 'Who founded {name}?' }] as const;
      expect(await aboutNamesOf(await place.library(), lexicon, questions)).toEqual([]);
    } finally {
      await place.discard();
    }
  });
});

describe('calibrate', () => {
  it('refuses nearly all off-topic questions in the library it was measured on, and gives nothing for an empty one', async () => {
    const place = new LibraryOfReports();
    try {
      const embedder = await place.embedder();
      expect(await calibrate(await place.library(), embedder, lexicon, calibrationQuestions)).toBeNull();
      place.write('harbour', [
        'The harbour of Latakia was closed after the storm. Three ships sank.',
        'Fishermen said that nobody had warned them.',
      ]);
      await place.reindex(embedder);
      const session = await place.session();
      const answers = [];
      for (const { text } of calibrationQuestions.offTopic) answers.push(await session.ask(text, baseScope));
      expect(answers.filter(({ answered }) => answered).length / answers.length).toBeLessThanOrEqual(0.06);
    } finally {
      await place.discard();
    }
  });

  it('reads back what it wrote and nothing else', () => {
    const calibration = { version: 3, cosine: { mean: 0.3, deviation: 0.1 }, floor: 2, spread: 1 };
    expect(parseCalibration(JSON.parse(JSON.stringify(calibration)))).toEqual(calibration);
    for (const other of [
      null,
      1,
      {},
      { ...calibration, version: 1 },
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

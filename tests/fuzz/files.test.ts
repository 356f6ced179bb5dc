import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { verifiedQuote } from '../../src/answer/quote.js';
import { openBackup, checkBackup } from '../../src/library/embedded/backup/read-backup.js';
import { writeBackup } from '../../src/library/embedded/backup/write-backup.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import { paragraphsOf } from '../../src/reports/paragraphs.js';
import { splitPassages } from '../../src/reports/split.js';
import { languages } from '../../src/language/languages.js';
import { analyseQuestion } from '../../src/search/question.js';
import { analysePassage } from '../../src/search/words.js';
import type { VectorIndexKind } from '../../src/library/embedded/vector-index.js';
import { vectorKey } from '../../src/library/vector-key.js';
import { lexicon } from '../support/library-of-reports.js';
import { clusteredReports, embedding, vectorOf } from '../library/sample.js';
import { publishReports } from '../library/contract.js';
import { unlessRefused } from './outcome.js';
import { property } from './property.js';
import { anyText, reportText } from './texts.js';

const reports = clusteredReports(12, 4);
let whole: string;
let wholeGraph: string;
let copy: string;
let archive: Buffer;

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-fuzz-'));
  whole = path.join(folder, 'whole');
  copy = path.join(folder, 'copy');
  await makeLibrary(whole, 'rounded');
  wholeGraph = path.join(folder, 'whole-graph');
  await makeLibrary(wholeGraph, 'graph');
  await writeBackup(`${whole}-made`, path.join(folder, 'backup.tar'), '0.0.0');
  archive = await readFile(path.join(folder, 'backup.tar'));
});
afterAll(() => rm(path.dirname(whole), { recursive: true, force: true }));

/** A library of which all is in its own files: what is in SQLite's journal would hide what is changed, and comes and goes with the garbage collector. */
async function makeLibrary(directory: string, vectorIndex: VectorIndexKind): Promise<void> {
  const made = `${directory}-made`;
  const library = await openLibrary({ directory: made, create: true, vectorIndex });
  await publishReports(library, reports);
  await library.close();
  const database = new Database(path.join(made, 'library.sqlite'));
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  await cp(made, directory, { recursive: true, filter: (file) => !/-(wal|shm)$/.test(file) });
}

/** Changes of single bytes: near the beginning, where headers are, or anywhere. */
const changes = fc.array(
  fc.record({ place: fc.oneof(fc.nat({ max: 110 }), fc.nat()), xor: fc.integer({ min: 1, max: 255 }) }),
  { minLength: 1, maxLength: 3 },
);
/** Changes in SQLite's header. Further on they may make a text that is no UTF-8, upon which the driver ends the process (tursodatabase/libsql, 1223). */
const headerChanges = fc.array(fc.record({ place: fc.nat({ max: 99 }), xor: fc.integer({ min: 1, max: 255 }) }), {
  minLength: 1,
  maxLength: 3,
});
type Changes = readonly { readonly place: number; readonly xor: number }[];

function changed(bytes: Buffer, all: Changes): Buffer {
  const copied = Buffer.from(bytes);
  for (const { place, xor } of all) copied[place % copied.length]! ^= xor;
  return copied;
}

/** Opens the index with a file of it changed, and reads all of it: every passage is a slice of its report, or the damage is told. */
async function openChanged(name: string, all: Changes, vectorIndex: VectorIndexKind = 'rounded'): Promise<void> {
  await rm(copy, { recursive: true, force: true });
  await cp(vectorIndex === 'graph' ? wholeGraph : whole, copy, { recursive: true });
  const file = path.join(copy, name);
  await writeFile(file, changed(await readFile(file), all));
  await unlessRefused(async () => {
    const library = await openLibrary({ directory: copy, exactLimit: 0, vectorIndex });
    try {
      for (const { id } of await library.reports()) {
        const text = (await library.report(id))?.text ?? '';
        for (const stored of await library.reportPassages(id)) {
          const reference = { passage: stored.id, highlight: 0, confidence: 'strong' } as const;
          const quote = await verifiedQuote(stored, reference, library);
          if (quote !== null) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
        }
      }
      await library.findByVector(vectorOf('topic1 a'), 5);
      await library.findByWords(['topic1'], 5);
    } finally {
      await library.close();
    }
  });
}

describe('an index with changed bytes opens, or says that it is damaged', () => {
  property('in the header of the database', headerChanges, (all) => openChanged('library.sqlite', all), 0.2);
  property('in the manifest of the vector index', changes, (all) => openChanged('vectors-1.json', all), 0.2);
  property('in the vector index', changes, (all) => openChanged('vectors-1.int8', all), 0.2);
  property('in the manifest of a graph', changes, (all) => openChanged('vectors-1.json', all, 'graph'), 0.2);
  property('in a graph', changes, (all) => openChanged('vectors-1.hnsw', all, 'graph'), 0.2);
  property(
    'in a backup',
    changes,
    async (all) => {
      const file = path.join(path.dirname(whole), 'changed.tar');
      await writeFile(file, changed(archive, all));
      if ((await readFile(file)).equals(archive)) return;
      const read = await unlessRefused(async () => {
        const backup = await openBackup(file);
        await checkBackup(backup);
        return backup;
      });
      // Behind the last entry nothing is read.
      if (read !== null) expect(all.every(({ place }) => place % archive.length >= archive.length - 1_024)).toBe(true);
    },
    0.5,
  );
});

/** The beginning of a text, with no character halved. */
const firstOf = (text: string, characters: number): string => [...text].slice(0, characters).join('');

describe('a library of any texts', () => {
  property(
    'gives back every quote as a slice of its report, for any question',
    fc.tuple(fc.array(reportText, { minLength: 1, maxLength: 3 }), anyText, fc.constantFrom(...languages)),
    async ([texts, question, language]) => {
      const directory = await mkdtemp(path.join(path.dirname(whole), 'any-'));
      const library = await openLibrary({ directory, create: true });
      try {
        const put = texts.map((text, number) => {
          const paragraphs = paragraphsOf(text);
          const passages = splitPassages({ text, paragraphs });
          const citation = {
            title: firstOf(text, 50),
            outlet: firstOf(text, 20),
            author: null,
            published: null,
            url: null,
            language,
          };
          return {
            report: { id: `report-${number}`, file: 'x.md', text, paragraphs, ...citation },
            contentHash: String(number),
            passages: passages.map((passage) => {
              const words = text.slice(passage.start, passage.end);
              return {
                passage,
                vectorKey: vectorKey(words, passage.sentences, citation.title),
                words: analysePassage(words, passage.start, passage.sentences, language, lexicon),
              };
            }),
          };
        });
        const sentence = { values: new Int8Array(embedding.dimension).fill(1), scale: 1 };
        const vectors = put
          .flatMap(({ passages }) => passages)
          .map(
            ({ vectorKey: key, passage }) =>
              [key, { passage: vectorOf(key), sentences: passage.sentences.map(() => sentence) }] as const,
          );
        await library.saveVectors(embedding, new Map(vectors));
        await library.publish({ basis: 0, embedding, analysis: 'a', remove: [], put });
        const words = analyseQuestion(question, lexicon, language).terms.flatMap((term) => term.words);
        const hits = [
          ...(await library.findByWords([...words, ...question.split(' ')], 20)),
          ...(await library.findByVector(vectorOf(question), 20)),
        ];
        await library.findByWords(words, 5, { outlet: question });
        await library.indexedWords(question, 5);
        for (const stored of await library.passages(hits.map(({ passage }) => passage))) {
          const told: string[] = [];
          const quote = await verifiedQuote(
            stored,
            { passage: stored.id, highlight: 0, confidence: 'strong' },
            library,
            (message) => told.push(message),
          );
          expect(told).toEqual([]);
          const report = put.find((each) => each.report.id === stored.report.id)!.report;
          expect(report.text.slice(quote!.start, quote!.end)).toBe(quote!.text);
          for (const { start, end } of quote!.highlights) expect(quote!.start <= start && end <= quote!.end).toBe(true);
        }
        expect((await library.reports()).map(({ title }) => title).sort()).toEqual(
          put.map(({ report }) => report.title).sort(),
        );
      } finally {
        await library.close();
        await rm(directory, { recursive: true, force: true });
      }
    },
    0.2,
  );
});

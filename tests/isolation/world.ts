import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSession, type Session } from '../../src/answer/session.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { analyseReport, analysisVersion } from '../../src/indexing/analysis.js';
import { embedPassages } from '../../src/indexing/embed-passages.js';
import { EmbeddedLibraries } from '../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import type { Libraries } from '../../src/library/libraries.js';
import type { Library } from '../../src/library/library.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import type { Records } from '../../src/records/records.js';
import type { Report } from '../../src/reports/report.js';
import { calibrationQuestions, lexicon } from '../support/library-of-reports.js';

/** A word that stands in one report only, and that no question holds: where it is read, the report was. */
export const canaryOf = (owner: string, number: number): string => `zq${owner}n${number}q`;

const subjects = ['harbour', 'bridge', 'hospital', 'museum', 'convoy', 'school', 'market', 'prison'];
const places = ['Raqqa', 'Palmyra', 'Latakia', 'Mosul', 'Aleppo'];
const deeds = ['was closed by the governor', 'was bombed at night', 'was opened again', 'was left by its guards'];
const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length]!;

/** What a report tells, so that questions can be asked about it. */
export const questionAbout = (number: number): string =>
  `Who says that the ${pick(subjects, number)} of ${pick(places, number * 3)} ${pick(deeds, number * 7)}?`;

/** A report of an owner (`base`, or a server), about the same things as those of all others. */
export function reportOf(owner: string, number: number): Report {
  const canary = canaryOf(owner, number);
  const paragraphs = [
    `The ${pick(subjects, number)} of ${pick(places, number * 3)} ${pick(deeds, number * 7)}, ${canary} says.`,
    `Nobody in ${pick(places, number * 3)} was told of it before, ${canary} adds. The ${pick(subjects, number + 1)} stayed open.`,
  ];
  const text = paragraphs.join('\n\n');
  const first = paragraphs[0]!.length;
  const id = owner === 'base' ? `report-${number}` : `+report-${number}`;
  return {
    id,
    file: `${id}.md`,
    title: `The ${pick(subjects, number)} ${canary}`,
    outlet: `Outlet ${canary}`,
    author: null,
    published: `201${number % 8}-0${(number % 9) + 1}-11`,
    url: null,
    language: 'en',
    text,
    paragraphs: [
      { start: 0, end: first, kind: 'text' },
      { start: first + 2, end: text.length, kind: 'text' },
    ],
  };
}

/** A base library, servers with libraries of their own, and what their moderators decide. */
export interface World {
  readonly libraries: Libraries;
  readonly records: Records;
  readonly session: Session;
  add(library: Library, report: Report): Promise<void>;
  remove(library: Library, id: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens an empty world with the real model and the real databases. @param wrap puts a defect in, to see that it is found */
export async function openWorld(wrap: (libraries: Libraries) => Libraries = (libraries) => libraries): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-isolation-'));
  const directory = path.join(folder, 'index');
  const embedder: Embedder = await openEmbedder({ model: 'isnad-mini' });
  const options = { directory, create: true };
  const libraries = new EmbeddedLibraries(await openLibrary(options), options);
  const change = async (library: Library, put: readonly Report[], remove: readonly string[]): Promise<void> => {
    const indexed = put.map((report) => analyseReport(report, report.id, lexicon));
    await embedPassages(indexed, library, embedder);
    const { generation } = await library.state();
    const { model, fingerprint, dimension } = embedder;
    const embedding = { model, fingerprint, dimension };
    await library.publish({ basis: generation, embedding, analysis: analysisVersion(lexicon), remove, put: indexed });
  };
  await change(
    libraries.base,
    Array.from({ length: 12 }, (_, number) => reportOf('base', number)),
    [],
  );
  const records = await openRecords(directory);
  const session = await openSession({
    libraries: wrap(libraries),
    lexicon,
    openEmbedder: async () => embedder,
    calibrationQuestions: () => calibrationQuestions,
  });
  return {
    libraries,
    records,
    session,
    add: (library, report) => change(library, [report], []),
    remove: (library, id) => change(library, [], [id]),
    async close() {
      await session.close();
      await records.close();
      await rm(folder, { recursive: true });
    },
  };
}

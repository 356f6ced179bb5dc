import { openSession, type Session } from '../../src/answer/session.js';
import { openEmbedder } from '../../src/embedder/worker-embedder.js';
import { openServerReports } from '../../src/indexing/server/open-server-reports.js';
import type { NewReport, ServerReports } from '../../src/indexing/server/server-reports.js';
import { EmbeddedLibraries } from '../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import { baseScope, type Scope } from '../../src/library/scope.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import type { Records } from '../../src/records/records.js';
import { calibrationQuestions, LibraryOfReports, lexicon } from './library-of-reports.js';

/** Fewer than a library is measured by: enough to see that it is. */
const someQuestions = {
  offTopic: calibrationQuestions.offTopic.slice(0, 24),
  nearTopic: calibrationQuestions.nearTopic.slice(0, 12),
};

export const serverOne = '100000000000000001';
export const serverTwo = '100000000000000002';
export const moderator = '200000000000000001';

/** Everything that a bot has open, over the index of a folder. */
export interface OpenBot {
  readonly libraries: EmbeddedLibraries;
  readonly session: Session;
  readonly records: Records;
  readonly reports: ServerReports;
  /** What failed in the background. */
  readonly failures: unknown[];
  close(): Promise<void>;
}

/** @param limits of each server's own reports; 200 and 20 MB unless said */
export async function openBotOver(
  directory: string,
  limits = { reports: 200, textBytes: 20 * 1024 * 1024 },
): Promise<OpenBot> {
  const libraries = new EmbeddedLibraries(await openLibrary({ directory }), { directory });
  const questions = () => someQuestions;
  const session = await openSession({
    ...{ libraries, lexicon, calibrationQuestions: questions },
    openEmbedder: (model) => openEmbedder({ model }),
  });
  const records = await openRecords(directory);
  const failures: unknown[] = [];
  const reports = openServerReports({
    ...{ libraries, session, records, lexicon, limits, calibrationQuestions: questions },
    onFailure: (_, error) => failures.push(error),
  });
  return {
    ...{ libraries, session, records, reports, failures },
    async close() {
      await reports.close();
      await session.close();
      await records.close();
    },
  };
}

/** The base library and a server's own reports. */
export const scopeOf = (server: string): Scope => ({ ...baseScope, server });

/** A report that no base library here has. */
export const lighthouse: NewReport = {
  citation: {
    title: 'Night in Zorblatt',
    outlet: 'Harbour Gazette',
    author: null,
    published: '2019-04-02',
    url: 'https://example.org/zorblatt',
    language: 'en',
  },
  text: 'The lighthouse of Zorblatt fell into the sea after the earthquake.\n\nNobody was hurt when it fell.',
};

export const reportOfText = (title: string, text: string): NewReport => ({
  citation: { ...lighthouse.citation, title, url: null },
  text,
});

/** A small base library, indexed. */
export async function indexedPlace(): Promise<LibraryOfReports> {
  const place = new LibraryOfReports();
  place.write('harbour', [
    'The harbour of Latakia was closed after the storm.',
    'Fishermen said that nobody had warned them of it.',
  ]);
  place.write('bridge', [
    'The old bridge over the Euphrates was blown up on Friday.',
    'Engineers began to build a ferry the same day.',
  ]);
  await place.reindex(await place.embedder());
  return place;
}

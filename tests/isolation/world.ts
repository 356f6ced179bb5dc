import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { calibrate, calibrationName } from '../../src/answer/calibration.js';
import { openSession } from '../../src/answer/session.js';
import { FairQueue, queueSize } from '../../src/answer/fair-queue.js';
import { allowances } from '../../src/discord/gate/allowances.js';
import { Cooldown } from '../../src/answer/cooldown.js';
import { Uploads } from '../../src/discord/library/uploads.js';
import type { Log, LogFields } from '../../src/discord/log.js';
import type { Services } from '../../src/discord/services.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { analyseReport, analysisVersion } from '../../src/indexing/analysis.js';
import { embedPassages } from '../../src/indexing/embed-passages.js';
import { openServerReports } from '../../src/indexing/server/open-server-reports.js';
import { EmbeddedLibraries } from '../../src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../src/library/embedded/open.js';
import { openRecords } from '../../src/records/embedded/embedded-records.js';
import type { Records } from '../../src/records/records.js';
import { calibrationQuestions, lexicon } from '../support/library-of-reports.js';
import { type ReaderEnvironment, type ReaderOptions } from '../../src/web/respond.js';
import { createReader } from '../../src/web/reader.js';
import { signedLinksOf } from '../../src/cli/open-reader.js';
import { readerLinkTo } from '../../src/answer/reader-link.js';
import type { Deed } from './deeds.js';
import { moderatorRoleOf, personWho, servers, serversAtFirst } from './payloads.js';
import { baseReport, baseReports, newReport } from './reports.js';
import { Wire } from './wire.js';

/** Enough to have a scale: answers are not judged here. */
const fewQuestions = {
  offTopic: calibrationQuestions.offTopic.slice(0, 6),
  nearTopic: [],
};

/** Where the reader is served. */
export const readerUrl = 'https://reader.invalid';
const key = Buffer.alloc(32, 5);

/** What is stored, as it is: also where a defect keeps the bot from seeing it so. */
export interface Stores {
  /** Folder of the index. */
  readonly directory: string;
  readonly libraries: EmbeddedLibraries;
  readonly records: Records;
}

/** Something that is wrong with the bot, put in its place to see that it is found. */
export interface Defect {
  /** What the bot works with. */
  readonly services?: (services: Services, stores: Stores) => Services;
  /** What the reader works with. */
  readonly reader?: (options: ReaderOptions) => ReaderOptions;
  /** Where the bot takes itself for a member. */
  readonly servers?: readonly string[];
  /** What shows it, where that is seldom done. */
  readonly often?: readonly Deed[];
}

/** A bot, everything that is stored, and what is between it and Discord. */
export interface World extends Stores {
  readonly services: Services;
  readonly wire: Wire;
  readonly reader: Hono<ReaderEnvironment>;
  /** What the bot took for its own failure. */
  readonly failures: string[];
  close(): Promise<void>;
}

/** The same vectors as of the model, each text embedded once: thousands of questions are some hundred. */
export function remembering(embedder: Embedder): Embedder {
  const { model, fingerprint, dimension, comparesWords } = embedder;
  const known = new Map<string, Float32Array>();
  return {
    ...{ model, fingerprint, dimension, comparesWords },
    async embed(texts, role) {
      if (known.size > 50_000) known.clear();
      const fresh = [...new Set(texts.filter((text) => !known.has(`${role} ${text}`)))];
      const vectors = fresh.length === 0 ? [] : await embedder.embed(fresh, role);
      fresh.forEach((text, index) => known.set(`${role} ${text}`, vectors[index]!));
      return texts.map((text) => known.get(`${role} ${text}`)!.slice());
    },
    // It outlives the worlds.
    close: async () => {},
  };
}

/** Makes an index with a base library, and servers that have reports, hide some, and removed others. @returns its folder */
export async function prepareIndex(embedder: Embedder): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-isolation-'));
  const library = await openLibrary({ directory: folder, create: true });
  const put = Array.from({ length: baseReports }, (_, number) => {
    const report = baseReport(number);
    return analyseReport(report, report.id, lexicon);
  });
  await embedPassages(put, library, embedder);
  await library.publish({ basis: 0, embedding: embedder, analysis: analysisVersion(lexicon), remove: [], put });
  await library.close();
  const bot = await openBot(folder, embedder);
  for (const [index, server] of servers.entries()) await furnish(server, index, bot);
  await bot.reports.idle();
  const { base } = bot.libraries;
  const measured = await calibrate(base, embedder, lexicon, fewQuestions);
  await base.saveDerived(calibrationName, (await base.state()).generation, measured);
  await bot.close();
  return folder;
}

async function furnish(server: string, index: number, { reports, records, libraries }: OpenBot): Promise<void> {
  const by = personWho('administrator', server);
  await records.settings.change(server, { moderatorRoles: [moderatorRoleOf(server)], keepsQuestions: index !== 3 }, by);
  for (const number of [index, index + 1, index + 2, 11]) await reports.add(server, newReport(server, number), { by });
  const all = await (await libraries.ofServer(server))!.reports();
  await reports.remove(server, all[index % all.length]!.id, { by });
  await records.hidden.hideReport(server, baseReport(index).id, by);
  const passages = await libraries.base.reportPassages(baseReport(index + 4).id);
  await records.hidden.hidePassage(server, passages[index % passages.length]!.id, by);
}

type OpenBot = Awaited<ReturnType<typeof openBot>>;

async function openBot(directory: string, embedder: Embedder, onFailure: (error: unknown) => void = () => {}) {
  const libraries = new EmbeddedLibraries(await openLibrary({ directory }), { directory });
  const session = await openSession({
    ...{ libraries, lexicon, calibrationQuestions: () => fewQuestions },
    openEmbedder: async () => embedder,
  });
  const records = await openRecords(directory);
  const reports = openServerReports({
    ...{ libraries, session, records, lexicon, calibrationQuestions: () => fewQuestions },
    ...{ limits: { reports: 9, textBytes: 1024 * 1024 }, onFailure: (_, error) => onFailure(error) },
  });
  return {
    ...{ libraries, session, records, reports },
    async close() {
      await reports.close();
      await session.close();
      await records.close();
    },
  };
}

/** Opens a world over a copy of an index. */
export async function openWorld(prepared: string, embedder: Embedder, defect: Defect = {}): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isnad-isolation-'));
  await cp(prepared, folder, { recursive: true });
  const failures: string[] = [];
  const log = listening(failures);
  const bot = await openBot(folder, embedder, (error) => failures.push(String(error)));
  const { libraries, records } = bot;
  await records.servers.left(servers[4]!, new Date().toISOString());
  let clock = 0;
  const opened = Date.now();
  const services: Services = {
    ...{ session: bot.session, records, reports: bot.reports, log, graceDays: 0, operators: new Set() },
    queue: new FairQueue({ ...queueSize, longestWait: Number.POSITIVE_INFINITY }),
    // Nobody asks too often: a day passes between two looks at the clock.
    cooldown: new Cooldown({ ...allowances, now: () => (clock += 86_400_000) }),
    uploads: new Uploads(),
    // What is shown twice is to be the same twice: the clock of links stands still.
    readerLink: readerLinkTo({ readerUrl, isPublic: true, key, lifetime: 86_400, now: () => opened }),
    refreshBase: async () => ({ added: 0, changed: 0, removed: 0, unchanged: baseReports, failed: 0 }),
    // A picture says what it shows.
    drawChart: async (chart) => Buffer.from(JSON.stringify(chart)),
  };
  const wrapped = defect.services?.(services, { directory: folder, libraries, records }) ?? services;
  const served: ReaderOptions = {
    ...{ session: wrapped.session, queue: wrapped.queue, readerUrl, isPublic: true, proxies: 1 },
    signed: signedLinksOf(key, wrapped.records),
    onFailure: (error) => failures.push(`A page: ${error instanceof Error ? error.stack : String(error)}`),
  };
  const reader = createReader(defect.reader?.(served) ?? served);
  const wire = new Wire(wrapped, log, defect.servers ?? serversAtFirst);
  return {
    ...{ directory: folder, libraries, records, services: wrapped, wire, reader, failures },
    async close() {
      await wire.close();
      await bot.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A log that keeps what went wrong. */
function listening(failures: string[]): Log {
  const keep = (fields: LogFields, message: string): void => {
    const { error } = fields;
    failures.push(`${message} ${error instanceof Error ? error.stack : JSON.stringify(fields)}`);
  };
  const log: Log = { error: keep, warn: keep, info: () => {}, debug: () => {}, child: () => log };
  return log;
}

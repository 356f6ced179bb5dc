import { FairQueue, queueSize } from '../../src/answer/fair-queue.js';
import type { Session } from '../../src/answer/session.js';
import { askAll, tabulate } from '../../src/evaluation/evaluate.js';
import { locateGold } from '../../src/evaluation/gold.js';
import { type SavedRun, toSavedRun } from '../../src/evaluation/saved-run.js';
import { baseScope } from '../../src/library/scope.js';
import { type ServedReader, type ServeOptions, serveReader } from '../../src/web/serve.js';
import { LibraryOfReports, starterCorpus } from './library-of-reports.js';

/** A reader on a free port of this machine, on a library of its own. */
export interface TestReader {
  readonly address: string;
  readonly session: Session;
  /** What `/evaluation` shows. */
  readonly evaluation: SavedRun;
  /** What the reader reported as a failure. */
  readonly failures: unknown[];
  close(): Promise<void>;
}

/** Title and text that try to be markup; nothing of them may be taken as such. */
export const hostile = {
  id: 'hostile',
  title: `<script>alert(1)</script> "quoted" & 'more'`,
  outlet: `<img src=x onerror="alert(2)">`,
  text: `The bridge of Qamarnur was closed by <b onclick="alert(3)">engineers</b> on Monday, & nobody said why.`,
};

/** Serves the starter corpus and some reports more, to everybody unless the options say otherwise. */
export async function startReader(
  readerUrl: string | null = null,
  options: Partial<ServeOptions> = {},
): Promise<TestReader> {
  const reports = new LibraryOfReports(starterCorpus);
  const { id, title, outlet, text } = hostile;
  reports.write(id, [text], { title, outlet, published: '2014-02-01' });
  reports.write('old', ['A short note on the harvest of olives near Idlib, from an earlier year.'], {
    published: '2011-11-05',
    url: 'https://news.example/olives',
    author: 'Hala Sabbagh',
  });
  await reports.reindex(await reports.embedder());
  const session = await reports.session();
  const failures: unknown[] = [];
  const evaluation = await evaluationOf(session);
  const reader: ServedReader = await serveReader({
    ...{ session, host: '127.0.0.1', port: 0, readerUrl, isPublic: true, evaluation, queue: new FairQueue(queueSize) },
    // Tests are visitors of their own, each by its word.
    proxies: ['127.0.0.1'],
    onFailure: (error) => failures.push(error),
    ...options,
  });
  return {
    address: `http://127.0.0.1:${reader.port}`,
    ...{ session, failures, evaluation },
    close: async () => {
      await reader.close();
      await reports.discard();
    },
  };
}

/** Questions with known answers, in two languages: one that is answered rightly, one whose gold is wrong, one with nothing to answer it. */
const goldQuestions = [
  { id: 'q1', lang: 'en', question: 'Where did the ISIS leaders go?', gold: ['most of the leaders left for Iraq'] },
  { id: 'q2', lang: 'ar', question: 'أين ذهب قادة داعش؟', gold: ['harvest of olives near Idlib'] },
  { id: 'q3', lang: 'ar', question: 'كيف يُخبز الخبز؟', gold: ['لا يوجد هذا النص في أي تقرير'] },
  { id: 'q4', lang: 'en', question: 'How much did they pay to cross the border?', gold: [] },
];

async function evaluationOf(session: Session): Promise<SavedRun> {
  const library = await session.reader(baseScope);
  const outcomes = await askAll(await locateGold(goldQuestions, library), session);
  const { reports, passages, embedding } = await library.state();
  const { model = '', fingerprint = '', dimension = 1 } = embedding ?? {};
  return toSavedRun({
    ...{ askedAt: new Date('2016-05-03T10:15:30Z'), program: '1.2.3', questionsFile: 'questions.jsonl' },
    ...{ model: { name: model, fingerprint, dimension }, corpus: { reports, passages } },
    ...{ rows: tabulate(outcomes, []), outcomes },
  });
}

import { FairQueue, queueSize } from '../../src/answer/fair-queue.js';
import type { Session } from '../../src/answer/session.js';
import { type ServedReader, type ServeOptions, serveReader } from '../../src/web/serve.js';
import { LibraryOfReports, starterCorpus } from './library-of-reports.js';

/** A reader on a free port of this machine, on a library of its own. */
export interface TestReader {
  readonly address: string;
  readonly session: Session;
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
  const reader: ServedReader = await serveReader({
    ...{ session, host: '127.0.0.1', port: 0, readerUrl, isPublic: true, queue: new FairQueue(queueSize) },
    // Tests are visitors of their own, each by its word.
    proxies: ['127.0.0.1'],
    onFailure: (error) => failures.push(error),
    ...options,
  });
  return {
    address: `http://127.0.0.1:${reader.port}`,
    ...{ session, failures },
    close: async () => {
      await reader.close();
      await reports.discard();
    },
  };
}

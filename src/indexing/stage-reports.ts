import type { Embedder } from '../embedder/embedder.js';
import type { IndexedReport, Library } from '../library/library.js';
import { embedPassages } from './embed-passages.js';
import type { StagedReports } from './staged-reports.js';

/** Passages that go through the model together. */
const batchPassages = 256;
/** Batches on their way to or from the model: while one is embedded, the next is analysed and the one before is written. */
const batchesUnderWay = 2;

interface Batch {
  readonly reports: readonly IndexedReport[];
  readonly embedding: Promise<number>;
}

/**
 * Takes analysed reports, sees to it that their passages have vectors in the library, and puts them down in order. Reports are asked for only as
 * fast as they are embedded, so that no more than some batches are in memory.
 * @param onStaged told how many reports have come through
 * @returns how many passages were embedded
 */
export async function stageReports(
  reports: AsyncIterable<IndexedReport>,
  staged: StagedReports,
  library: Library,
  embedder: Embedder,
  onStaged: (reports: number) => void,
): Promise<number> {
  const underWay: Batch[] = [];
  let embedded = 0;
  let done = 0;
  const finishOldest = async (): Promise<void> => {
    const batch = underWay.shift();
    if (batch === undefined) return;
    embedded += await batch.embedding;
    for (const report of batch.reports) await staged.add(report);
    done += batch.reports.length;
    onStaged(done);
  };
  try {
    for await (const batch of inBatches(reports)) {
      if (underWay.length >= batchesUnderWay) await finishOldest();
      const embedding = embedPassages(batch, library, embedder);
      // Whoever waits for it hears of its failure; until then nobody may be waiting.
      embedding.catch(() => {});
      underWay.push({ reports: batch, embedding });
    }
    while (underWay.length > 0) await finishOldest();
    return embedded;
  } finally {
    // After a failure: what goes on must not meet a library that has been closed.
    await Promise.allSettled(underWay.map(({ embedding }) => embedding));
  }
}

async function* inBatches(reports: AsyncIterable<IndexedReport>): AsyncGenerator<IndexedReport[]> {
  let batch: IndexedReport[] = [];
  let passages = 0;
  for await (const report of reports) {
    batch.push(report);
    passages += report.passages.length;
    if (passages < batchPassages) continue;
    yield batch;
    batch = [];
    passages = 0;
  }
  if (batch.length > 0) yield batch;
}

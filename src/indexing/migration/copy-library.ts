import { IsnadError } from '../../errors.js';
import type { IndexedReport, Library, PassageVectors } from '../../library/library.js';
import { vectorKey } from '../../library/vector-key.js';

/** Passages that are copied in one publication: what is in memory at once, with their vectors. */
const passagesAtOnce = 10_000;

/** Values that stay good in a copy, by name, as they are published. */
type Derived = Readonly<Record<string, unknown>>;

/**
 * Copies what a library has published into another, which may hold a part of it already: what was copied before is left as it is, and what
 * is not in the source goes.
 * @param beginning derived values that go with the first publication
 * @param kept names of the derived values that are copied, with the last publication
 * @param onReport called after each report
 */
export async function copyLibrary(
  from: Library,
  to: Library,
  { beginning, kept, onReport }: { beginning: Derived; kept: readonly string[]; onReport: () => void },
): Promise<void> {
  const { embedding, analysis } = await from.state();
  if (embedding === null || analysis === null) return;
  const publish = async (put: readonly IndexedReport[], remove: readonly string[], derived: Derived): Promise<void> => {
    const { generation } = await to.state();
    await to.publish({ basis: generation, embedding, analysis, remove, put, derived });
  };
  if ((await to.state()).generation === 0) await publish([], [], beginning);
  const hashes = await from.contentHashes();
  const there = await to.contentHashes();
  let put: IndexedReport[] = [];
  for (const [id, contentHash] of hashes) {
    if (there.get(id) !== contentHash) {
      const { indexed, vectors } = await readIndexed(from, id, contentHash);
      await to.saveVectors(embedding, vectors);
      put.push(indexed);
    }
    onReport();
    if (put.reduce((sum, { passages }) => sum + passages.length, 0) < passagesAtOnce) continue;
    await publish(put, [], {});
    put = [];
  }
  const derived: Record<string, unknown> = {};
  for (const name of kept) {
    const saved = await from.derived(name);
    if (saved !== null && saved.value !== null && saved.embedding === embedding.fingerprint)
      derived[name] = saved.value;
  }
  const gone = [...there.keys()].filter((id) => !hashes.has(id));
  await publish(put, gone, derived);
}

async function readIndexed(
  from: Library,
  id: string,
  contentHash: string,
): Promise<{ indexed: IndexedReport; vectors: ReadonlyMap<string, PassageVectors> }> {
  const report = await from.report(id);
  if (report === null) {
    throw new IsnadError('library-changed', `The report ${id} was removed while it was copied.`, {
      hint: 'Stop the bot and every reindex, then run the migration again: it goes on where it was.',
    });
  }
  const stored = await from.reportPassages(id);
  const saved = await from.vectors(stored.map((passage) => passage.id));
  const vectors = new Map<string, PassageVectors>();
  const passages = stored.map(({ id: number, passage, text, words }) => {
    const key = vectorKey(text, passage.sentences, report.title);
    const own = saved.get(number);
    if (own !== undefined) vectors.set(key, own);
    return { passage, vectorKey: key, words };
  });
  return { indexed: { report, contentHash, passages }, vectors };
}

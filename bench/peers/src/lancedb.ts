import { connect, Index } from '@lancedb/lancedb';
import { embed } from './model.js';
import type { Peer } from './peer.js';

const table = 'passages';
const rowsAtOnce = 5_000;
/** With fewer passages all vectors are compared, as LanceDB's documentation advises; a graph would cost more than it saves. */
const passagesToIndex = 20_000;

/** LanceDB: its files on disk, and from some size on an HNSW graph of vectors in 8 bits a component, whose best are compared again in full. */
export const lancedb: Peer = {
  async build(passages, folder) {
    const database = await connect(folder);
    const rows = passages.map(({ id, text, vector }) => ({ id, text, vector: Array.from(vector) }));
    const made = await database.createTable(table, rows.slice(0, rowsAtOnce));
    for (let start = rowsAtOnce; start < rows.length; start += rowsAtOnce) {
      await made.add(rows.slice(start, start + rowsAtOnce));
    }
    if (passages.length >= passagesToIndex) {
      const config = Index.hnswSq({ distanceType: 'cosine', numPartitions: 1, m: 20, efConstruction: 300 });
      await made.createIndex('vector', { config });
    }
    // Every addition leaves a version behind.
    await made.optimize({ cleanupOlderThan: new Date() });
  },

  async open(folder, { candidates = 256, refined = 10 }) {
    const database = await connect(folder);
    const opened = await database.openTable(table);
    return {
      async search(question, limit) {
        const nearest = opened.query().nearestTo(await embed(question));
        const query = nearest.distanceType('cosine').ef(candidates).refineFactor(refined).limit(limit);
        const rows = (await query.select(['id', 'text', '_distance']).toArray()) as { id: number }[];
        return rows.map(({ id }) => Number(id));
      },
      close: async () => opened.close(),
    };
  },
};

import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { dimension, embed } from './model.js';
import type { Peer } from './peer.js';

const rowsAtOnce = 500;

const tables = `
  create extension if not exists vector;
  create table passage (id integer primary key, text text not null, vector halfvec(${dimension}) not null);`;

/** Numbers are handed over as text: arrays of vectors have no other form. */
const insertion = `
  insert into passage
  select id, text, vector::halfvec from unnest($1::integer[], $2::text[], $3::text[]) as given(id, text, vector)`;

/** The values for m and ef_construction are pgvector's own; with less memory than the graph needs, building takes many times as long. */
const indexes = `
  set maintenance_work_mem = '1GB';
  create index on passage using hnsw (vector halfvec_ip_ops) with (m = 16, ef_construction = 64);
  analyze passage;`;

const nearest = `select id, text from passage order by vector <#> $1::halfvec limit $2`;

const textOf = (numbers: Float32Array): string => `[${numbers.join(',')}]`;

/** PostgreSQL within the process, with pgvector, by plain SQL. */
export const pglite: Peer = {
  async build(passages, folder) {
    const database = await PGlite.create(folder, { extensions: { vector }, relaxedDurability: true });
    await database.exec(tables);
    for (let start = 0; start < passages.length; start += rowsAtOnce) {
      const rows = passages.slice(start, start + rowsAtOnce);
      const vectors = rows.map((row) => textOf(row.vector));
      await database.query(insertion, [rows.map(({ id }) => id), rows.map(({ text }) => text), vectors]);
    }
    await database.exec(indexes);
    await database.close();
  },

  async open(folder, { candidates = 256 }) {
    const database = await PGlite.create(folder, { extensions: { vector } });
    await database.exec(`set hnsw.ef_search = ${candidates}`);
    return {
      async search(question, limit) {
        const { rows } = await database.query<{ id: number }>(nearest, [textOf(await embed(question)), limit]);
        return rows.map(({ id }) => id);
      },
      close: () => database.close(),
    };
  },
};

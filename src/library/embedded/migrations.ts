import { Kysely, type Migration, Migrator, SqliteAdapter, SqliteDialect, sql } from 'kysely';
import type { Connection } from './connection.js';
import type { knownMigrations, Tables } from './schema.js';

/** Kysely takes SQLite for a database that cannot take back what a transaction did to tables; it can (https://sqlite.org/transactional.html). */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Kysely over an open connection; closing it leaves the connection open. */
export function kyselyOver(connection: Connection): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new TransactionalDialect({ database: connection.forKysely() }) });
}

/**
 * Brings the tables up to what this program expects, or to an earlier migration, all or nothing: a program that is killed meanwhile leaves them
 * as they were.
 */
export async function migrate(connection: Connection, last?: (typeof knownMigrations)[number]): Promise<void> {
  const migrator = new Migrator({
    db: kyselyOver(connection),
    provider: { getMigrations: async () => migrations },
  });
  const { error } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
}

const migrations: Record<(typeof knownMigrations)[number], Migration> = {
  '0001-reports-passages-vectors': {
    async up(database) {
      await database.schema
        .createTable('embeddings')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('fingerprint', 'text', (column) => column.notNull().unique())
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('dimension', 'integer', (column) => column.notNull())
        .addColumn('retired', 'integer')
        .execute();
      await database.schema
        .createTable('state')
        .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
        .addColumn('generation', 'integer', (column) => column.notNull())
        .addColumn('embedding', 'integer', (column) => column.references('embeddings.id'))
        .addColumn('analysis', 'text')
        .addColumn('published_at', 'text')
        .addColumn('reports', 'integer', (column) => column.notNull())
        .addColumn('passages', 'integer', (column) => column.notNull())
        .addColumn('next_passage', 'integer', (column) => column.notNull())
        .addColumn('index_generation', 'integer')
        .addColumn('index_sha256', 'text')
        .execute();
      await sql`insert into state (id, generation, reports, passages, next_passage) values (1, 0, 0, 0, 1)`.execute(
        database,
      );
      // The text stands last: SQLite reads a row from its beginning, and a citation needs no text.
      await database.schema
        .createTable('reports')
        // Never used again for another report, so that an entry once read may be kept.
        .addColumn('key', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('outlet', 'text')
        .addColumn('outlet_key', 'text')
        .addColumn('author', 'text')
        .addColumn('published', 'text')
        .addColumn('url', 'text')
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('file', 'text', (column) => column.notNull())
        .addColumn('content_hash', 'text', (column) => column.notNull())
        .addColumn('passages', 'integer', (column) => column.notNull())
        .addColumn('paragraphs', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .execute();
      await database.schema.createIndex('reports_outlet').on('reports').column('outlet_key').execute();
      await database.schema.createIndex('reports_published').on('reports').column('published').execute();
      await database.schema.createIndex('reports_language').on('reports').column('language').execute();
      await database.schema
        .createTable('passages')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('report', 'integer', (column) => column.notNull().references('reports.key'))
        .addColumn('ordinal', 'integer', (column) => column.notNull())
        .addColumn('paragraph', 'integer', (column) => column.notNull())
        .addColumn('start', 'integer', (column) => column.notNull())
        .addColumn('end', 'integer', (column) => column.notNull())
        .addColumn('vector_key', 'text', (column) => column.notNull())
        .addColumn('sentences', 'text', (column) => column.notNull())
        .addColumn('words', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('passages_report')
        .on('passages')
        .columns(['report', 'ordinal'])
        .unique()
        .execute();
      await database.schema.createIndex('passages_vector').on('passages').column('vector_key').execute();
      // Words are analysed before they come here: the tokenizer only has to cut at white space, which `ascii` does exactly
      // because `words-column.ts` leaves no other ASCII mark in them.
      await sql`create virtual table passage_words using fts5(words, content = 'passages', content_rowid = 'id', tokenize = 'ascii')`.execute(
        database,
      );
      await sql`create virtual table passage_vocabulary using fts5vocab(passage_words, 'row')`.execute(database);
      await sql`create table word_counts (word text primary key, passages integer not null) without rowid`.execute(
        database,
      );
      await database.schema
        .createTable('vectors')
        .addColumn('embedding', 'integer', (column) => column.notNull().references('embeddings.id'))
        .addColumn('vector_key', 'text', (column) => column.notNull())
        .addColumn('passage', 'blob', (column) => column.notNull())
        .addColumn('sentences', 'blob', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('vectors_key')
        .on('vectors')
        .columns(['embedding', 'vector_key'])
        .unique()
        .execute();
      await database.schema
        .createTable('derived')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('generation', 'integer', (column) => column.notNull())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
  '0002-votes': {
    async up(database) {
      // No rowid: a vote is found by who gave it on what, and nothing else refers to it.
      await sql`create table votes (
        answer text not null, person text not null, server text, helpful integer not null check (helpful in (0, 1)),
        reports text not null, at text not null, primary key (answer, person)) without rowid`.execute(database);
      await database.schema.createIndex('votes_server').on('votes').column('server').execute();
      await database.schema.createIndex('votes_person').on('votes').column('person').execute();
    },
  },
  '0003-servers': {
    async up(database) {
      const tables = [
        // A setting that is not named has its default, also one that a later program adds.
        sql`create table settings (server text not null primary key, settings text not null) without rowid`,
        // Never counted down: a page of the trail is asked for by the last id seen.
        sql`create table audit (
          id integer primary key autoincrement, server text not null, at text not null, by text not null,
          action text not null, subject text, before text not null, after text not null)`,
        sql`create index audit_server on audit (server, id)`,
        sql`create table hidden_reports (
          server text not null, report text not null, primary key (server, report)) without rowid`,
        // By what it says, not by its id: a passage gets another when its report is indexed anew.
        sql`create table hidden_passages (
          server text not null, report text not null, text text not null, primary key (server, report, text)) without rowid`,
        sql`create table questions (
          id integer primary key, server text not null, at text not null, language text not null,
          answered integer not null check (answered in (0, 1)), reports text not null, passages text not null,
          folded text not null, text text not null)`,
        sql`create index questions_server on questions (server, at)`,
        sql`create table removed_reports (
          server text not null, id text not null, at text not null, report text not null, primary key (server, id)) without rowid`,
        sql`create table left_servers (server text not null primary key, at text not null) without rowid`,
      ];
      for (const table of tables) await table.execute(database);
    },
  },
};

import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { recordsTables } from './records-tables.js';
import { type knownMigrations, schemaName, type Tables } from './schema.js';

/** Brings the tables up to what this program expects, all or nothing. Of several processes that do so at once, one does and the others wait. */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: schemaName,
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
}

/** Names of the migrations that a database has run, in order; none where it has never been used. */
export async function migrationsRun(database: Kysely<Tables>): Promise<string[]> {
  const found = await sql<{ found: boolean }>`
    select to_regclass(${`${schemaName}.migrations`}) is not null as found`.execute(database);
  if (found.rows[0]?.found !== true) return [];
  const run = await sql<{
    name: string;
  }>`select name from ${sql.table(`${schemaName}.migrations`)} order by name`.execute(database);
  return run.rows.map(({ name }) => name);
}

const migrations: Record<(typeof knownMigrations)[number], Migration> = {
  '0001-libraries': {
    async up(database) {
      const statements = [
        sql`create table libraries (
          id integer primary key generated always as identity,
          name text not null unique,
          generation bigint not null default 0,
          embedding integer,
          analysis text,
          published_at text,
          reports integer not null default 0,
          passages integer not null default 0,
          words bigint not null default 0,
          next_passage bigint not null default 1,
          publication text)`,
        sql`create table embeddings (
          id integer primary key generated always as identity,
          library integer not null references libraries on delete cascade,
          fingerprint text not null,
          model text not null,
          dimension integer not null,
          retired bigint,
          unique (library, fingerprint))`,
        sql`create table reports (
          key bigint primary key generated always as identity,
          library integer not null references libraries on delete cascade,
          id text not null,
          title text not null,
          outlet text,
          outlet_key text,
          author text,
          published text collate "C",
          url text,
          language text not null,
          file text not null,
          content_hash text not null,
          passages integer not null,
          paragraphs text not null,
          text text not null,
          unique (library, id))`,
        sql`create index reports_outlet on reports (library, outlet_key)`,
        sql`create index reports_published on reports (library, published)`,
        sql`create index reports_language on reports (library, language)`,
        sql`create table passages (
          id bigint not null,
          report bigint not null references reports on delete cascade,
          library integer not null,
          ordinal integer not null,
          paragraph integer not null,
          start integer not null,
          "end" integer not null,
          vector_key text collate "C" not null,
          sentences text not null,
          words text collate "C" not null,
          text text not null,
          primary key (library, id),
          unique (report, ordinal))`,
        sql`create index passages_vector on passages (library, vector_key)`,
        // Numbers first: a row then has no gaps, and there are about sixty of them to a passage. BM25 reads nothing but the index.
        sql`create table occurrences (
          passage bigint not null,
          library integer not null references libraries on delete cascade,
          length integer not null,
          occurrences integer not null,
          word text collate "C" not null,
          primary key (library, word, passage) include (occurrences, length))`,
        sql`create table word_counts (
          library integer not null references libraries on delete cascade,
          passages integer not null,
          word text collate "C" not null,
          primary key (library, word))`,
        sql`create table vectors (
          embedding integer not null references embeddings on delete cascade,
          vector_key text collate "C" not null,
          passage vector not null,
          sentences bytea not null,
          primary key (embedding, vector_key))`,
        // A vector of 512 components lies in its row, not beside it: comparing every one reads them in order.
        sql`alter table vectors set (toast_tuple_target = 8160)`,
        sql`alter table vectors alter column sentences set storage external`,
        sql`create table derived (
          library integer not null references libraries on delete cascade,
          name text not null,
          generation bigint not null,
          fingerprint text not null,
          value text not null,
          primary key (library, name))`,
      ];
      for (const statement of statements) await statement.execute(database);
    },
  },
  '0002-records': {
    async up(database) {
      for (const statement of recordsTables) await statement.execute(database);
    },
  },
};

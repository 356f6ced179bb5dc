import { sql } from 'kysely';

/**
 * The tables of what is recorded of servers (see `src/records/postgres`). Reports are named by their ids and refer to no row: a report may leave
 * and come back. Times are ISO 8601, UTC, all written alike, and compared as text.
 */
export const recordsTables = [
  sql`create table votes (
    answer text collate "C" not null,
    person text collate "C" not null,
    server text collate "C",
    helpful boolean not null,
    reports text[] not null,
    at text collate "C" not null,
    primary key (answer, person))`,
  sql`create index votes_person on votes (person)`,
  sql`create index votes_server on votes (server)`,
  sql`create table settings (server text collate "C" primary key, settings text not null)`,
  sql`create table audit (
    id bigint primary key generated always as identity,
    server text collate "C" not null,
    at text collate "C" not null,
    by text not null,
    action text not null,
    subject text,
    before text not null,
    after text not null)`,
  sql`create index audit_server on audit (server, id)`,
  sql`create table hidden_reports (
    server text collate "C" not null,
    report text collate "C" not null,
    primary key (server, report))`,
  // A text may be longer than an index takes; its digest is not.
  sql`create table hidden_passages (
    server text collate "C" not null,
    report text collate "C" not null,
    digest text collate "C" not null,
    text text collate "C" not null,
    primary key (server, report, digest))`,
  sql`create table questions (
    id bigint primary key generated always as identity,
    server text collate "C" not null,
    at text collate "C" not null,
    language text not null,
    answered boolean not null,
    reports text[] not null,
    passages text not null,
    folded text collate "C" not null,
    text text not null)`,
  sql`create index questions_server on questions (server, at)`,
  sql`create table removed_reports (
    server text collate "C" not null,
    id text collate "C" not null,
    at text collate "C" not null,
    report text not null,
    primary key (server, id))`,
  sql`create table left_servers (server text collate "C" primary key, at text collate "C" not null)`,
  // One row for each write: whose word of a commit is lost asks here whether it arrived.
  sql`create table writes (token uuid primary key, at timestamptz not null default now())`,
  sql`create index writes_at on writes (at)`,
];

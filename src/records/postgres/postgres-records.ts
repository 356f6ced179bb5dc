import { sql } from 'kysely';
import { type Database, type Queries, tellChange } from '../../library/postgres/database.js';
import type { AuditTrail } from '../audit.js';
import { checkedData, numbersNothing } from '../exported-data.js';
import type { HiddenRecords } from '../hidden.js';
import { hiddenRecords } from '../hidden-records.js';
import { beginningOf, insightsOf } from '../insights.js';
import type { QuestionRecords } from '../questions.js';
import type { Records } from '../records.js';
import type { RemovedReports } from '../removed.js';
import type { ServerRecords } from '../servers.js';
import type { SettingRecords } from '../settings.js';
import type { VoteRecords } from '../votes.js';
import { readEntries, writeEntry } from './audit-queries.js';
import { setOwnPassageHidden, setPassageHidden, setReportHidden } from './hidden-queries.js';
import { readDays, readUnanswered, readUses } from './insight-queries.js';
import { Memory } from './memory.js';
import { pruneQuestions, readQuestions, storeQuestion } from './question-queries.js';
import { RecordStore } from './record-store.js';
import { pruneRemoved, putRemoved, readRemoved, takeRemoved } from './removed-queries.js';
import { readServer, replaceServer } from './server-data.js';
import { deleteRows, hasLeft, leftBefore, markLeft, markReturned, readServers } from './server-queries.js';
import { changeSettings, resetSettings } from './setting-queries.js';
import {
  countVotesByReport,
  countVotesOf,
  deleteVotes,
  outcomeWithout,
  putVotes,
  readVotes,
  storeVote,
} from './vote-queries.js';

export interface PostgresRecordsOptions {
  /** The clock; the computer's unless said. */
  readonly now?: () => Date;
  /** Whether the database is these records' alone, and closed with them. */
  readonly closesDatabase?: boolean;
}

/**
 * What is recorded in a database whose tables are ready (see `prepareDatabase`). Several processes may have it open: what one changes is
 * told to the others.
 */
export function openPostgresRecords(database: Database, options: PostgresRecordsOptions = {}): Records {
  const store = new RecordStore(database, options.closesDatabase ?? false);
  const opened: Opened = { store, memory: new Memory(store), now: options.now ?? (() => new Date()) };
  return {
    votes: votesIn(opened),
    settings: settingsIn(opened),
    audit: auditIn(opened),
    hidden: hiddenIn(opened),
    questions: questionsIn(opened),
    removed: removedIn(opened),
    servers: serversIn(opened),
    async close() {
      opened.memory.close();
      await store.close();
    },
  };
}

interface Opened {
  readonly store: RecordStore;
  readonly memory: Memory;
  readonly now: () => Date;
}

/** Writes something that is kept in memory of a server, here and in other processes. */
async function changeServer<Result>(
  { store, memory }: Opened,
  server: string,
  change: (queries: Queries) => Promise<Result>,
): Promise<Result> {
  try {
    return await store.write(`server ${server}`, async (queries) => {
      await tellChange(queries, { server });
      return change(queries);
    });
  } finally {
    memory.forget(server);
  }
}

const votesIn = ({ store, now }: Opened): VoteRecords => ({
  put: (vote) =>
    store.write(`person ${vote.person}`, async (queries) => {
      return (await outcomeWithout(queries, vote)) ?? storeVote(queries, vote, now().toISOString());
    }),
  byReport: (server) => store.read((queries) => countVotesByReport(queries, server)),
  countOf: (person) => store.read((queries) => countVotesOf(queries, person)),
  deleteOf: (person) => store.write(`person ${person}`, (queries) => deleteVotes(queries, person)),
  exportDirect: () => store.read((queries) => readVotes(queries, null)),
  importDirect: (votes) => store.write('direct messages', (queries) => putVotes(queries, null, votes)),
});

function settingsIn(opened: Opened): SettingRecords {
  const at = (): string => opened.now().toISOString();
  return {
    of: (server) => opened.memory.settings.of(server),
    change: (server, change, by) =>
      changeServer(opened, server, (queries) => changeSettings(queries, change, { server, by, at: at() })),
    reset: (server, by) => changeServer(opened, server, (queries) => resetSettings(queries, { server, by, at: at() })),
  };
}

const auditIn = ({ store, now }: Opened): AuditTrail => ({
  add: (deed) => store.write(`server ${deed.server}`, (queries) => writeEntry(queries, deed, now().toISOString())),
  list: (server, { before, limit }) => store.read((queries) => readEntries(queries, server, limit, before)),
});

const hiddenIn = (opened: Opened): HiddenRecords =>
  hiddenRecords<Queries, Promise<boolean>>({
    of: (server) => opened.memory.hidden.of(server),
    write: (server, by, change) =>
      changeServer(opened, server, (queries) => change(queries, { server, by, at: opened.now().toISOString() })),
    setReport: setReportHidden,
    setPassage: setPassageHidden,
    setOwnPassage: setOwnPassageHidden,
  });

const questionsIn = ({ store, memory, now }: Opened): QuestionRecords => ({
  // Most servers keep no questions: then nothing is written.
  add: async (question) =>
    (await memory.settings.of(question.server)).keepsQuestions &&
    store.write(`server ${question.server}`, (queries) => storeQuestion(queries, question)),
  insights: async (server, from) => {
    const at = now().toISOString();
    const since = beginningOf(from, at);
    return store.readTogether(async (queries) =>
      insightsOf(
        since,
        await readDays(queries, server, since, at),
        await readUses(queries, server, since),
        await readUnanswered(queries, server, since),
      ),
    );
  },
  export: (server) => store.read((queries) => readQuestions(queries, server)),
  prune: () => store.write('questions', (queries) => pruneQuestions(queries, now().toISOString())),
});

const removedIn = ({ store, memory, now }: Opened): RemovedReports => ({
  put: (server, report) =>
    store.write(`server ${server}`, (queries) => putRemoved(queries, { server, report, at: now().toISOString() })),
  take: (server, report) => store.write(`server ${server}`, (queries) => takeRemoved(queries, server, report, now())),
  list: (server) => store.read((queries) => readRemoved(queries, server, now())),
  prune: async () => {
    const deleted = await store.write('removed', async (queries) => {
      // Nobody tries a write again so long after it.
      await sql`delete from writes where at < now() - interval '1 day'`.execute(queries);
      return pruneRemoved(queries, now());
    });
    if (deleted > 0) memory.forget(null);
    return deleted;
  },
});

const serversIn = (opened: Opened): ServerRecords => {
  const { store, now } = opened;
  return {
    left: (server, at) => store.write(`server ${server}`, (queries) => markLeft(queries, server, at)),
    returned: async (server) => {
      if (!(await store.read((queries) => hasLeft(queries, server)))) return;
      await store.write(`server ${server}`, (queries) => markReturned(queries, server));
    },
    dueForDeletion: (graceDays, at) => store.read((queries) => leftBefore(queries, graceDays, at)),
    list: () => store.read(readServers),
    export: (server) => store.readTogether((queries) => readServer(queries, server)),
    delete: (server) => changeServer(opened, server, (queries) => deleteRows(queries, server)),
    import: async (server, data, numberOf = numbersNothing) => {
      const checked = checkedData(data);
      await changeServer(opened, server, (queries) =>
        replaceServer(queries, server, checked, now().toISOString(), numberOf),
      );
    },
  };
};

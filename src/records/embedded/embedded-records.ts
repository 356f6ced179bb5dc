import type { Connection } from '../../library/embedded/connection.js';
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
import { PatientConnection } from './patient-connection.js';
import { pruneQuestions, readQuestions, storeQuestion } from './question-queries.js';
import { pruneRemoved, putRemoved, readRemoved, takeRemoved } from './removed-queries.js';
import { readServer, replaceServer } from './server-data.js';
import { deleteServer, leftBefore, markLeft, markReturned, readServers } from './server-queries.js';
import { changeSettings, resetSettings } from './setting-queries.js';
import { countVotesByReport, countVotesOf, deleteVotes, putVotes, readDirectVotes, storeVote } from './vote-queries.js';

export interface RecordsOptions {
  /** Makes folder and library if they are missing. Without it, a missing library is an error. */
  readonly create?: boolean;
  /** Milliseconds that a call waits for another's write, a reindex's for one, before it throws `library-busy`. 10,000 unless said. */
  readonly patience?: number;
  /** The clock; the computer's unless said. */
  readonly now?: () => Date;
}

/** A reindex holds the database while it writes what it has prepared: seconds for 100,000 passages. */
const defaultPatience = 10_000;

/**
 * Opens what is recorded in the library of a folder. The library may be open in this and other processes at the same time, and may be
 * reindexed, switched to another model, or made anew meanwhile.
 * @throws IsnadError `library-missing` (without `create`), `library-damaged`, `library-newer`, `library-busy`, `disk-write-failed`.
 */
export async function openRecords(directory: string, options: RecordsOptions = {}): Promise<Records> {
  const store = await PatientConnection.open(directory, options.create ?? false, options.patience ?? defaultPatience);
  const opened: Opened = { store, memory: new Memory(), now: options.now ?? (() => new Date()) };
  return {
    votes: votesIn(opened),
    settings: settingsIn(opened),
    audit: auditIn(opened),
    hidden: hiddenIn(opened),
    questions: questionsIn(opened),
    removed: removedIn(opened),
    servers: serversIn(opened),
    close: () => store.close(),
  };
}

interface Opened {
  readonly store: PatientConnection;
  readonly memory: Memory;
  readonly now: () => Date;
}

const votesIn = ({ store, now }: Opened): VoteRecords => ({
  put: (vote) => store.write((connection) => storeVote(connection, vote, now())),
  byReport: (server) => store.read((connection) => countVotesByReport(connection, server)),
  countOf: (person) => store.read((connection) => countVotesOf(connection, person)),
  deleteOf: (person) => store.write((connection) => deleteVotes(connection, person)),
  exportDirect: () => store.read(readDirectVotes),
  importDirect: (votes) =>
    store.write((connection) => connection.writeTogether(() => putVotes(connection, null, votes))),
});

function settingsIn({ store, memory, now }: Opened): SettingRecords {
  const write = (server: string, change: (connection: Connection, at: string) => void) =>
    store.write((connection) => {
      change(connection, now().toISOString());
      memory.forget(server);
      return memory.settings.of(connection, server);
    });
  return {
    of: (server) => store.read((connection) => memory.settings.of(connection, server)),
    change: (server, change, by) =>
      write(server, (connection, at) => changeSettings(connection, change, { server, by, at })),
    reset: (server, by) => write(server, (connection, at) => resetSettings(connection, { server, by, at })),
  };
}

const auditIn = ({ store, now }: Opened): AuditTrail => ({
  add: (deed) => store.write((connection) => writeEntry(connection, deed, now().toISOString())),
  list: (server, { before, limit }) => store.read((connection) => readEntries(connection, server, limit, before)),
});

const hiddenIn = ({ store, memory, now }: Opened): HiddenRecords =>
  hiddenRecords<Connection, boolean>({
    of: (server) => store.read((connection) => memory.hidden.of(connection, server)),
    write: (server, by, change) =>
      store.write((connection) => {
        const isChanged = change(connection, { server, by, at: now().toISOString() });
        memory.forget(server);
        return isChanged;
      }),
    setReport: setReportHidden,
    setPassage: setPassageHidden,
    setOwnPassage: setOwnPassageHidden,
  });

const questionsIn = ({ store, memory, now }: Opened): QuestionRecords => ({
  // Most servers keep no questions: then nothing waits for the right to write.
  add: async (question) =>
    (await store.read((connection) => memory.settings.of(connection, question.server))).keepsQuestions &&
    store.write((connection) => storeQuestion(connection, question)),
  insights: async (server, from) => {
    const at = now().toISOString();
    const since = beginningOf(from, at);
    // One after the other, so that this thread can turn to others in between: a busy server asks thousands of questions.
    const days = await store.read((connection) => readDays(connection, server, since, at));
    const reports = await store.read((connection) => readUses(connection, server, since));
    const unanswered = await store.read((connection) => readUnanswered(connection, server, since));
    return insightsOf(since, days, reports, unanswered);
  },
  export: (server) => store.read((connection) => readQuestions(connection, server)),
  prune: () => store.write((connection) => pruneQuestions(connection, now().toISOString())),
});

const removedIn = ({ store, now }: Opened): RemovedReports => ({
  put: (server, report) =>
    store.write((connection) => putRemoved(connection, { server, report, at: now().toISOString() })),
  take: (server, report) => store.write((connection) => takeRemoved(connection, server, report, now())),
  list: (server) => store.read((connection) => readRemoved(connection, server, now())),
  prune: () => store.write((connection) => pruneRemoved(connection, now())),
});

const serversIn = ({ store, memory, now }: Opened): ServerRecords => ({
  left: (server, at) => store.write((connection) => markLeft(connection, server, at)),
  returned: (server) => store.write((connection) => markReturned(connection, server)),
  dueForDeletion: (graceDays, at) => store.read((connection) => leftBefore(connection, graceDays, at)),
  list: () => store.read(readServers),
  export: (server) => store.read((connection) => readServer(connection, server)),
  delete: (server) =>
    store.write((connection) => {
      memory.forget(server);
      return deleteServer(connection, server);
    }),
  import: async (server, data, numberOf = numbersNothing) => {
    const checked = checkedData(data);
    await store.write((connection) => {
      memory.forget(server);
      replaceServer(connection, server, checked, now().toISOString(), numberOf);
    });
  },
});

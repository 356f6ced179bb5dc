/** One person's word on one answer. */
export interface Vote {
  /** Id of the message that holds the answer. */
  readonly answer: string;
  /** Discord id of the person. One vote a person and answer: a later one replaces it. */
  readonly person: string;
  /** Discord id of the server; null in a direct message. */
  readonly server: string | null;
  readonly helpful: boolean;
  /** Ids of the reports quoted in the answer; none where nothing was found. */
  readonly reports: readonly string[];
}

/** A vote of a direct message as plain data. Times are ISO 8601, UTC. */
export type DirectVote = Omit<Vote, 'server'> & { readonly at: string };

/** What became of a vote: the person's first on that answer, a changed one, or the same again. */
export type VoteOutcome = 'new' | 'changed' | 'same';

/** How often answers that quote a report were found helpful. */
export interface ReportVotes {
  readonly report: string;
  readonly helpful: number;
  readonly notHelpful: number;
}

/** What members think of answers. */
export interface VoteRecords {
  /** Stores a vote durably before it returns. A vote on an answer of another server is another vote's, and stays as it is: `same`. */
  put(vote: Vote): Promise<VoteOutcome>;
  /** Votes of one server by report, those with the most votes first; null for direct messages. */
  byReport(server: string | null): Promise<ReportVotes[]>;
  /** How many votes of a person are stored, in all servers and direct messages. */
  countOf(person: string): Promise<number>;
  /** Deletes all votes of a person. @returns how many there were. */
  deleteOf(person: string): Promise<number>;
  /** All votes of direct messages, which belong to no server. */
  exportDirect(): Promise<DirectVote[]>;
  /** Stores votes of direct messages as `exportDirect` gave them; those that are there stay. */
  importDirect(votes: readonly DirectVote[]): Promise<void>;
}

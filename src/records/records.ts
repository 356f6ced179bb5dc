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

/** What became of a vote: the person's first on that answer, a changed one, or the same again. */
export type VoteOutcome = 'new' | 'changed' | 'same';

/** How often answers that quote a report were found helpful. */
export interface ReportVotes {
  readonly report: string;
  readonly helpful: number;
  readonly notHelpful: number;
}

/**
 * What a community leaves behind: stored, kept through reindexing, and deleted on demand. Implementations pass one contract suite.
 * All methods throw IsnadError: `library-busy` when another process holds the store too long, `disk-write-failed`.
 */
export interface Records {
  /** Stores a vote durably before it returns. */
  vote(vote: Vote): Promise<VoteOutcome>;
  /** Votes of one server by report, those with the most votes first; null for direct messages. */
  votesByReport(server: string | null): Promise<ReportVotes[]>;
  /** Deletes all votes of a person. @returns how many there were. */
  deleteVotesOf(person: string): Promise<number>;
  close(): Promise<void>;
}

import type { ReportVotes, Vote, VoteOutcome } from './votes.js';

export type { ReportVotes, Vote, VoteOutcome } from './votes.js';

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

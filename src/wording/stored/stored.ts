/** What the interface says of indexes, of questions that were asked, and of what is stored of a person. The rules of `Wording` hold here too. */
export interface StoredWording {
  readonly index: {
    readonly title: string;
    /** Headings above what is told of each. */
    readonly own: string;
    readonly base: string;
    /** `{reports}` and `{passages}`: numbers. */
    readonly counts: string;
    /** `{when}`: a time such as "two hours ago". */
    readonly changed: string;
    readonly ownNone: string;
    readonly baseUnused: string;
    /** Where reports of a server are left out of answers: `{refresh}` indexes them anew. */
    readonly stale: string;
    readonly measuring: string;
    readonly busy: string;
    /** What a refresh is doing: `{done}` of `{total}`. */
    readonly reading: string;
    readonly embedding: string;
    readonly calibrating: string;
    readonly building: string;
    readonly started: string;
    /** `{reports}`, and `{embedded}` of their passages. */
    readonly ownRefreshed: string;
    /** `{added}`, `{changed}`, `{removed}` and `{unchanged}` reports. */
    readonly baseRefreshed: string;
    /** `{failed}` files. */
    readonly unread: string;
    readonly running: string;
    /** Where Discord takes no further word on a refresh: `{status}` shows when it is done. */
    readonly goesOn: string;
  };
  readonly insights: {
    readonly title: string;
    /** `{from}` and `{to}`: days. */
    readonly period: string;
    /** How many questions: `{asked}`, `{answered}`, `{refused}`. */
    readonly counts: string;
    readonly chartTitle: string;
    /** The two parts of each bar; also what became of a question, in a table. */
    readonly answered: string;
    readonly refused: string;
    /** For those who do not see the chart: `{from}`, `{to}`, `{asked}`, `{answered}`, `{refused}`, and `{most}` on the `{day}` with the most. */
    readonly chartDescription: string;
    readonly reportsTitle: string;
    /** Stands under a report's title: `{quoted}` times, `{helpful}` of `{votes}` votes, `{rate}` of a hundred. */
    readonly use: string;
    readonly useWithoutVotes: string;
    readonly unansweredTitle: string;
    /** Stands under a question: asked so many `{times}`, last on `{day}`. */
    readonly unanswered: string;
    readonly unansweredNone: string;
    /** `{days}` that questions are stored. */
    readonly kept: string;
    /** Where none are stored: `{settings}` switches it on. */
    readonly off: string;
    readonly nothingYet: string;
    readonly download: string;
    /** What comes with the table: `{from}`, `{to}`, and how many `{questions}`. */
    readonly table: string;
    /** Where the table would have been too large. */
    readonly tableCut: string;
    /** Headings of the table's columns. */
    readonly columns: {
      readonly question: string;
      readonly answered: string;
      readonly quote: string;
      readonly citation: string;
      readonly link: string;
      readonly date: string;
    };
  };
  readonly privacy: {
    readonly title: string;
    /** `{votes}` of the person who asks. */
    readonly votes: string;
    /** `{days}` that questions are stored on this server. */
    readonly questionsKept: string;
    readonly questionsNotKept: string;
    readonly moderation: string;
    readonly logs: string;
    /** `{days}` after which everything stored of a server goes. */
    readonly leaving: string;
    /** `{delete}` deletes the person's votes. */
    readonly howToDelete: string;
    /** Before it is done: `{votes}`. */
    readonly confirm: string;
    readonly confirmButton: string;
    readonly nothing: string;
    /** `{votes}` that were deleted. */
    readonly deleted: string;
  };
}

/** What the pages of the reader say beside what the bot says too. The rules of `Wording` hold here too. */
export interface WebWording {
  /** The first link of a page, for those who move by keyboard: leads past the navigation. */
  readonly skip: string;
  /** Names of the pages in the navigation, and of the navigation itself. */
  readonly navigation: string;
  readonly languageChoice: string;
  readonly ask: {
    /** Name and heading of the page. */
    readonly title: string;
    /** What the page does: questions answered by quotes, word for word, each with its citation. */
    readonly intro: string;
    readonly question: string;
    readonly submit: string;
    /** Opens the filters. */
    readonly narrow: string;
    readonly outlet: string;
    readonly language: string;
    readonly from: string;
    readonly to: string;
    /** The choice that leaves a filter out. */
    readonly any: string;
    /** How a day may be written. */
    readonly dates: string;
    /** Stands before the title of the only report that is searched. Ends in a colon. */
    readonly onlyReport: string;
    readonly everywhere: string;
    /** The link that leads from a quote to where it stands. */
    readonly read: string;
    /** Heading above the quotes, for those who read by headings. */
    readonly answer: string;
    /** Where a member typed an outlet or report that is not there any more. */
    readonly filterUnknown: string;
  };
  readonly report: {
    readonly facts: string;
    readonly outlet: string;
    readonly author: string;
    readonly published: string;
    readonly language: string;
    readonly cite: string;
    readonly copy: string;
    readonly copied: string;
    readonly askThis: string;
    /** The reports before and after, by their dates. */
    readonly earlier: string;
    readonly later: string;
    readonly neighbours: string;
    /** Leads to the quote on the page. */
    readonly toQuote: string;
    /** Where a quoted range is not in the report any more. */
    readonly changed: string;
  };
  readonly library: {
    readonly title: string;
    /** `{reports}` and `{outlets}`: numbers. */
    readonly counts: string;
    readonly byYear: string;
    /** For those who do not see the chart: `{from}`, `{to}`, and `{most}` in the `{year}` with the most. */
    readonly chart: string;
    /** `{count}` reports are not in the chart, for they have no date. */
    readonly undated: string;
    readonly byLanguage: string;
    readonly reports: string;
    /** The orders that the list may have. */
    readonly byOutlet: string;
    readonly byDate: string;
    readonly withoutOutlet: string;
    /** Opens the fields by which reports are chosen. */
    readonly narrow: string;
    /** Names the field for words that a title holds. */
    readonly titleWords: string;
    readonly show: string;
    /** The link that takes the choice back. */
    readonly showAll: string;
    /** `{found}` reports match, of `{all}`. */
    readonly found: string;
    readonly noneFound: string;
    readonly empty: string;
  };
  readonly notFound: string;
  /** Where the base library is not for everybody. */
  readonly notPublic: string;
  /** Where a signed link is too old: names the button `buttons.context`, which gives a new one. */
  readonly linkExpired: string;
  /** `{seconds}` to wait. */
  readonly tooOften: string;
}

/** What the interface says of a server's reports to its moderators. The rules of `Wording` hold here too. */
export interface LibraryWording {
  readonly add: {
    /** Title of the window for a pasted text: 45 characters at most, as are the labels. */
    readonly pasteTitle: string;
    readonly titleLabel: string;
    readonly outletLabel: string;
    readonly authorLabel: string;
    readonly dateLabel: string;
    readonly linkLabel: string;
    readonly textLabel: string;
    /** Stands in the empty field for the text: 100 characters at most. */
    readonly textHint: string;
    /** Stands above what was recognised of a report that waits for a yes. */
    readonly check: string;
    /** `{value}` as it was recognised. */
    readonly outlet: string;
    readonly author: string;
    readonly date: string;
    readonly link: string;
    /** Stands for a `{value}` that was not recognised. */
    readonly unknown: string;
    /** `{count}` of paragraphs, and the `{language}` by its name. */
    readonly paragraphs: string;
    /** Stands above the beginning of the text. */
    readonly begins: string;
    /** Stands above lines that did not go into the report: `{count}` of them. */
    readonly stripped: string;
    /** Stands above remarks on a file that was read. */
    readonly remarks: string;
    readonly remark: {
      /** By its name the file is `{named}`, such as PDF, but by its content it `{is}` something else. */
      readonly misnamed: string;
      /** From this `{encoding}`. */
      readonly converted: string;
      /** `{date}` of the update. */
      readonly onlyUpdated: string;
      /** `{count}` of characters, here and below of what is told. */
      readonly longParagraph: string;
      readonly moreStripped: string;
      readonly letterForms: string;
      readonly joinedWords: string;
      readonly lostLetters: string;
      readonly macros: string;
    };
    /** The one kind of file in `remark.misnamed` that has no name of its own. */
    readonly plainText: string;
    /** A button: 20 characters at most, as are the others. */
    readonly addButton: string;
    readonly cancelButton: string;
    readonly cancelled: string;
    /** Where an upload that waited for a yes is gone. */
    readonly gone: string;
    /** While it is being indexed, before and after the first passages: `{done}` of `{total}`. */
    readonly indexing: string;
    readonly waiting: string;
    /** `{title}` of a report. */
    readonly added: string;
    readonly askable: string;
  };
  readonly list: {
    readonly title: string;
    /** `{reports}` of at most `{mostReports}`, `{used}` of at most `{most}` megabytes. */
    readonly usage: string;
    /** How many `{reports}` the base library has, and how many reports and passages of it are hidden. */
    readonly base: string;
    readonly baseOff: string;
    readonly empty: string;
    /** Marks in the list. */
    readonly own: string;
    readonly shared: string;
    readonly hidden: string;
  };
  readonly change: {
    /** Title of a window: 45 characters at most. */
    readonly editTitle: string;
    /** `{title}` of the report, here and below. */
    readonly edited: string;
    readonly baseFixed: string;
    readonly removeAsk: string;
    readonly removeButton: string;
    readonly keepButton: string;
    readonly kept: string;
    readonly removed: string;
    /** `{when}`: a day and time; `{restore}`: a command. */
    readonly undoUntil: string;
    readonly undoButton: string;
    readonly restored: string;
  };
  readonly hide: {
    /** `{title}` of the report. */
    readonly hidden: string;
    readonly shown: string;
    readonly already: string;
    /** `{remove}`: a command. */
    readonly ownRemoved: string;
    /** Stands above a choice of quotes. */
    readonly ask: string;
    /** Stands in the empty choice: 100 characters at most. */
    readonly hint: string;
    readonly none: string;
    /** `{count}` of quotes. */
    readonly passages: string;
    readonly passagesShown: string;
    /** A hidden passage among proposals, by its `{text}`. */
    readonly passage: string;
  };
  readonly carry: {
    /** `{count}` of reports in the file. */
    readonly exported: string;
    readonly exportTooLarge: string;
    /** `{added}`, `{changed}` and `{unchanged}` reports. */
    readonly imported: string;
    /** After an import. */
    readonly settings: string;
    /** `{count}` of reports and passages. */
    readonly hides: string;
  };
  readonly failures: {
    /** Where a file could not be had from Discord. */
    readonly download: string;
    readonly fileEmpty: string;
    /** `{most}` megabytes. */
    readonly fileTooLarge: string;
    /** `{kinds}`: endings such as .txt. */
    readonly fileType: string;
    readonly fileUnreadable: string;
    readonly fileEncrypted: string;
    readonly fileScanned: string;
    readonly fileBomb: string;
    /** `{title}`: the name of an option. */
    readonly noTitle: string;
    readonly noText: string;
    readonly known: string;
    readonly unknown: string;
    /** `{most}` megabytes. */
    readonly tooLong: string;
    /** `{reports}` and `{megabytes}` that a server may have. */
    readonly full: string;
    readonly citation: string;
    /** `{value}` that was given as a link. */
    readonly link: string;
    /** `{export}`: a command. */
    readonly exportInvalid: string;
  };
}

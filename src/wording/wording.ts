import type { Language } from '../language/languages.js';
import type { EvaluationWording } from './evaluation/evaluation.js';
import type { LibraryWording } from './library/library.js';
import type { StoredWording } from './stored/stored.js';
import type { WebWording } from './web/web.js';

/**
 * Every word that the interface says to a community, in one language. Markup of a screen (links, bold, time stamps) is not in it; what
 * stands in `{braces}` is put in by `fill`. Texts of languages from right to left begin with a word of their own, so that a line takes its
 * direction from it; values that are put in (names, dates, commands) have to be isolated by whoever puts them in.
 */
export interface Wording extends StoredWording {
  /** The language by its own name. */
  readonly languageName: string;
  readonly evaluation: EvaluationWording;
  readonly library: LibraryWording;
  readonly web: WebWording;
  readonly answer: {
    /** Stand before a quote, as a note on it. */
    readonly strong: string;
    readonly possible: string;
    /** `{number}` of a paragraph. */
    readonly paragraph: string;
    /** `{page}` of `{pages}`. */
    readonly page: string;
    /** Stands above the answer, before the question that was asked. Ends in a colon, as `nothing.nearest` does. */
    readonly asked: string;
    /** Said under a list of quotes: they are the reports' words, not the bot's. */
    readonly verbatim: string;
    /** Where an answer's quotes are gone because the reports were changed since. */
    readonly gone: string;
    /** After "more" where there is nothing more. */
    readonly noMore: string;
  };
  readonly nothing: {
    readonly message: string;
    /** Stands above the nearest reports, and says that they are no answer. */
    readonly nearest: string;
    readonly advice: string;
    /** Added where a filter was set: nothing within it. */
    readonly withinFilter: string;
    /** In reply to greetings and thanks. */
    readonly smallTalk: string;
  };
  readonly buttons: {
    readonly previous: string;
    readonly next: string;
    /** `{number}` of a quote. */
    readonly context: string;
    readonly open: string;
    /** Leads to the quote, or the report, in the reader, beside the button that leads to the source. Differs from `context`. */
    readonly inContext: string;
    readonly helpful: string;
    readonly notHelpful: string;
  };
  readonly votes: {
    readonly thanks: string;
    readonly changed: string;
    readonly same: string;
  };
  readonly context: {
    /** Title above the paragraphs around a quote. */
    readonly title: string;
    /** Says which of the paragraphs is the quote. */
    readonly marked: string;
    readonly beginning: string;
    readonly end: string;
  };
  readonly report: {
    readonly notFound: string;
    /** `{author}` as the report names them. */
    readonly byAuthor: string;
    /** `{count}` of passages: used beside a number, so that no plural form is needed. */
    readonly passages: string;
    readonly withoutDate: string;
  };
  readonly help: {
    readonly title: string;
    /** What the bot does: quotes reports word for word and cites them. */
    readonly does: string;
    /** What it does not do: write answers of its own, know more than the reports. */
    readonly doesNot: string;
    readonly howToTitle: string;
    /** One line each; `{ask}`, `{report}`, `{sources}` and `{mention}` are put in. */
    readonly howTo: readonly string[];
    readonly confidenceTitle: string;
    /** Whole sentences, each with the note that it explains. */
    readonly strongMeans: string;
    readonly possibleMeans: string;
    /** Said after both: they rate the match with the question, not the truth of a report. */
    readonly confidenceLimits: string;
    readonly privacyTitle: string;
    /** `{privacy}` is put in: a command. */
    readonly privacy: string;
    /** How many reports there are now: `{reports}`, `{outlets}`, `{from}`, `{to}`. */
    readonly library: string;
  };
  readonly moderators: {
    /** Where something is only for those who moderate the server. */
    readonly onlyModerators: string;
    /** Where something is only for those who run the bot. */
    readonly onlyOperators: string;
  };
  readonly settings: {
    /** Title of the panel, and what holds for all of it. */
    readonly title: string;
    readonly intro: string;
    /** Each setting by its name, and what it is about. */
    readonly names: SettingWords;
    readonly about: SettingWords;
    readonly on: string;
    readonly off: string;
    /** Where no channels are chosen. */
    readonly everywhere: string;
    /** Where no language is chosen: each member has their own. */
    readonly ofMember: string;
    /** No role, no pause. */
    readonly none: string;
    /** `{count}` of seconds or days: used beside a number, so that no plural form is needed. */
    readonly seconds: string;
    readonly days: string;
    /** Buttons. */
    readonly turnOn: string;
    readonly turnOff: string;
    readonly history: string;
    readonly reset: string;
    readonly resetConfirm: string;
    readonly cancel: string;
    /** Leads to the panel. */
    readonly open: string;
    /** Stand in an empty list of channels or roles to choose from. */
    readonly chooseChannels: string;
    readonly chooseRoles: string;
    /** More than `{most}` are chosen: too many for a list. */
    readonly tooMany: string;
    readonly resetAsk: string;
    /** A value before and after: `{before}`, `{after}`. */
    readonly change: string;
    readonly unchanged: string;
    readonly historyTitle: string;
    readonly historyEmpty: string;
    /** `{who}` did it `{when}`, a time such as "3 May 2016 at 12:00". */
    readonly by: string;
    /** What else a moderator does that stands in the history. */
    readonly deeds: {
      readonly add: string;
      readonly edit: string;
      readonly remove: string;
      readonly restore: string;
      readonly hide: string;
      readonly unhide: string;
      readonly hidePassage: string;
      readonly unhidePassage: string;
    };
  };
  readonly failures: {
    readonly questionEmpty: string;
    /** `{length}` and `{most}` characters. */
    readonly questionTooLong: string;
    /** `{when}`: a time such as "in 5 seconds". */
    readonly cooldown: string;
    readonly serverCooldown: string;
    /** Too many questions at once. */
    readonly busy: string;
    readonly stopping: string;
    /** The library has nothing yet, or cannot be read: the maintainers know how. */
    readonly notReady: string;
    /** Anything unforeseen; `{reference}` finds it in the log. */
    readonly broken: string;
    /** A button of an older version of the bot. */
    readonly outdatedButton: string;
    /** `{value}` was typed where an ISO date belongs. */
    readonly dateInvalid: string;
    readonly dateOrder: string;
    /** `{value}` is none of the reports' titles. */
    readonly reportUnknown: string;
    readonly outletUnknown: string;
    /** The bot may not write in this channel. */
    readonly channelForbidden: string;
    /** The moderators want answers in other channels than this one. */
    readonly channelNotChosen: string;
    /** `{channels}` where they want them. */
    readonly channelsChosen: string;
  };
}

/** One text for each thing that the moderators of a server can decide. */
interface SettingWords {
  readonly channels: string;
  readonly mentions: string;
  readonly language: string;
  readonly privateByDefault: string;
  readonly usesBase: string;
  readonly memberCooldownSeconds: string;
  readonly quotesOnPage: string;
  readonly moderatorRoles: string;
  readonly keepsQuestions: string;
  readonly questionDays: string;
}

/** Puts values into a text: `{name}` becomes the value of that name. A name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The wording of every language. */
export type Wordings = Readonly<Record<Language, Wording>>;

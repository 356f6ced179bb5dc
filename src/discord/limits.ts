/** What Discord allows, by its developer documentation of 2026. Lengths are in UTF-16 characters, times in milliseconds. */
export const limits = {
  /** Characters over all text displays of one message. */
  messageText: 4000,
  /** Components of one message, nested ones counted. */
  messageComponents: 40,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  buttonsInRow: 5,
  /** Values that a select holds. */
  selected: 25,
  placeholder: 150,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** Characters of all names, descriptions and values of one command. */
  commandText: 8000,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  stringOption: 6000,
  /** A first response later than this finds the interaction gone. */
  acknowledgeWithin: 3000,
  /** An interaction's token ends so long after the interaction. */
  tokenLife: 15 * 60_000,
} as const;

/** What Isnad allows itself inside those limits. */
export const answerLimits = {
  /** The most, and what a server has whose moderators have decided nothing. */
  quotesOnPage: 3,
  /** Characters of a quote, before its marks are escaped. */
  quote: 600,
  /** Quotes that an answer can be paged through. */
  quotes: 9,
  /** Characters of a title. */
  title: 200,
} as const;

/** What lets the program speak to Discord as a bot. */
export interface DiscordAccess {
  /** Never to be shown. */
  readonly token: string;
  /** The bot's application; null where it has to be asked for. */
  readonly applicationId: string | null;
  /** Discord's API or a proxy of it, without a version and without a slash at its end. */
  readonly apiUrl: string;
}

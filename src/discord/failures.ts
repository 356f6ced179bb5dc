import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { errorCode, IsnadError } from '../errors.js';

/** Codes of Discord's API that a person can do something about. */
const missingAccess = 50001;
const unknownGuild = 10004;
const foreignApplication = 20012;
const unknownApplication = 10002;
const commandsCreatedToday = 30034;

/** What an error is about, so that it can be said what to do. */
export interface FailureContext {
  readonly apiUrl: string;
  readonly applicationId: string | null;
  /** The server that was meant, if one was. */
  readonly guild: string | null;
}

/**
 * An error of discord.js as one that a person is meant to see; any other error as it is. No message holds the token.
 */
export function discordFailure(error: unknown, context: FailureContext): unknown {
  if (error instanceof RateLimitError) return tooOften(Math.max(error.retryAfter, error.timeToReset), error);
  if (error instanceof HTTPError) return unreachable(context, `it answers with status ${error.status}`, error);
  if (error instanceof DiscordAPIError) return refused(error, context);
  if (!(error instanceof Error)) return error;
  if (errorCode(error) === 'TokenInvalid') return tokenRejected(error);
  if (error.name === 'AbortError') return unreachable(context, 'it does not answer in time', error);
  if (error instanceof SyntaxError) return notDiscord(context, error);
  const code = networkCode(error) ?? networkCode(error.cause);
  return code === null ? error : unreachable(context, code, error);
}

/** What answers is no API of Discord: the address of something else. */
export function notDiscord({ apiUrl }: FailureContext, cause?: unknown): IsnadError {
  return new IsnadError('discord-unreachable', `What answers at ${apiUrl} is not Discord's API.`, {
    hint: 'Check DISCORD_API_URL; without it, Discord itself is asked.',
    cause,
  });
}

function refused(error: DiscordAPIError, context: FailureContext): unknown {
  if (error.status === 401) return tokenRejected(error);
  switch (error.code) {
    case missingAccess:
    case unknownGuild:
      return accessMissing(context, error);
    case foreignApplication:
    case unknownApplication:
      return new IsnadError(
        'setting-invalid',
        `DISCORD_APPLICATION_ID=${context.applicationId} is not the application that DISCORD_TOKEN belongs to.`,
        { hint: 'Leave it out: the application is then asked for with the token.', cause: error },
      );
    case commandsCreatedToday:
      return tooOften(0, error);
    default:
      // Discord's own errors have a number of their own; 0 stands for an address that it does not have.
      return typeof error.code === 'number' && error.code > 0 ? error : notDiscord(context, error);
  }
}

const tokenRejected = (cause: unknown): IsnadError =>
  new IsnadError('discord-token-rejected', 'Discord does not accept the token in DISCORD_TOKEN.', {
    hint: 'It may have been reset. Make a new one at https://discord.com/developers/applications, under Bot.',
    cause,
  });

function accessMissing({ applicationId, guild }: FailureContext, cause: unknown): IsnadError {
  const place = guild === null ? 'this place' : `the server ${guild}`;
  const invitation = `https://discord.com/oauth2/authorize?client_id=${applicationId ?? 'APPLICATION_ID'}&scope=bot+applications.commands`;
  return new IsnadError('discord-access-missing', `The bot may not register commands in ${place}, or is not there.`, {
    hint: `Check the id, and let someone who manages the server add the bot: ${invitation}`,
    cause,
  });
}

/** @param milliseconds to wait, as far as Discord says it */
function tooOften(milliseconds: number, cause: unknown): IsnadError {
  const minutes = Math.ceil(milliseconds / 60_000);
  const hint =
    minutes === 0
      ? 'Try again tomorrow: it takes 200 new commands a day.'
      : `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`;
  return new IsnadError('discord-rate-limited', 'Discord has had too many requests of this bot for now.', {
    hint,
    cause,
  });
}

const unreachable = ({ apiUrl }: FailureContext, reason: string, cause: unknown): IsnadError =>
  new IsnadError('discord-unreachable', `Discord cannot be reached at ${apiUrl}: ${reason}.`, {
    hint: 'Check the network and DISCORD_API_URL, and try again.',
    cause,
  });

/** What Node.js calls a failure of the network (`ECONNREFUSED`); null for other errors. */
function networkCode(error: unknown): string | null {
  const code = errorCode(error);
  return /^(?:E[A-Z]+|UND_ERR_\w+|\w*CERT\w*|ERR_TLS_\w+)$/.test(code) ? code : null;
}

import { ApplicationCommandType, REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordAccess } from '../access.js';
import type { CommandPayload } from '../commands/payload.js';
import { discordFailure, type FailureContext, notDiscord } from '../failures.js';
import { type CommandDifference, differenceOf, isDifferent, type RegisteredCommand } from './difference.js';

/** What was found, and what became of it. */
export interface Registration {
  /** Id of the application. */
  readonly application: string;
  /** Id of the server, or null: everywhere. */
  readonly guild: string | null;
  readonly difference: CommandDifference;
  /** Whether Discord was changed. */
  readonly applied: boolean;
}

export interface RegistrationTarget {
  readonly guild: string | null;
  /** Only looks. */
  readonly dryRun: boolean;
}

const applicationSchema = z.looseObject({ id: z.string() });
const commandsSchema = z.array(z.looseObject({ name: z.string(), type: z.number().default(1) }));

/** Waiting longer than this, in milliseconds, or more often, is left to the person. */
const longestWait = 30_000;
const mostWaits = 5;

/**
 * Makes Discord's commands those that are wanted: all at once, and only where something differs.
 * @throws IsnadError `discord-token-rejected`, `discord-unreachable`, `discord-access-missing`, `discord-rate-limited`, `setting-invalid`
 */
export async function register(
  access: DiscordAccess,
  wanted: readonly CommandPayload[],
  { guild, dryRun }: RegistrationTarget,
): Promise<Registration> {
  const { apiUrl, token } = access;
  let waits = 0;
  const rest = new REST({
    api: apiUrl,
    retries: 2,
    // Left alone, discord.js waits without a word: a day where too many commands were created, and for ever where it is not told how long.
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => {
      waits += 1;
      return waits > mostWaits || Math.max(timeToReset, retryAfter) > longestWait;
    },
  }).setToken(token);
  let context: FailureContext = { apiUrl, applicationId: access.applicationId, guild };
  try {
    const application = access.applicationId ?? (await ownApplication(rest, context));
    context = { ...context, applicationId: application };
    const route =
      guild === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guild);
    const answered = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
    const [kept, registered] = entryPointsAndOthers(parsed(commandsSchema, answered, context));
    const difference = differenceOf(registered, wanted);
    const applied = !dryRun && isDifferent(difference);
    if (applied) await rest.put(route, { body: [...kept, ...wanted] });
    return { application, guild, difference, applied };
  } catch (error) {
    throw discordFailure(error, context);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

async function ownApplication(rest: REST, context: FailureContext): Promise<string> {
  return parsed(applicationSchema, await rest.get(Routes.currentApplication()), context).id;
}

function parsed<Value>(schema: z.ZodType<Value>, answered: unknown, context: FailureContext): Value {
  const result = schema.safeParse(answered);
  if (result.success) return result.data;
  throw notDiscord(context, result.error);
}

/** An application's entry point is Discord's own: a registration that leaves it out is refused. */
function entryPointsAndOthers(commands: readonly RegisteredCommand[]): [RegisteredCommand[], RegisteredCommand[]] {
  const entryPoint: number = ApplicationCommandType.PrimaryEntryPoint;
  const isEntryPoint = ({ type }: RegisteredCommand): boolean => type === entryPoint;
  return [commands.filter(isEntryPoint), commands.filter((command) => !isEntryPoint(command))];
}

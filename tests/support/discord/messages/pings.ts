import { PermissionFlagsBits } from 'discord.js';
import { isList, isObject, type Json, type JsonObject } from '../json.js';
import { permissionsOf } from '../world/permissions.js';
import type { World, WorldChannel } from '../world/world.js';
import type { Pings } from './message.js';

interface PingContext {
  readonly world: World;
  readonly channel: WorldChannel;
  readonly authorId: string;
  /** The request's `allowed_mentions`. */
  readonly allowed: Json | undefined;
  readonly isInteraction: boolean;
  /** Author of the message that this one answers. */
  readonly repliedTo: string | null;
}

/** Code is shown as it stands: a mention in it names nobody. */
const code = /```[\s\S]*?```|``[\s\S]*?``|`[^`\n]*`/gu;

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, id = '']) => id)),
];

/** Whom a text names, before anything is allowed or forbidden. */
export function namedIn(text: string): Pings {
  const read = text.replace(code, ' ');
  return {
    everyone: /@(?:everyone|here)/u.test(read),
    users: idsIn(read, /<@!?(\d+)>/gu),
    roles: idsIn(read, /<@&(\d+)>/gu),
  };
}

const ids = (value: Json | undefined): string[] => (isList(value) ? value.map(String) : []);

/** What `allowed_mentions` lets through; without it everything does, in interactions users alone. */
function allowance({ allowed, isInteraction }: PingContext): {
  everyone: boolean;
  user: (id: string) => boolean;
  role: (id: string) => boolean;
  repliedUser: boolean;
} {
  if (!isObject(allowed)) {
    return { everyone: !isInteraction, user: () => true, role: () => !isInteraction, repliedUser: true };
  }
  const parse = ids(allowed['parse']);
  const [users, roles] = [new Set(ids(allowed['users'])), new Set(ids(allowed['roles']))];
  return {
    everyone: parse.includes('everyone'),
    user: (id) => parse.includes('users') || users.has(id),
    role: (id) => parse.includes('roles') || roles.has(id),
    repliedUser: allowed['replied_user'] === true,
  };
}

/** Whom a message would notify: who is named in its text, is allowed to be, and may be by this author. */
export function pingsOf(text: string, context: PingContext): Pings {
  const { world, channel, authorId, repliedTo } = context;
  const named = namedIn(text);
  const allow = allowance(context);
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const mayMentionAll =
    guild !== undefined && (permissionsOf(guild, authorId, channel) & PermissionFlagsBits.MentionEveryone) !== 0n;
  const users = named.users.filter((id) => world.users.has(id) && allow.user(id));
  if (repliedTo !== null && allow.repliedUser && !users.includes(repliedTo)) users.push(repliedTo);
  const roles = named.roles.filter((id) => {
    const role = guild?.roles.get(id);
    return role !== undefined && (role.mentionable || mayMentionAll) && allow.role(id);
  });
  return { everyone: named.everyone && allow.everyone && mayMentionAll, users, roles };
}

/** The mentions of a message as clients see them. */
export function mentionFields(world: World, pings: Pings, user: (id: string) => JsonObject): JsonObject {
  return {
    mention_everyone: pings.everyone,
    mentions: pings.users.filter((id) => world.users.has(id)).map(user),
    mention_roles: [...pings.roles],
  };
}

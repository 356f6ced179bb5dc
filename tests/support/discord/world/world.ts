import { ChannelType } from 'discord.js';
import type { Clock } from '../clock.js';
import { snowflakes } from '../snowflake.js';
import { defaultEveryone, type Overwrite } from './permissions.js';

export interface WorldUser {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Whether the bot may write to the user directly. */
  acceptsDirectMessages: boolean;
}

export interface WorldRole {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly mentionable: boolean;
}

export interface WorldChannel {
  readonly id: string;
  readonly guildId: string | null;
  readonly name: string;
  readonly type: ChannelType;
  readonly overwrites: readonly Overwrite[];
  /** The people in a direct or group channel, without the bot. */
  readonly recipients: readonly string[];
}

export interface WorldMember {
  readonly userId: string;
  readonly roles: readonly string[];
}

export interface WorldGuild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  /** Whether the application is a member; without it only user installs reach the guild. */
  hasBot: boolean;
  readonly roles: Map<string, WorldRole>;
  /** Ids of roles to which an administrator has allowed commands that are not offered to everyone (server settings, Integrations). */
  readonly commandRoles: Set<string>;
  readonly channels: Map<string, WorldChannel>;
  readonly members: Map<string, WorldMember>;
}

export interface ChannelOptions {
  readonly name: string;
  readonly id?: string;
  readonly type?: ChannelType;
  /** Permissions that the bot is denied or granted here over those of its roles. */
  readonly denyBot?: bigint;
  readonly allowBot?: bigint;
  readonly denyEveryone?: bigint;
}

export interface MemberOptions {
  readonly name: string;
  readonly id?: string;
  /** Permissions beyond those of everyone. */
  readonly permissions?: bigint;
  readonly roles?: readonly string[];
  readonly locale?: string;
}

export interface RoleOptions {
  readonly name: string;
  readonly id?: string;
  readonly permissions?: bigint;
  readonly mentionable?: boolean;
}

export interface GuildOptions {
  readonly name?: string;
  readonly id?: string;
  readonly locale?: string;
  readonly hasBot?: boolean;
  /** Permissions of everyone and, beyond them, of the bot. */
  readonly everyone?: bigint;
  readonly bot?: bigint;
  readonly channels?: readonly (string | ChannelOptions)[];
  readonly members?: readonly (string | MemberOptions)[];
  readonly roles?: readonly RoleOptions[];
}

/** Everybody and every place of the loopback. */
export class World {
  readonly users = new Map<string, WorldUser>();
  readonly guilds = new Map<string, WorldGuild>();
  readonly channels = new Map<string, WorldChannel>();
  readonly bot: WorldUser;
  readonly #byName = new Map<string, string>();
  readonly #directChannels = new Map<string, WorldChannel>();
  readonly #id: () => string;

  constructor(clock: Clock, botName: string, botId?: string) {
    this.#id = snowflakes(clock);
    this.bot = this.#addUser(botName, { bot: true, ...(botId === undefined ? {} : { id: botId }) });
  }

  #addUser(name: string, { id = this.#id(), bot = false, locale = 'en-US' }): WorldUser {
    const user: WorldUser = { id, username: name, bot, locale, acceptsDirectMessages: true };
    this.users.set(id, user);
    this.#byName.set(name, id);
    return user;
  }

  /** A user by id or name; who is not there yet comes into being under that name. */
  user(idOrName: string): WorldUser {
    const known = this.users.get(idOrName) ?? this.users.get(this.#byName.get(idOrName) ?? '');
    return known ?? this.#addUser(idOrName, {});
  }

  addGuild(options: GuildOptions = {}): WorldGuild {
    const id = options.id ?? this.#id();
    const owner = this.user('owner');
    const everyone = { id, name: '@everyone', permissions: options.everyone ?? defaultEveryone, mentionable: false };
    const guild: WorldGuild = {
      id,
      name: options.name ?? `Guild ${String(this.guilds.size + 1)}`,
      locale: options.locale ?? 'en-US',
      ownerId: owner.id,
      hasBot: options.hasBot ?? true,
      roles: new Map([[id, everyone]]),
      commandRoles: new Set(),
      channels: new Map(),
      members: new Map([[owner.id, { userId: owner.id, roles: [] }]]),
    };
    this.guilds.set(id, guild);
    for (const role of options.roles ?? []) this.#addRole(guild, role);
    if (guild.hasBot) this.#addMemberOf(guild, this.bot, { name: this.bot.username, permissions: options.bot ?? 0n });
    for (const channel of options.channels ?? ['general']) this.addChannel(guild, channel);
    for (const member of options.members ?? []) this.addMember(guild, member);
    return guild;
  }

  addChannel(guild: WorldGuild, given: string | ChannelOptions): WorldChannel {
    const options = typeof given === 'string' ? { name: given } : given;
    const overwrites: Overwrite[] = [
      { id: guild.id, kind: 'role', allow: 0n, deny: options.denyEveryone ?? 0n },
      { id: this.bot.id, kind: 'member', allow: options.allowBot ?? 0n, deny: options.denyBot ?? 0n },
    ];
    const channel: WorldChannel = {
      id: options.id ?? this.#id(),
      guildId: guild.id,
      name: options.name,
      type: options.type ?? ChannelType.GuildText,
      overwrites: overwrites.filter(({ allow, deny }) => allow !== 0n || deny !== 0n),
      recipients: [],
    };
    guild.channels.set(channel.id, channel);
    this.channels.set(channel.id, channel);
    return channel;
  }

  addMember(guild: WorldGuild, given: string | MemberOptions): WorldMember {
    const options = typeof given === 'string' ? { name: given } : given;
    const known = this.#byName.get(options.name);
    const user = known === undefined ? this.#addUser(options.name, options) : this.user(known);
    return this.#addMemberOf(guild, user, options);
  }

  #addMemberOf(guild: WorldGuild, user: WorldUser, { permissions = 0n, roles = [] }: MemberOptions): WorldMember {
    const own = permissions === 0n ? [] : [this.#addRole(guild, { name: user.username, permissions }).id];
    const named = roles.map((name) => this.roleIn(guild, name).id);
    const member: WorldMember = { userId: user.id, roles: [...own, ...named] };
    guild.members.set(user.id, member);
    return member;
  }

  #addRole(
    guild: WorldGuild,
    { name, id = this.#id(), permissions = 0n, mentionable = false }: RoleOptions,
  ): WorldRole {
    const role = { id, name, permissions, mentionable };
    guild.roles.set(id, role);
    return role;
  }

  /** A guild's role by id or name. */
  roleIn(guild: WorldGuild, idOrName: string): WorldRole {
    const role = [...guild.roles.values()].find(({ id, name }) => id === idOrName || name === idOrName);
    if (role === undefined) throw new Error(`${guild.name} has no role ${idOrName}.`);
    return role;
  }

  /** Gives a member a role. */
  giveRole(guild: WorldGuild, user: string, role: string): void {
    const member = this.memberIn(guild, this.user(user));
    const { id } = this.roleIn(guild, role);
    guild.members.set(member.userId, { ...member, roles: [...new Set([...member.roles, id])] });
  }

  /** Takes a role from a member. Applications without the intent of members hear nothing of it. */
  takeRole(guild: WorldGuild, user: string, role: string): void {
    const member = this.memberIn(guild, this.user(user));
    const { id } = this.roleIn(guild, role);
    guild.members.set(member.userId, { ...member, roles: member.roles.filter((one) => one !== id) });
  }

  /** A guild by id or name; the first without either. */
  guild(idOrName?: string): WorldGuild {
    const guilds = [...this.guilds.values()];
    const found =
      idOrName === undefined
        ? guilds[0]
        : (this.guilds.get(idOrName) ?? guilds.find((candidate) => candidate.name === idOrName));
    if (found === undefined) throw new Error(`The loopback has no guild ${idOrName ?? ''}.`);
    return found;
  }

  /** A guild's channel by id or name; its first without either. */
  channelIn(guild: WorldGuild, idOrName?: string): WorldChannel {
    const channels = [...guild.channels.values()];
    const found =
      idOrName === undefined
        ? channels[0]
        : (guild.channels.get(idOrName) ?? channels.find((candidate) => candidate.name === idOrName));
    if (found === undefined) throw new Error(`${guild.name} has no channel ${idOrName ?? ''}.`);
    return found;
  }

  /** A user's membership; whoever is not a member yet joins. */
  memberIn(guild: WorldGuild, user: WorldUser): WorldMember {
    return guild.members.get(user.id) ?? this.#addMemberOf(guild, user, { name: user.username });
  }

  /** The direct channel between the bot and a user. */
  directChannel(user: WorldUser): WorldChannel {
    return this.#channelWith(`bot ${user.id}`, ChannelType.DM, [user.id]);
  }

  /** A channel of people without the bot, in which a user-installed command runs. */
  privateChannel(user: WorldUser): WorldChannel {
    return this.#channelWith(`private ${user.id}`, ChannelType.GroupDM, [user.id, this.user('friend').id]);
  }

  #channelWith(key: string, type: ChannelType, recipients: readonly string[]): WorldChannel {
    const known = this.#directChannels.get(key);
    if (known !== undefined) return known;
    const channel: WorldChannel = { id: this.#id(), guildId: null, name: key, type, overwrites: [], recipients };
    this.#directChannels.set(key, channel);
    this.channels.set(channel.id, channel);
    return channel;
  }
}

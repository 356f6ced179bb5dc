import { type Interaction, type PermissionsBitField, PermissionFlagsBits } from 'discord.js';
import type { ServerSettings } from '../records/settings.js';
import type { Services } from './services.js';

/** Who may use a command or a component: the moderators of the server where it is used, those who run the bot, or both. */
export type Audience = 'everybody' | 'moderators' | 'operators' | 'moderators or operators';

/** What tells who somebody is: all of it comes with the interaction, so that a role that was taken away counts no more at once. */
export interface Visit {
  readonly guildId: string | null;
  /** Null where the bot is not a member: then nobody has a say there. */
  readonly guild: Interaction['guild'];
  readonly user: { readonly id: string };
  readonly member: Interaction['member'];
  readonly memberPermissions: Readonly<PermissionsBitField> | null;
}

/**
 * Whether somebody is an administrator, may manage the server, or has one of its moderators' roles. The role of everybody, which has the id of
 * the server, makes no moderators, however it came into the settings: a file that was imported may name it.
 */
export function isModerator(visit: Visit, { moderatorRoles }: Pick<ServerSettings, 'moderatorRoles'>): boolean {
  const { guildId } = visit;
  if (guildId === null || visit.guild === null) return false;
  // Whoever is an administrator may do everything, this too.
  if (visit.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true) return true;
  const roles = rolesOf(visit.member);
  return moderatorRoles.some((role) => role !== guildId && roles.includes(role));
}

/** Whether somebody is of those who run the bot. */
export const isOperator = ({ user }: Pick<Visit, 'user'>, { operators }: Pick<Services, 'operators'>): boolean =>
  operators.has(user.id);

/** Whether somebody may use what is for this audience, where they are. */
export async function mayUse(
  visit: Visit,
  audience: Audience,
  services: Pick<Services, 'operators' | 'records'>,
): Promise<boolean> {
  if (audience === 'everybody') return true;
  if (audience === 'operators') return isOperator(visit, services);
  if (audience === 'moderators or operators' && isOperator(visit, services)) return true;
  return visit.guildId !== null && isModerator(visit, await services.records.settings.of(visit.guildId));
}

/** Ids of a member's roles, whether or not the server is known by heart. */
function rolesOf(member: Visit['member']): readonly string[] {
  if (member === null) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

import { type JsonObject, plain } from '../json.js';
import type { Loopback } from '../loopback.js';
import { refusals } from '../refusal.js';
import { channelPayload, guildPayload, memberPayload, userPayload } from '../world/payloads.js';
import { channelSeen } from './access.js';
import { objectBody, ok } from './request.js';
import { on, type Route } from './route.js';

function application({ applicationId, world }: Loopback): JsonObject {
  return {
    id: applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    owner: userPayload(world.user('owner')),
    team: null,
    bot: userPayload(world.bot),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    integration_types_config: { '0': {}, '1': {} },
  };
}

/** Routes that tell about the gateway, the application, users, guilds and channels. */
export const knowledgeRoutes: readonly Route[] = [
  on('GET', '/gateway', ({ gateway }) => ok({ url: gateway.address }), { isOpen: true }),
  on('GET', '/gateway/bot', ({ gateway }) => ok(gateway.information())),
  on('GET', '/applications/@me', (loopback) => ok(application(loopback))),
  on('GET', '/oauth2/applications/@me', (loopback) => ok(application(loopback))),
  on('GET', '/users/@me', ({ world }) => ok({ ...userPayload(world.bot), verified: true, mfa_enabled: false })),
  on('GET', '/users/@me/guilds', ({ world }) =>
    ok([...world.guilds.values()].filter(({ hasBot }) => hasBot).map(({ id, name }) => ({ id, name }))),
  ),
  on('POST', '/users/@me/channels', ({ world }, request) => {
    const user = world.users.get(plain(objectBody(request)['recipient_id']));
    if (user === undefined) throw refusals.unknownUser();
    if (user.bot) throw refusals.cannotSendToUser();
    return ok(channelPayload(world, world.directChannel(user)));
  }),
  on('GET', '/users/:user', ({ world }, _request, id = '') => {
    const user = world.users.get(id);
    if (user === undefined) throw refusals.unknownUser();
    return ok(userPayload(user));
  }),
  on('GET', '/guilds/:guild', ({ world }, _request, id = '') => {
    const guild = world.guilds.get(id);
    if (guild === undefined) throw refusals.unknownGuild();
    if (!guild.hasBot) throw refusals.missingAccess();
    return ok(guildPayload(guild));
  }),
  on('GET', '/guilds/:guild/members/:user', ({ world }, _request, guildId = '', userId = '') => {
    const guild = world.guilds.get(guildId);
    if (guild?.hasBot !== true) throw refusals.missingAccess();
    const member = guild.members.get(userId);
    if (member === undefined) throw refusals.unknownMember();
    return ok({ ...memberPayload(member), user: userPayload(world.user(userId)) });
  }),
  on('GET', '/channels/:channel', (loopback, _request, id = '') =>
    ok(channelPayload(loopback.world, channelSeen(loopback, id))),
  ),
];

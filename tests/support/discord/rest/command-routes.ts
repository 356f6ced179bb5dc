import type { Loopback } from '../loopback.js';
import { refusals } from '../refusal.js';
import { withoutTranslations, type Command } from '../registry.js';
import { noContent, objectBody, ok, type ApiRequest } from './request.js';
import { on, type Handler, type Route } from './route.js';

function checkScope(loopback: Loopback, applicationId: string, guildId: string | null): void {
  if (applicationId !== loopback.applicationId) throw refusals.unknownApplication();
  if (guildId !== null && loopback.world.guilds.get(guildId)?.hasBot !== true) throw refusals.missingAccess();
}

function changed(loopback: Loopback, guildId: string | null): void {
  loopback.note('commands', { guild: guildId, names: loopback.registry.commands(guildId).map(({ name }) => name) });
  loopback.changed.notify();
}

type ScopedHandler = (
  loopback: Loopback,
  request: ApiRequest,
  guildId: string | null,
  commandId: string,
) => ReturnType<Handler>;

const shown = ({ query }: ApiRequest, command: Command): Command =>
  query.get('with_localizations') === 'true' ? command : (withoutTranslations(command) as Command);

/** The same route for global commands and for those of a guild. */
function both(method: string, rest: string, handler: ScopedHandler): Route[] {
  return [
    on(method, `/applications/:application/commands${rest}`, (loopback, request, application = '', command = '') => {
      checkScope(loopback, application, null);
      return handler(loopback, request, null, command);
    }),
    on(
      method,
      `/applications/:application/guilds/:guild/commands${rest}`,
      (loopback, request, application = '', guild = '', command = '') => {
        checkScope(loopback, application, guild);
        return handler(loopback, request, guild, command);
      },
    ),
  ];
}

export const commandRoutes: readonly Route[] = [
  ...both('GET', '', ({ registry }, request, guildId) =>
    ok(registry.commands(guildId).map((command) => shown(request, command))),
  ),
  ...both('PUT', '', (loopback, { body }, guildId) => {
    const commands = loopback.registry.replaceAll(guildId, body);
    changed(loopback, guildId);
    return ok(commands);
  }),
  ...both('POST', '', (loopback, request, guildId) => {
    const { command, isNew } = loopback.registry.create(guildId, objectBody(request));
    changed(loopback, guildId);
    return { status: isNew ? 201 : 200, body: command };
  }),
  ...both('GET', '/:command', ({ registry }, request, guildId, id) => ok(shown(request, registry.get(guildId, id)))),
  ...both('PATCH', '/:command', (loopback, request, guildId, id) => {
    const command = loopback.registry.edit(guildId, id, objectBody(request));
    changed(loopback, guildId);
    return ok(command);
  }),
  ...both('DELETE', '/:command', (loopback, _request, guildId, id) => {
    loopback.registry.delete(guildId, id);
    changed(loopback, guildId);
    return noContent;
  }),
];

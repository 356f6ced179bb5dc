import type { Services } from '../../src/discord/services.js';
import type { LibraryReader } from '../../src/library/library.js';
import { baseScope, type Scope } from '../../src/library/scope.js';
import type { SignedLinks } from '../../src/web/respond.js';
import type { Records } from '../../src/records/records.js';
import { memberRoleOf, people, servers } from './payloads.js';
import type { Defect, Stores } from './world.js';

/** An object with some of its methods exchanged. */
function overlaid<Whole extends object>(whole: Whole, change: Partial<Whole>): Whole {
  return new Proxy(whole, {
    get(target, name) {
      const own: unknown = Reflect.get(change, name);
      const value: unknown = own ?? Reflect.get(target, name);
      return typeof value === 'function' && own === undefined ? (value.bind(target) as unknown) : value;
    },
  });
}

/** The bot reads in another scope than it should. */
const scopes =
  (change: (scope: Scope) => Scope): NonNullable<Defect['services']> =>
  (services) => ({
    ...services,
    session: overlaid(services.session, {
      ask: (question, scope, options) => services.session.ask(question, change(scope), options),
      reader: (scope) => services.session.reader(change(scope)),
      currentReader: (scope) => services.session.currentReader(change(scope)),
    }),
  });

/** What the bot reads is read otherwise. */
const readers =
  (
    change: (reader: LibraryReader, stores: Stores, scope: Scope) => Partial<LibraryReader>,
  ): NonNullable<Defect['services']> =>
  (services, stores) => {
    const changed = async (scope: Scope, reader: Promise<LibraryReader>): Promise<LibraryReader> =>
      overlaid(await reader, change(await reader, stores, scope));
    return {
      ...services,
      session: overlaid(services.session, {
        reader: (scope) => changed(scope, services.session.reader(scope)),
        currentReader: (scope) => changed(scope, services.session.currentReader(scope)),
      }),
    };
  };

/** The bot reads some of the records otherwise. */
const records =
  <Part extends 'settings' | 'hidden' | 'questions' | 'audit' | 'removed'>(
    part: Part,
    change: (part: Records[Part], services: Services) => Partial<Records[Part]>,
  ): NonNullable<Defect['services']> =>
  (services) => ({
    ...services,
    records: {
      ...services.records,
      [part]: overlaid(services.records[part], change(services.records[part], services)),
    },
  });

/** What moderators do is done otherwise. */
const reports =
  (
    change: (reports: Services['reports'], stores: Stores) => Partial<Services['reports']>,
  ): NonNullable<Defect['services']> =>
  (services, stores) => ({ ...services, reports: overlaid(services.reports, change(services.reports, stores)) });

/** The reader opens something else by a link than it should. */
const signedLinks =
  (change: (signed: SignedLinks) => SignedLinks['scopeOf']): NonNullable<Defect['reader']> =>
  ({ signed, ...options }) => ({ ...options, signed: { ...signed!, scopeOf: change(signed!) } });

const next = (server: string): string => servers[(servers.indexOf(server) + 1) % servers.length]!;

/** Readers of every server's own reports. */
const everywhere = ({ libraries }: Stores): Promise<LibraryReader[]> =>
  Promise.all(servers.map((server) => libraries.inScope({ ...baseScope, includesBase: false, server })));

const showsAll = (change: { readonly lists: boolean }) =>
  readers((reader, stores) => ({
    ...(change.lists
      ? { reports: async () => (await Promise.all((await everywhere(stores)).map((each) => each.reports()))).flat() }
      : {}),
    report: async (id) => {
      for (const each of [reader, ...(await everywhere(stores))]) {
        const report = await each.report(id);
        if (report !== null) return report;
      }
      return null;
    },
  }));

/** Scopes of moderators hide nothing. */
const isWhole = ({ hidden }: Scope): boolean => hidden.reports.length + hidden.passages.length === 0;

/** What could be wrong with the bot, each in itself. */
export const defects: Readonly<Record<string, Defect>> = {
  // What everybody reads.
  'reports of another server are read': {
    services: scopes((scope) => (scope.server === null ? scope : { ...scope, server: next(scope.server) })),
  },
  'a server has a say where the bot was only brought along': { servers },
  'direct messages read a server': {
    services: scopes((scope) => (scope.server === null ? { ...scope, server: servers[0]! } : scope)),
  },
  'what a server hides is forgotten': { services: scopes((scope) => ({ ...scope, hidden: baseScope.hidden })) },
  'the base library is read where it is switched off': {
    often: ['changeSettings'],
    services: scopes((scope) => ({ ...scope, includesBase: true })),
  },
  'hidden reports are still listed': {
    services: readers((_, { libraries }) => ({ reports: (filter) => libraries.base.reports(filter) })),
  },
  'a hidden report can still be opened': {
    services: readers((_, { libraries }) => ({
      reports: (filter) => libraries.base.reports(filter),
      report: (id) => libraries.base.report(id),
    })),
  },
  'quotes and their reports are read without a scope': {
    services: readers((_, { libraries }) => ({
      passages: (ids) => libraries.base.passages(ids),
      report: (id) => libraries.base.report(id),
    })),
  },
  'hidden passages are found': {
    services: records('hidden', (hidden) => ({
      of: async (server) => ({ ...(await hidden.of(server)), passages: [] }),
    })),
  },
  'a button shows a hidden passage': {
    services: readers((reader, { libraries }, { includesBase }) => ({
      // A quote is compared with its report: both would have to forget it.
      passages: async (ids) => [
        ...(includesBase ? await libraries.base.passages(ids) : []),
        ...(await reader.passages(ids)).filter(({ report }) => report.id.startsWith('+')),
      ],
      report: async (id) => (await reader.report(id)) && ((await libraries.base.report(id)) ?? reader.report(id)),
    })),
  },
  'a page of a report shows a hidden passage': {
    services: readers((reader, { libraries }) => ({
      report: async (id) => (await reader.report(id)) && ((await libraries.base.report(id)) ?? reader.report(id)),
    })),
  },
  'a hidden passage stands around a quote': {
    services: readers((reader, { libraries }) => ({
      reportPassages: (id) => (id.startsWith('+') ? reader.reportPassages(id) : libraries.base.reportPassages(id)),
    })),
  },
  'proposals are of another server': {
    services: (services) => ({
      ...services,
      session: overlaid(services.session, {
        currentReader: (scope) =>
          services.session.currentReader(scope.server === null ? scope : { ...scope, server: next(scope.server) }),
      }),
    }),
  },
  // What is read in a browser.
  'a link shows what its server hides': {
    often: ['follow'],
    reader: signedLinks(({ scopeOf }) => async (server) => {
      const scope = await scopeOf(server);
      return scope && { ...scope, hidden: baseScope.hidden };
    }),
  },
  'a link opens another server': {
    often: ['follow'],
    reader: signedLinks(
      ({ scopeOf }) =>
        (server) =>
          scopeOf(next(server)),
    ),
  },
  'a link opens what is everybody’s in every server': {
    often: ['follow'],
    reader: signedLinks(() => async () => baseScope),
  },
  'a link is made for another server than its message’s': {
    often: ['follow'],
    services: (services) => ({
      ...services,
      readerLink: (place, scope) =>
        services.readerLink!(place, scope.server === null ? scope : { ...scope, server: next(scope.server) }),
    }),
  },
  'pages that everybody sees read a server': {
    often: ['browse'],
    reader: ({ session, ...options }) => ({
      ...options,
      session: overlaid(session, {
        reader: (scope) => session.reader({ ...scope, server: servers[0]! }),
        ask: (question, scope, asked) => session.ask(question, { ...scope, server: servers[0]! }, asked),
      }),
    }),
  },
  // What moderators do.
  'everybody is a moderator': {
    services: records('settings', (settings) => ({
      of: async (server) => {
        const found = await settings.of(server);
        return { ...found, moderatorRoles: [...found.moderatorRoles, memberRoleOf(server)] };
      },
    })),
  },
  'a role that makes no moderators any more still does': {
    often: ['changeSettings'],
    services: (services, stores) => {
      const once = new Map<string, Promise<readonly string[]>>();
      return records('settings', (settings) => ({
        of: async (server) => {
          const roles = once.get(server) ?? settings.of(server).then((found) => found.moderatorRoles);
          once.set(server, roles);
          return { ...(await settings.of(server)), moderatorRoles: await roles };
        },
      }))(services, stores);
    },
  },
  'an imported file makes everybody a moderator': {
    often: ['export', 'import'],
    services: records('settings', (settings) => ({
      of: async (server) => {
        const found = await settings.of(server);
        const moderatorRoles = found.moderatorRoles.map((role) => (role === server ? memberRoleOf(server) : role));
        return { ...found, moderatorRoles };
      },
    })),
  },
  'moderators list the reports of all': { services: showsAll({ lists: true }) },
  'moderators read a report of another server by its id': {
    services: readers((reader, { libraries }, scope) => ({
      report: async (id) =>
        (isWhole(scope) ? (await libraries.ofServer(next(scope.server ?? '')))?.report(id) : null) ?? reader.report(id),
    })),
  },
  'what another server removed is proposed': {
    often: ['proposeInLibrary'],
    services: records('removed', (removed) => ({ list: (server) => removed.list(next(server)) })),
  },
  'what another server removed can be restored': {
    often: ['restore'],
    services: reports((own) => ({
      restorable: async (server) => [...(await own.restorable(server)), ...(await own.restorable(next(server)))],
      restore: async (server, id, doing) => {
        const isOwn = (await own.restorable(server)).some((report) => report.id === id);
        return own.restore(isOwn ? server : next(server), id, doing);
      },
    })),
  },
  'a report of another server is removed': {
    often: ['forgeInLibrary', 'remove'],
    services: reports((own) => ({ remove: (server, id, doing) => own.remove(next(server), id, doing) })),
  },
  'a citation of another server is changed': {
    often: ['saveCitation'],
    services: reports((own) => ({
      editCitation: (server, id, change, doing) => own.editCitation(next(server), id, change, doing),
    })),
  },
  'a yes to an upload counts in any server': {
    often: ['upload', 'pressInLibrary'],
    services: (services) => ({
      ...services,
      uploads: overlaid(services.uploads, {
        take: (key) => {
          for (const server of servers)
            for (const person of people) {
              const upload = services.uploads.take(key, { server, person });
              if (upload !== null) return upload;
            }
          return null;
        },
      }),
    }),
  },
  'the export is another server’s': { services: reports((own) => ({ export: (server) => own.export(next(server)) })) },
  'an import takes the settings of another server': {
    often: ['export', 'import'],
    services: reports((own) => ({
      import: (server, bytes, doing) =>
        own.import(
          server,
          Buffer.from(
            Buffer.from(bytes)
              .toString()
              .replace(/"server": "\d+"/, `"server": "${server}"`),
          ),
          doing,
        ),
    })),
  },
  'hides are of another server': {
    services: records('hidden', (hidden) => ({
      hideReport: (server, report, by) => hidden.hideReport(next(server), report, by),
    })),
  },
  'a passage is hidden for another server': {
    services: records('hidden', (hidden) => ({
      hidePassage: (server, passage, by) => hidden.hidePassage(next(server), passage, by),
    })),
  },
  // What is stored of a server.
  'questions are counted that were asked in another server': {
    services: records('questions', (questions) => ({
      insights: (server, since) => questions.insights(next(server), since),
    })),
  },
  'the table has questions of another server': {
    often: ['download'],
    services: records('questions', (questions) => ({ export: (server) => questions.export(next(server)) })),
  },
  'questions are stored where the bot was only brought along': {
    services: records('questions', (questions) => ({
      add: (question) => questions.add({ ...question, server: servers[1]! }),
    })),
  },
  'the history is another server’s': {
    services: records('audit', (audit) => ({ list: (server, page) => audit.list(next(server), page) })),
  },
  'settings are another server’s': {
    services: records('settings', (settings) => ({
      change: (server, change, by) => settings.change(next(server), change, by),
    })),
  },
  'the state is that of another server': {
    often: ['probe'],
    services: reports((own) => ({ status: (server) => own.status(next(server)) })),
  },
};

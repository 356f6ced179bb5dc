import { type Libraries, serverReportMark } from '../../library/libraries.js';
import { passagesAt } from '../../library/scoped/part.js';
import type { Records } from '../../records/records.js';
import { reportsExcept } from './change-library.js';
import { exportHead, readExport, type LibraryExport } from './exported.js';
import { checkRoom, inventoryOf } from './limits.js';
import { citationOf, planImport } from './plan-import.js';
import type { ServerReports } from './server-reports.js';
import type { Workshop } from './workshop.js';

/** Taking a server's reports along as a file, and back. */
export function carryingIn(workshop: Workshop): Pick<ServerReports, 'export' | 'import'> {
  const { libraries, records, limits } = workshop.parts;
  return {
    async export(server) {
      const { settings, hiddenReports, hiddenPassages } = await records.servers.export(server);
      const library = await libraries.ofServer(server);
      const reports = library === null ? [] : await reportsExcept(library, new Set());
      return {
        ...exportHead,
        server,
        exportedAt: new Date().toISOString(),
        reports: reports.map((report) => ({ id: report.id, ...citationOf(report), text: report.text })),
        ...{ settings, hiddenReports, hiddenPassages },
      };
    },

    async import(server, bytes, doing) {
      const given = readExport(bytes, limits.textBytes);
      return workshop.change(server, doing, async ({ library, publish, note }) => {
        const inventory = await inventoryOf(library);
        const taken = [
          ...inventory.bytesOf.keys(),
          ...(await records.removed.list(server)).map(({ report }) => report.id),
        ];
        const plan = await planImport(given, { server, library, inventory, taken });
        checkRoom(
          plan.added.map(({ text }) => text),
          inventory,
          limits,
        );
        const put = [...plan.added, ...plan.changed];
        const counts = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
        const after = { ...counts, from: given.server };
        const deed = { action: 'library.import', subject: null, before: null, after };
        if (put.length > 0) await publish({ remove: [], put }, deed);
        else await note(deed);
        // Settings and hides are entries of their own.
        const isOwn = given.server === server;
        const settings = isOwn ? given.settings : {};
        const hasSettings = Object.keys(settings).length > 0;
        if (hasSettings) await records.settings.change(server, settings, doing.by);
        const hidden = isOwn ? await hide(server, given, doing.by, { libraries, records }) : 0;
        return { ...counts, hidden, hasSettings };
      });
    },
  };
}

/** Hides again what was hidden. @returns how much of it was not */
async function hide(
  server: string,
  { hiddenReports, hiddenPassages }: LibraryExport,
  by: string,
  { libraries, records }: { readonly libraries: Libraries; readonly records: Records },
): Promise<number> {
  let hidden = 0;
  for (const report of hiddenReports) if (await records.hidden.hideReport(server, report, by)) hidden += 1;
  const own = await libraries.ofServer(server);
  for (const place of hiddenPassages) {
    const { report, text } = place;
    if (report.startsWith(serverReportMark)) {
      const isThere = own !== null && (await passagesAt([place], own)).length > 0;
      if (isThere && (await records.hidden.hideOwnPassage(server, place, by))) hidden += 1;
      continue;
    }
    const passage = (await libraries.base.reportPassages(report)).find((one) => one.text === text);
    if (passage !== undefined && (await records.hidden.hidePassage(server, passage.id, by))) hidden += 1;
  }
  return hidden;
}

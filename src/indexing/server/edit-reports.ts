import { IsnadError } from '../../errors.js';
import type { Library } from '../../library/library.js';
import type { Citation } from '../../reports/report.js';
import { reportOf } from './change-library.js';
import { citationSchema, fittedCitation } from './citation.js';
import { checkRoom, type Inventory, inventoryOf, nothingStored, type ServerLimits, textHash } from './limits.js';
import { citationOf, isSameCitation, newId } from './plan-import.js';
import type { ServerReports } from './server-reports.js';
import { entryOf, unknownReport, type Workshop } from './workshop.js';

type Editing = Pick<ServerReports, 'check' | 'add' | 'editCitation' | 'remove' | 'restore' | 'restorable'>;

/** Adding, changing and removing single reports. */
export function editingIn(workshop: Workshop): Editing {
  const { libraries, records, limits } = workshop.parts;

  const takenIn = async (server: string, library: Library): Promise<string[]> => [
    ...(await library.reports()).map(({ id }) => id),
    ...(await records.removed.list(server)).map(({ report }) => report.id),
  ];

  return {
    async check(server, text) {
      const library = await libraries.ofServer(server);
      checkNew(text, library === null ? nothingStored : await inventoryOf(library), limits);
    },

    add: (server, { citation, text }, doing) =>
      workshop.change(server, doing, async ({ library, publish }) => {
        checkNew(text, await inventoryOf(library), limits);
        const id = newId(citation.title, await takenIn(server, library));
        const report = reportOf(id, fittedCitation(citation), text);
        const deed = { action: 'library.add', subject: id, before: null, after: { ...citationOf(report) } };
        await publish({ remove: [], put: [report] }, deed);
        return entryOf(library, id);
      }),

    editCitation: (server, id, change, doing) =>
      workshop.changeExisting(server, doing, async ({ library, publish }) => {
        const stored = await library.report(id);
        if (stored === null) throw unknownReport();
        const citation = checkedCitation({ ...citationOf(stored), ...change });
        if (!isSameCitation(stored, citation)) {
          const deed = { before: { ...citationOf(stored) }, after: { ...citation } };
          await publish(
            { remove: [], put: [reportOf(id, citation, stored.text)] },
            { action: 'library.edit', subject: id, ...deed },
          );
        }
        return entryOf(library, id);
      }),

    remove: (server, id, doing) =>
      workshop.changeExisting(server, doing, async ({ library, publish }) => {
        const report = await library.report(id);
        if (report === null) throw unknownReport();
        const entry = await entryOf(library, id);
        // Kept first: killed between the two, it is there twice and not nowhere.
        await records.removed.put(server, report);
        const deed = { action: 'library.remove', subject: id, before: { ...citationOf(report) }, after: null };
        await publish({ remove: [id], put: [] }, deed);
        return entry;
      }),

    restore: (server, removed, doing) =>
      workshop.change(server, doing, async ({ library, publish }) => {
        const kept = (await records.removed.list(server)).find(({ report }) => report.id === removed)?.report;
        if (kept === undefined) throw unknownReport();
        checkNew(kept.text, await inventoryOf(library), limits);
        const isTaken = (await library.report(removed)) !== null;
        const id = isTaken ? newId(kept.title, await takenIn(server, library)) : removed;
        const deed = { action: 'library.restore', subject: id, before: null, after: { ...citationOf(kept) } };
        await publish({ remove: [], put: [reportOf(id, citationOf(kept), kept.text)] }, deed);
        await records.removed.take(server, removed);
        return entryOf(library, id);
      }),

    async restorable(server) {
      const library = await libraries.ofServer(server);
      const { byText } = library === null ? nothingStored : await inventoryOf(library);
      return (await records.removed.list(server))
        .filter(({ report }) => !byText.has(textHash(report.text)))
        .map(({ report, at }) => ({ id: report.id, title: report.title, removedAt: at }));
    },
  };
}

/** @throws IsnadError `report-known`, `report-too-long`, `server-library-full` */
function checkNew(text: string, inventory: Inventory, limits: ServerLimits): void {
  const known = inventory.byText.get(textHash(text));
  if (known !== undefined) {
    throw new IsnadError('report-known', `The server has a report with the same text: ${known}.`, {
      hint: 'Remove that one first, or change its citation.',
    });
  }
  checkRoom([text], inventory, limits);
}

function checkedCitation(citation: Citation): Citation {
  const checked = citationSchema.safeParse(citation);
  if (checked.success) return checked.data;
  const field = String(checked.error.issues[0]?.path[0] ?? 'title');
  throw new IsnadError('citation-invalid', `The ${field} is none that can be cited.`, {
    hint: 'Give a title, a date such as 2016-05-03 or none, and a whole address or none.',
    cause: checked.error,
  });
}

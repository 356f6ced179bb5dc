import { carryingIn } from './carry-reports.js';
import { isCalibrated } from './calibrator.js';
import { editingIn } from './edit-reports.js';
import { inventoryOf } from './limits.js';
import type { ServerLibraryStatus, ServerReports } from './server-reports.js';
import { Workshop, type WorkshopParts } from './workshop.js';

/** What moderators do with the reports of their servers, over libraries that are open. */
export function openServerReports(parts: WorkshopParts): ServerReports {
  const workshop = new Workshop(parts);
  const { libraries, records, limits, onFailure } = parts;
  let updating: Promise<void> = Promise.resolve();

  const bringAllUpToDate = async (isOwn: (server: string) => boolean): Promise<void> => {
    for (const server of (await libraries.servers()).filter(isOwn)) {
      try {
        await workshop.bringUpToDate(server);
      } catch (error) {
        onFailure('The reports of a server could not be brought up to date.', error);
      }
    }
    await records.removed.prune();
  };

  return {
    ...editingIn(workshop),
    ...carryingIn(workshop),
    limits,
    status: (server) => statusOf(server, workshop),
    async refresh(server, doing) {
      const embedded = await workshop.refresh(server, doing);
      return { embedded, reports: (await statusOf(server, workshop)).reports };
    },
    bringUpToDate(isOwn = () => true) {
      updating = updating.catch(() => {}).then(() => bringAllUpToDate(isOwn));
      return updating;
    },
    recalibrate: (server) => workshop.recalibrate(server),
    deleteLibrary: (server) => workshop.deleteLibrary(server),
    idle: () => workshop.idle(),
    close: () => workshop.close(),
  };
}

const nothing: Omit<ServerLibraryStatus, 'isBusy'> = {
  ...{ reports: 0, textBytes: 0, passages: 0, publishedAt: null, model: null },
  ...{ isStale: false, isCalibrated: true },
};

async function statusOf(server: string, workshop: Workshop): Promise<ServerLibraryStatus> {
  const library = await workshop.parts.libraries.ofServer(server);
  const isBusy = workshop.isBusy(server);
  if (library === null) return { ...nothing, isBusy };
  await library.refresh();
  const { embedding, publishedAt, passages } = await library.state();
  const { reports, textBytes } = await inventoryOf(library);
  return {
    ...{ reports, textBytes, passages, publishedAt, isBusy },
    model: embedding?.model ?? null,
    isStale: await workshop.isStale(library),
    isCalibrated: await isCalibrated(library),
  };
}

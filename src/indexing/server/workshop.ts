import type { CalibrationQuestions } from '../../answer/calibration-questions.js';
import { IsnadError } from '../../errors.js';
import type { Libraries } from '../../library/libraries.js';
import type { Library, ReportEntry } from '../../library/library.js';
import type { Records } from '../../records/records.js';
import type { Lexicon } from '../../search/lexicon.js';
import { Calibrator } from './calibrator.js';
import { changeLibrary, isStale, type LibraryChange } from './change-library.js';
import { type Deed, tellDeed, untold } from './deeds.js';
import { ServerJobs } from './jobs.js';
import type { ServerLimits } from './limits.js';
import type { Doing } from './server-reports.js';
import { type ModelInUse, withModel } from './with-model.js';

export interface WorkshopParts {
  readonly libraries: Libraries;
  readonly records: Records;
  readonly session: ModelInUse;
  readonly lexicon: Lexicon;
  readonly calibrationQuestions: () => CalibrationQuestions;
  readonly limits: ServerLimits;
  /** Told, in a sentence, of work in the background that failed. */
  readonly onFailure: (message: string, error: unknown) => void;
}

/** What a change of one server's library works with, while it is its turn. */
export interface Bench {
  /** As it is now. */
  readonly library: Library;
  /**
   * Publishes a change, with the model in use, and writes it into the audit trail: killed in between, that is done when the program is started again.
   * @returns how many passages were embedded
   */
  readonly publish: (change: LibraryChange, deed: Deed) => Promise<number>;
  /** Writes into the audit trail what was done without a change. */
  readonly note: (deed: Deed) => Promise<void>;
}

/** Where libraries of servers are changed: one change of a server after the other, each measured afterwards in the background. */
export class Workshop {
  readonly parts: WorkshopParts;
  readonly #jobs = new ServerJobs();
  readonly #calibrator: Calibrator;

  constructor(parts: WorkshopParts) {
    this.parts = parts;
    this.#calibrator = new Calibrator(parts);
  }

  /** Changes a server's library in its turn, making it where there is none. */
  change<Result>(server: string, doing: Doing, work: (bench: Bench) => Promise<Result>): Promise<Result> {
    return this.#inTurn(server, async () =>
      work(await this.#bench(server, await this.parts.libraries.createForServer(server), doing)),
    );
  }

  /**
   * The same for a report that must be there.
   * @throws IsnadError `report-unknown` where the server has no library
   */
  changeExisting<Result>(server: string, doing: Doing, work: (bench: Bench) => Promise<Result>): Promise<Result> {
    return this.#inTurn(server, async () => {
      const library = await this.parts.libraries.ofServer(server);
      if (library === null) throw unknownReport();
      return work(await this.#bench(server, library, doing));
    });
  }

  /** Makes all reports anew. @returns how many passages were embedded */
  refresh(server: string, doing: Doing): Promise<number> {
    return this.changeExisting(server, doing, async ({ library, note }) => {
      const embedded = await this.#remake(library, doing);
      await note({ action: 'library.refresh', subject: null, before: null, after: null });
      return embedded;
    });
  }

  /** Makes all reports anew where they were made with another model or analysis, and measures where that is due. */
  async bringUpToDate(server: string): Promise<void> {
    await this.#inTurn(server, async () => {
      const library = await this.parts.libraries.ofServer(server);
      await library?.refresh();
      if (library !== null) {
        await tellDeed(library, server, this.parts.records.audit);
        await this.#forgetRemovedInVain(server, library);
      }
      await this.parts.session.adopt();
      if (library !== null && (await this.isStale(library))) await this.#remake(library, {});
    });
  }

  async isStale(library: Library): Promise<boolean> {
    return isStale(await library.state(), this.parts.session.embedder(), this.parts.lexicon);
  }

  isBusy(server: string): boolean {
    return this.#jobs.isBusy(server);
  }

  recalibrate(server: string): void {
    this.#calibrator.want(server);
  }

  deleteLibrary(server: string): Promise<void> {
    return this.#jobs.run(server, async () => {
      await this.#calibrator.drop(server);
      await this.parts.libraries.deleteOfServer(server);
    });
  }

  idle(): Promise<void> {
    return this.#calibrator.idle();
  }

  async close(): Promise<void> {
    await Promise.all([this.#jobs.close(), this.#calibrator.close()]);
  }

  async #inTurn<Result>(server: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await this.#jobs.run(server, work);
    } finally {
      // Measured once for several changes that follow each other.
      if (!this.#jobs.isBusy(server)) this.#calibrator.want(server);
    }
  }

  /** A report that is kept to be had back is there all the same where the process was killed before it was removed, or once it was had back. */
  async #forgetRemovedInVain(server: string, library: Library): Promise<void> {
    const { removed } = this.parts.records;
    for (const { report } of await removed.list(server)) {
      if ((await library.report(report.id))?.text === report.text) await removed.take(server, report.id);
    }
  }

  #remake(library: Library, { onProgress }: Pick<Doing, 'onProgress'>): Promise<number> {
    return this.#publish(library, { remove: [], put: [] }, { onProgress, everything: true });
  }

  #publish(
    library: Library,
    change: LibraryChange,
    how: { readonly onProgress: Doing['onProgress'] | undefined; readonly everything?: boolean },
  ): Promise<number> {
    const { session, lexicon } = this.parts;
    const { signal } = this.#jobs;
    return withModel(session, (embedder) => changeLibrary(library, change, { ...how, embedder, lexicon, signal }));
  }

  async #bench(server: string, library: Library, { by, onProgress }: Doing): Promise<Bench> {
    const { onFailure, records } = this.parts;
    const { audit } = records;
    await library.refresh();
    await tellDeed(library, server, audit);
    return {
      library,
      publish: async (change, deed) => {
        const embedded = await this.#publish(library, { ...change, derived: untold(deed, by) }, { onProgress });
        await tellDeed(library, server, audit).catch((error: unknown) =>
          onFailure('A change of a server’s reports is not in its audit trail yet; that is tried again.', error),
        );
        return embedded;
      },
      note: (deed) => audit.add({ server, by, ...deed }),
    };
  }
}

/** @throws IsnadError `report-unknown` */
export async function entryOf(library: Library, id: string): Promise<ReportEntry> {
  const entry = (await library.reports({ report: id }))[0];
  if (entry === undefined) throw unknownReport();
  return entry;
}

export const unknownReport = (): IsnadError =>
  new IsnadError('report-unknown', 'The server has no such report of its own.', {
    hint: 'It may have been removed meanwhile.',
  });

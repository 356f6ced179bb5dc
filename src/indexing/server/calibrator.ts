import { z } from 'zod';
import { calibrate, calibrationName, parseCalibration } from '../../answer/calibration.js';
import type { CalibrationQuestions } from '../../answer/calibration-questions.js';
import type { Libraries } from '../../library/libraries.js';
import type { Library } from '../../library/library.js';
import type { Scope } from '../../library/scope.js';
import type { Records } from '../../records/records.js';
import type { Lexicon } from '../../search/lexicon.js';
import { type ModelInUse, withModel } from './with-model.js';
import { measuredName } from './derived-names.js';

export interface CalibratorParts {
  readonly libraries: Libraries;
  readonly records: Pick<Records, 'settings' | 'hidden'>;
  readonly session: ModelInUse;
  readonly lexicon: Lexicon;
  readonly calibrationQuestions: () => CalibrationQuestions;
  /** Told, in a sentence, what could not be measured. The server is then asked by what was measured before. */
  readonly onFailure: (message: string, error: unknown) => void;
}

const measuredSchema = z.object({ base: z.int(), includesBase: z.boolean() });

/** The generation of the base library, and whether the server uses it. */
type Measured = z.infer<typeof measuredSchema>;

/**
 * Measures for one server after the other how far evidence has to reach there: over the base library and the server's own reports. It is
 * asked meanwhile by what was measured before.
 */
export class Calibrator {
  readonly #parts: CalibratorParts;
  readonly #wanted = new Set<string>();
  #measured: string | null = null;
  /** Ended to end the measuring that is going on. */
  #ending = new AbortController();
  #running: Promise<void> | undefined;
  #measuring: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(parts: CalibratorParts) {
    this.#parts = parts;
  }

  /** Measures for a server, unless what was measured still holds. */
  want(server: string): void {
    if (this.#isClosed) return;
    this.#wanted.add(server);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Ends when there is nothing left to measure. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Drops a server, and ends what is being measured for it. */
  async drop(server: string): Promise<void> {
    this.#wanted.delete(server);
    if (this.#measured !== server) return;
    this.#ending.abort();
    await this.#measuring;
  }

  /** Drops what waits and ends what runs. What was not measured is when the program is started next. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wanted.clear();
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const [server] = this.#wanted;
      if (server === undefined) return;
      this.#wanted.delete(server);
      this.#measured = server;
      this.#ending = new AbortController();
      this.#measuring = this.#attempt(server, this.#ending.signal);
      await this.#measuring;
      this.#measured = null;
    }
  }

  async #attempt(server: string, ended: AbortSignal): Promise<void> {
    try {
      await this.#measure(server, ended);
    } catch (error) {
      if (!ended.aborted) {
        this.#parts.onFailure('What a server’s answers are measured by could not be measured anew.', error);
      }
    }
  }

  async #measure(server: string, ended: AbortSignal): Promise<void> {
    const { libraries, session, lexicon, calibrationQuestions } = this.#parts;
    await withModel(session, async (embedder) => {
      const library = await libraries.ofServer(server);
      if (library === null) return;
      await library.refresh();
      const { generation, embedding } = await library.state();
      // Embedded anew first, and measured then.
      if (embedding?.fingerprint !== embedder.fingerprint) return;
      const scope = await this.#scopeOf(server);
      const measured: Measured = {
        base: (await libraries.base.state()).generation,
        includesBase: scope.includesBase,
      };
      if (await isMeasured(library, generation, measured)) return;
      const reader = await libraries.inScope(scope);
      const calibration = await calibrate(reader, embedder, lexicon, calibrationQuestions(), () =>
        ended.throwIfAborted(),
      );
      if (calibration === null) return;
      await library.saveDerived(calibrationName, generation, calibration);
      await library.saveDerived(measuredName, generation, measured);
      if ((await library.state()).generation !== generation) this.want(server);
    });
  }

  async #scopeOf(server: string): Promise<Scope> {
    const { settings, hidden } = this.#parts.records;
    return {
      server,
      includesBase: (await settings.of(server)).usesBase,
      hidden: await hidden.of(server),
    };
  }
}

/** Whether a library has a calibration that was measured of what there is now. */
async function isMeasured(library: Library, generation: number, now: Measured): Promise<boolean> {
  const calibration = await library.derived(calibrationName);
  const saved = await library.derived(measuredName);
  const measured = measuredSchema.safeParse(saved?.value).data;
  return (
    calibration?.generation === generation &&
    parseCalibration(calibration.value) !== null &&
    saved?.generation === generation &&
    measured?.base === now.base &&
    measured.includesBase === now.includesBase
  );
}

/** Whether a server's library has been measured since its reports were changed last. */
export async function isCalibrated(library: Library): Promise<boolean> {
  const { generation } = await library.state();
  const calibration = await library.derived(calibrationName);
  return calibration?.generation === generation && parseCalibration(calibration.value) !== null;
}

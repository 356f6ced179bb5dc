import type { Stage } from '../stage.js';

/** A kind of fault that can be brought into the world and out of it again. */
export interface Fault {
  readonly name: string;
  /** How often it is drawn, in proportion to others. */
  readonly weight: number;
  /** Why it cannot happen here; nothing where it can. */
  readonly impossible?: (stage: Stage) => string | null;
  /** Lets it happen while people go on, and takes it back. @returns a note on it, such as what was hit */
  readonly inject: (stage: Stage) => Promise<string | null>;
}

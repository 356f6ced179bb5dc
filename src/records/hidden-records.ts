import type { PassagePlace } from '../library/scope.js';
import type { Circumstances } from './audit.js';
import type { HiddenRecords } from './hidden.js';

type SetHidden<Session, Subject, Outcome> = (
  session: Session,
  subject: Subject,
  isHidden: boolean,
  circumstances: Circumstances,
) => Outcome;

/** How what a server hides is read and changed in a database. */
export interface HiddenStore<Session, Outcome> {
  readonly of: HiddenRecords['of'];
  /** Gives the right to write, and forgets what is remembered of the server. */
  readonly write: (
    server: string,
    by: string,
    change: (session: Session, circumstances: Circumstances) => Outcome,
  ) => Promise<boolean>;
  readonly setReport: SetHidden<Session, string, Outcome>;
  readonly setPassage: SetHidden<Session, number, Outcome>;
  readonly setOwnPassage: SetHidden<Session, PassagePlace, Outcome>;
}

/** What each server hides, in a database. */
export function hiddenRecords<Session, Outcome>(store: HiddenStore<Session, Outcome>): HiddenRecords {
  const { of, write, setReport, setPassage, setOwnPassage } = store;
  const setting =
    <Subject>(set: SetHidden<Session, Subject, Outcome>, isHidden: boolean) =>
    (server: string, subject: Subject, by: string): Promise<boolean> =>
      write(server, by, (session, circumstances) => set(session, subject, isHidden, circumstances));
  return {
    of,
    hideReport: setting(setReport, true),
    unhideReport: setting(setReport, false),
    hidePassage: setting(setPassage, true),
    unhidePassage: setting(setPassage, false),
    hideOwnPassage: setting(setOwnPassage, true),
    unhideOwnPassage: setting(setOwnPassage, false),
  };
}

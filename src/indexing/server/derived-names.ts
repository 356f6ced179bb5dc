/** Name under which a library keeps the deed that made its present generation, until that stands in the audit trail. */
export const deedName = 'deed-untold';

/** Name under which a server's library keeps what its calibration was measured of, besides its own reports. */
export const measuredName = 'calibration-measured';

/** The derived values that a server's library has beside its calibration. */
export const serverDerivedNames: readonly string[] = [deedName, measuredName];

/** A time as it is stored: times are compared as text, so all are written alike. */
export const timeOf = (at: string | number | Date): string => new Date(at).toISOString();

export const dayMilliseconds = 24 * 60 * 60 * 1000;

/** The time so many days before another, ISO 8601. */
export const daysBefore = (at: string, days: number): string => timeOf(Date.parse(at) - days * dayMilliseconds);

/** What a reindex does, one after the other, and how a person is told. */
export const reindexPhases = {
  reading: 'Reading reports',
  embedding: 'Embedding reports',
  calibrating: 'Measuring when to refuse',
  building: 'Writing the index',
} as const;

export type ReindexPhase = keyof typeof reindexPhases;

/** How far a phase is: `done` of `total`. */
export type ReindexProgress = (phase: ReindexPhase, done: number, total: number) => void;

/** Colours at the edge of what is shown. They repeat what words say. */
export const colours = {
  strong: 0x2f9e6e,
  possible: 0xd9a441,
  /** What is read for its own sake: a report, the context of a quote, help. */
  reading: 0x5b7fb9,
  nothing: 0x80848e,
} as const;

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Calibration, calibrationName, parseCalibration } from '../src/answer/calibration.js';
import { readCalibrationQuestions } from '../src/answer/calibration-questions.js';
import type { Embedder } from '../src/embedder/embedder.js';
import { reindex } from '../src/indexing/reindex.js';
import type { EmbeddedLibrary } from '../src/library/embedded/embedded-library.js';
import { openLibrary } from '../src/library/embedded/open.js';
import { calibrationFolder } from '../src/program.js';
import type { Lexicon } from '../src/search/lexicon.js';

/** Indexes a folder of reports in a temporary folder, hands the library with its calibration to `use`, and clears up. */
export async function withIndexedReports<Result>(
  corpusDirectory: string,
  parts: { readonly embedder: Embedder; readonly lexicon: Lexicon },
  use: (library: EmbeddedLibrary, calibration: Calibration) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(path.join(tmpdir(), 'isnad-bench-'));
  const library = await openLibrary({ directory, create: true });
  try {
    const calibrationQuestions = readCalibrationQuestions(calibrationFolder);
    await reindex({ corpusDirectory, library, ...parts, calibrationQuestions });
    const calibration = parseCalibration((await library.derived(calibrationName))?.value);
    if (calibration === null) throw new Error(`The reports in ${corpusDirectory} could not be calibrated.`);
    return await use(library, calibration);
  } finally {
    await library.close();
    await rm(directory, { recursive: true, force: true });
  }
}

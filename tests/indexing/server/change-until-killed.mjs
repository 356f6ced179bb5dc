// Adds reports to a server's library and removes every third again, until it is killed.
import { readCalibrationQuestions } from '../../../dist/src/answer/calibration-questions.js';
import { openSession } from '../../../dist/src/answer/session.js';
import { openEmbedder } from '../../../dist/src/embedder/worker-embedder.js';
import { openServerReports } from '../../../dist/src/indexing/server/open-server-reports.js';
import { EmbeddedLibraries } from '../../../dist/src/library/embedded/embedded-libraries.js';
import { openLibrary } from '../../../dist/src/library/embedded/open.js';
import { calibrationFolder, lexiconDirectory } from '../../../dist/src/program.js';
import { openRecords } from '../../../dist/src/records/embedded/embedded-records.js';
import { openLexicon } from '../../../dist/src/search/lexicon.js';

const [directory, server, first] = process.argv.slice(2);
const lexicon = openLexicon(lexiconDirectory);
const questions = readCalibrationQuestions(calibrationFolder);
const libraries = new EmbeddedLibraries(await openLibrary({ directory }), { directory });
const parts = { libraries, lexicon, calibrationQuestions: () => questions };
const session = await openSession({ ...parts, openEmbedder: (model) => openEmbedder({ model }) });
const reports = openServerReports({
  ...{ ...parts, session, records: await openRecords(directory) },
  limits: { reports: 1_000, textBytes: 10_000_000 },
  onFailure: (message, error) => console.error(message, error),
});
const doing = { by: '1' };
for (let number = Number(first); ; number += 1) {
  const text = Array.from({ length: 5 }, (_, part) => `Report ${number} tells of the bridge of Raqqa, part ${part}.`);
  const citation = {
    title: `Report ${number}`,
    outlet: null,
    author: null,
    published: null,
    url: null,
    language: 'en',
  };
  const { id } = await reports.add(server, { citation, text: text.join('\n\n') }, doing);
  console.log(`added ${id}`);
  if (number % 3 !== 0) continue;
  await reports.remove(server, id, doing);
  console.log(`removed ${id}`);
}

// Opens the library in the folder given without the right to write there, and prints what it finds as JSON.
import { openLibrary } from '../../dist/src/library/embedded/open.js';

const [directory] = process.argv.slice(2);
const notices = [];
// The superuser may write everywhere: become nobody.
if (process.getuid() === 0) process.setuid(65534);
const library = await openLibrary({ directory, exactLimit: 0, onNotice: (message) => notices.push(message) });
const { embedding, generation } = await library.state();
const vector = new Float32Array(embedding.dimension);
vector[0] = 1;
const refused = await library.publish({ basis: generation, embedding, analysis: 'words-1', remove: [], put: [] }).then(
  () => null,
  (error) => error.identifier,
);
const hits = (await library.findByVector(vector, 5)).length;
const { writable, search } = await library.describe();
console.log(JSON.stringify({ notices, hits, refused, writable, search, refreshed: await library.refresh() }));
await library.close();

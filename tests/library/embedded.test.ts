import { openLibrary } from '../../src/library/embedded/open.js';
import { vectorIndexKinds } from '../../src/library/embedded/vector-index.js';
import { libraryContract } from './contract.js';

libraryContract('EmbeddedLibrary', (directory) => openLibrary({ directory, create: true }));
for (const vectorIndex of vectorIndexKinds) {
  libraryContract(`EmbeddedLibrary through its vector index, ${vectorIndex}`, (directory) =>
    openLibrary({ directory, create: true, exactLimit: 0, vectorIndex }),
  );
}

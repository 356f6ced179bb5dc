import { openLibrary } from '../../src/library/embedded/open.js';
import { libraryContract } from './contract.js';

libraryContract('EmbeddedLibrary', (directory) => openLibrary({ directory, create: true }));
libraryContract('EmbeddedLibrary through its vector index', (directory) =>
  openLibrary({ directory, create: true, exactLimit: 0 }),
);

import type { ImportedDocument } from '../../src/reports/document/read-document.js';

/** A document as it is read, with these parts. */
export const readDocumentOf = (parts: Partial<ImportedDocument>): ImportedDocument => ({
  citation: {
    title: 'Night in Zorblatt',
    outlet: 'Harbour Gazette',
    author: 'Ottilie Brandvold',
    published: '2019-04-02',
    url: 'https://example.org/zorblatt',
    language: 'en',
  },
  text: 'The lighthouse of Zorblatt fell into the sea.\n\nNobody was hurt.',
  paragraphs: 2,
  stripped: [{ line: 1, text: 'Share this on Facebook', reason: 'share bar' }],
  kind: 'text',
  encoding: 'utf-8',
  remarks: [],
  ...parts,
});

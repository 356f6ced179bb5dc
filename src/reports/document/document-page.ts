import type { FileEncoding } from '../decode.js';
import type { Page } from '../page/page.js';
import type { Remark } from '../remark.js';

/** A document as a page, before anything is recognised in it. */
export interface DocumentPage {
  readonly page: Page;
  /** How the letters were stored; null where the kind of document leaves no choice. */
  readonly encoding: FileEncoding | null;
  /** What was changed or could not be read. */
  readonly remarks: readonly Remark[];
  /** A title that the document states of itself, to be believed only where its text has none. */
  readonly fallbackTitle?: string;
}

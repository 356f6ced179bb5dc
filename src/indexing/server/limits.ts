import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { IsnadError } from '../../errors.js';
import type { Library } from '../../library/library.js';

/** How much one server may have of its own. */
export interface ServerLimits {
  readonly reports: number;
  /** Bytes of all its reports' texts together, as UTF-8. */
  readonly textBytes: number;
}

/** Bytes of one uploaded file. */
export const mostFileBytes = 10 * 1024 * 1024;
/** Bytes of one report's text: some three hundred pages. What is longer is no report, and would hold up everybody who asks. */
export const mostReportBytes = 2 * 1024 * 1024;

/** How much a server has. */
export interface ServerUsage {
  readonly reports: number;
  readonly textBytes: number;
}

/** What has to be known of a server's reports before one is added. */
export interface Inventory extends ServerUsage {
  /** Ids of reports by the hash of their texts. */
  readonly byText: ReadonlyMap<string, string>;
  readonly bytesOf: ReadonlyMap<string, number>;
}

interface KeptInventory {
  readonly generation: number;
  readonly inventory: Inventory;
}

const kept = new WeakMap<Library, KeptInventory>();

/** What a server's library holds now; worked out once for each generation. */
export async function inventoryOf(library: Library): Promise<Inventory> {
  const { generation } = await library.state();
  const known = kept.get(library);
  if (known?.generation === generation) return known.inventory;
  const byText = new Map<string, string>();
  const bytesOf = new Map<string, number>();
  for (const { id } of await library.reports()) {
    await nextTurn();
    const report = await library.report(id);
    if (report === null) continue;
    byText.set(textHash(report.text), id);
    bytesOf.set(id, byteLength(report.text));
  }
  const textBytes = [...bytesOf.values()].reduce((sum, bytes) => sum + bytes, 0);
  const inventory = { reports: bytesOf.size, textBytes, byText, bytesOf };
  kept.set(library, { generation, inventory });
  return inventory;
}

export const nothingStored: Inventory = { reports: 0, textBytes: 0, byText: new Map(), bytesOf: new Map() };

/** The same for two copies of a text that differ in white space alone. */
export const textHash = (text: string): string =>
  createHash('sha256').update(text.replace(/\s+/gu, ' ').trim()).digest('hex');

export const byteLength = (text: string): number => Buffer.byteLength(text);

/**
 * @param texts of the reports that come to those there are
 * @throws IsnadError `report-too-long`, `server-library-full`
 */
export function checkRoom(texts: readonly string[], { reports, textBytes }: ServerUsage, limits: ServerLimits): void {
  const sizes = texts.map(byteLength);
  if (sizes.some((bytes) => bytes > mostReportBytes)) {
    throw new IsnadError(
      'report-too-long',
      `The report's text is longer than ${megabytes(mostReportBytes)} MB, the most for one report.`,
      { hint: 'Add it in parts.' },
    );
  }
  const all = sizes.reduce((sum, bytes) => sum + bytes, textBytes);
  if (reports + texts.length <= limits.reports && all <= limits.textBytes) return;
  throw new IsnadError(
    'server-library-full',
    `A server may have ${limits.reports} reports and ${megabytes(limits.textBytes)} MB of text; there would be ${reports + texts.length} and ${megabytes(all)} MB.`,
    { hint: 'Remove reports that are not needed any more.' },
  );
}

/** Bytes as megabytes, with one digit behind the point. */
export const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1).replace(/\.0$/, '');

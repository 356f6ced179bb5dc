import { open } from 'node:fs/promises';

/**
 * How an ONNX graph names a file beside it that holds numbers of a tensor: a `StringStringEntryProto` (onnx.proto3) whose key, field
 * 1, is `location`, and whose value, field 2, is the file's name. Its length stands between this and the name.
 */
const locationEntry = Buffer.from('\n\x08location\x12', 'latin1');

/** Longest file name that is looked for, in bytes: its length then takes at most two bytes. */
const longestName = 255;

const blockBytes = 4 * 1024 * 1024;

/**
 * The files in which an ONNX graph keeps numbers, as names in the graph's own folder, in the order of their first mention. A graph
 * that holds all its numbers itself has none. Names that lead elsewhere are left out: nothing is ever fetched or read there.
 */
export async function externalDataOf(graph: string): Promise<readonly string[]> {
  const overlap = locationEntry.length + 2 + longestName;
  const names = new Set<string>();
  const handle = await open(graph);
  try {
    const block = Buffer.allocUnsafe(blockBytes + overlap);
    for (let position = 0, kept = 0; ;) {
      const { bytesRead } = await handle.read(block, kept, blockBytes, position);
      const filled = kept + bytesRead;
      collectNames(block.subarray(0, filled), names);
      if (bytesRead === 0) return [...names];
      position += bytesRead;
      kept = Math.min(overlap, filled);
      block.copy(block, 0, filled - kept, filled);
    }
  } finally {
    await handle.close();
  }
}

/** An entry that is cut off by the end of the bytes is left for the next block. */
function collectNames(bytes: Buffer, names: Set<string>): void {
  for (let at = bytes.indexOf(locationEntry); at !== -1; at = bytes.indexOf(locationEntry, at + 1)) {
    const start = at + locationEntry.length;
    const [low, high] = [bytes[start] ?? 0, bytes[start + 1] ?? 0];
    // A length in base 128, the low digits first; the highest bit says that another byte follows.
    const [length, first] = low < 128 ? [low, start + 1] : [low - 128 + 128 * high, start + 2];
    if (first + length > bytes.length) continue;
    const name = bytes.toString('utf8', first, first + length);
    if (isPlainName(name)) names.add(name);
  }
}

function isPlainName(name: string): boolean {
  return name.length <= longestName && /^[^./\\\p{Control}][^/\\\p{Control}]*$/u.test(name);
}

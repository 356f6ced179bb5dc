/** One line of a file, without its line end; the number counts from 1. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: 'not-utf8' | 'too-long' };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The lines of a UTF-8 file, read piece by piece: no more than a line and a piece are in memory. Lines end with `\n` or `\r\n`, and with nothing
 * else: U+2028 may stand within JSON. A byte order mark before the first line is left out.
 *
 * @param mostBytes a longer line is passed over, and named
 */
export async function* linesOf(pieces: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let begun: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  const finish = (rest: Buffer): Line => {
    number += 1;
    const isTooLong = bytes + rest.length > mostBytes;
    const whole = isTooLong || begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
    begun = [];
    bytes = 0;
    if (isTooLong) return { number, problem: 'too-long' };
    try {
      const text = decoder.decode(whole.at(-1) === carriageReturn ? whole.subarray(0, -1) : whole);
      return { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text };
    } catch {
      return { number, problem: 'not-utf8' };
    }
  };
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, start)) {
      yield finish(piece.subarray(start, end));
      start = end + 1;
    }
    const rest = piece.subarray(start);
    bytes += rest.length;
    if (bytes > mostBytes) begun = [];
    else if (rest.length > 0) begun.push(rest);
  }
  if (bytes > 0) yield finish(Buffer.alloc(0));
}

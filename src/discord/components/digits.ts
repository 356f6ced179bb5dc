const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A whole number from 0 in a fixed number of digits to the base 64, the most significant first. */
export function writeDigits(value: number | bigint, width: number): string {
  let rest = BigInt(value);
  let digits = '';
  for (let place = 0; place < width; place += 1) {
    digits = (alphabet[Number(rest & 63n)] ?? '') + digits;
    rest >>= 6n;
  }
  if (rest !== 0n) throw new RangeError(`${value} does not fit into ${width} digits.`);
  return digits;
}

/** Reads what `writeDigits` wrote, from the front of a text. Once a read fails, all later ones do. */
export class DigitReader {
  readonly #text: string;
  #at = 0;
  #failed = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next number, or 0 where the text does not hold one: `isWhole` then tells. */
  read(width: number): number {
    return Number(this.readLarge(width));
  }

  readLarge(width: number): bigint {
    let value = 0n;
    for (let place = 0; place < width; place += 1) {
      const digit = alphabet.indexOf(this.#text[this.#at] ?? ' ');
      this.#at += 1;
      if (digit < 0) this.#failed = true;
      value = (value << 6n) | BigInt(Math.max(digit, 0));
    }
    return this.#failed ? 0n : value;
  }

  /** How many digits are still to be read. */
  get left(): number {
    return Math.max(0, this.#text.length - this.#at);
  }

  /** Whether everything asked for was there and nothing is left over. */
  get isWhole(): boolean {
    return !this.#failed && this.#at === this.#text.length;
  }
}

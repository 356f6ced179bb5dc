/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Runs a reading of a PDF file in which a sign that stands for several letters from right to left, such as the joined lam-alef, gives them in the
 * order in which they are drawn. The PDF library takes all letters of a line for drawn and turns the line; it would turn the letters of such a sign
 * against each other, and خلال would become خالل. It makes the letters of a sign from its font's table with `String.fromCodePoint`, which is
 * therefore another one while it reads: the only place where it can be told.
 */
export async function withDrawnLigatures<T>(read: () => Promise<T>): Promise<T> {
  const original = String.fromCodePoint;
  String.fromCodePoint = (...codes) => {
    const letters = original(...codes);
    return codes.length > 1 && rightToLeft.test(letters) ? [...letters].reverse().join('') : letters;
  };
  try {
    return await read();
  } finally {
    String.fromCodePoint = original;
  }
}

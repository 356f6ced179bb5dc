/** A matrix of six numbers as PDF writes it: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does what `inner` does and then what `outer` does. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Six numbers in whatever kind of list the PDF library gives them; the identity where it gives none. */
export function matrixOf(numbers: unknown): Matrix {
  if (typeof numbers !== 'object' || numbers === null) return identity;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Object.values(numbers).map(Number);
  return [a, b, c, d, e, f];
}

/** The mean of `count` rows of `width` numbers each. */
export function meanOfRows(rows: Float32Array, count: number, width: number): Float32Array {
  const sums = new Float64Array(width);
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < width; column += 1) {
      sums[column] = (sums[column] ?? 0) + (rows[row * width + column] ?? Number.NaN);
    }
  }
  return Float32Array.from(sums, (sum) => sum / count);
}

/** The vector at length 1; a vector of zeros, which has no direction, stays one. Numbers that are not finite stay so. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const number of vector) squares += number * number;
  if (squares === 0) return vector;
  const length = Math.sqrt(squares);
  return vector.map((number) => number / length);
}

/** Whether every number of the vector is finite. */
export function isFiniteVector(vector: Float32Array): boolean {
  return vector.every(Number.isFinite);
}

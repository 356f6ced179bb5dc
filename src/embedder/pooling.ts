// A static model looks a word up in microseconds: loops over its components, without a call for each, keep this below that.

/** The mean of `count` rows of `width` numbers each; not finite where there are fewer. */
export function meanOfRows(rows: Float32Array, count: number, width: number): Float32Array {
  const sums = new Float64Array(width);
  for (let start = 0; start < count * width; start += width) {
    for (let column = 0; column < width; column += 1) {
      sums[column] = (sums[column] as number) + (rows[start + column] as number);
    }
  }
  return divided(sums, count);
}

/** The vector at length 1; a vector of zeros, which has no direction, stays one. Numbers that are not finite stay so. */
export function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (let index = 0; index < vector.length; index += 1)
    squares += (vector[index] as number) * (vector[index] as number);
  return squares === 0 ? vector : divided(vector, Math.sqrt(squares));
}

/** Whether every number of the vector is finite. */
export function isFiniteVector(vector: Float32Array): boolean {
  for (let index = 0; index < vector.length; index += 1) if (!Number.isFinite(vector[index])) return false;
  return true;
}

function divided(numbers: Float32Array | Float64Array, divisor: number): Float32Array {
  const result = new Float32Array(numbers.length);
  for (let index = 0; index < result.length; index += 1) result[index] = (numbers[index] as number) / divisor;
  return result;
}

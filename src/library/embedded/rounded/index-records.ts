/** Before a record's components stand the passage's id (uint32), the scale (float32), and eight bytes of nothing. */
export const headerBytes = 16;
const scalePlace = 4;

/** The kernel takes so many components at a time; the last ones of a record may be empty. */
const componentsAtATime = 16;

/** Ids are kept in 32 bits. */
const highestId = 2 ** 32 - 1;

/** Bytes of a record: a passage's vector in 8 bits a component, a quarter of what it takes in the database. */
export function recordBytes(dimension: number): number {
  return headerBytes + Math.ceil(dimension / componentsAtATime) * componentsAtATime;
}

/**
 * Writes a passage's record into a buffer. The largest component becomes ±127: none is wrong by more than 1/254 of it.
 * @throws RangeError for an id that a record cannot hold
 */
export function writeRecord(target: Buffer, place: number, id: number, vector: Float32Array): void {
  if (!Number.isInteger(id) || id < 0 || id > highestId) throw new RangeError(`Passage id ${id} is out of range.`);
  let largest = 0;
  for (const component of vector) largest = Math.max(largest, Math.abs(component));
  const scale = largest / 127;
  target.writeUInt32LE(id, place);
  target.writeFloatLE(scale, place + scalePlace);
  const components = place + headerBytes;
  if (scale === 0) return;
  for (let index = 0; index < vector.length; index += 1) {
    target.writeInt8(Math.round((vector[index] as number) / scale), components + index);
  }
}

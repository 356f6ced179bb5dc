/** Where an id stands among `count` ascending ones; undefined where it is not among them. */
export function placeOf(id: number, count: number, idAt: (place: number) => number): number | undefined {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = idAt(middle);
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

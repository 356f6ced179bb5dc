/** Sum of the products of two vectors of one length. Four sums side by side: the processor need not wait for one addition before the next. */
export function dotProduct(a: Float32Array, b: Float32Array): number {
  const whole = b.length - (b.length % 4);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let index = 0;
  for (; index < whole; index += 4) {
    first += (a[index] as number) * (b[index] as number);
    second += (a[index + 1] as number) * (b[index + 1] as number);
    third += (a[index + 2] as number) * (b[index + 2] as number);
    fourth += (a[index + 3] as number) * (b[index + 3] as number);
  }
  for (; index < b.length; index += 1) first += (a[index] as number) * (b[index] as number);
  return first + second + third + fourth;
}

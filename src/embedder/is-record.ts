/** Whether a value that came from outside, such as JSON or a network's outputs, has properties to look at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

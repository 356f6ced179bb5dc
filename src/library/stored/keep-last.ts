/**
 * Sets a value as the one used last, and drops the one used longest ago where there are more than `most`. The order of a Map is the order of
 * insertion: nothing else may be set in it.
 */
export function keepLast<Key, Value>(values: Map<Key, Value>, key: Key, value: Value, most: number): void {
  values.delete(key);
  values.set(key, value);
  const [oldest] = values.size > most ? values.keys() : [];
  if (oldest !== undefined) values.delete(oldest);
}

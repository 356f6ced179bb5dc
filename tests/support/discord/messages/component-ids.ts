import { isObject, objectsOf, type JsonObject } from '../json.js';
import { everyComponent } from './reading.js';

/** Components with ids: those they were given, and the free numbers in order for the rest, as Discord assigns them. */
export function numberComponents(components: readonly JsonObject[]): readonly JsonObject[] {
  const taken = new Set(everyComponent(components).map(({ id }) => id));
  let next = 0;
  const free = (): number => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  const number = (component: JsonObject): JsonObject => {
    const { id, components: children, accessory } = component;
    return {
      ...component,
      id: typeof id === 'number' && id > 0 ? id : free(),
      ...(children === undefined ? {} : { components: objectsOf(children).map(number) }),
      ...(isObject(accessory) ? { accessory: number(accessory) } : {}),
    };
  };
  return components.map(number);
}

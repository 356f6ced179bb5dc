import { IsnadError } from '../errors.js';
import type { Libraries } from './libraries.js';
import type { Library } from './library.js';

/** A base library with no servers beside it, as evaluations and benchmarks have it. */
export function onlyBase(base: Library): Libraries {
  const noServers = (): never => {
    throw new IsnadError('library-missing', 'There are no libraries of servers here.');
  };
  return {
    base,
    inScope: async () => base,
    ofServer: async () => null,
    createForServer: async () => noServers(),
    servers: async () => [],
    deleteOfServer: async () => noServers(),
    refresh: () => base.refresh(),
    close: () => base.close(),
  };
}

import pg from 'pg';
import { changesChannel, type Listen } from './changes.js';

/** Milliseconds in which a connection is made and answers. */
const timeout = 2_500;

/** Listens on a connection of its own: those of the pool are given from hand to hand. */
export function listenOn(connectionString: string): Listen {
  return async (onPayload, onLost) => {
    const client = new pg.Client({
      connectionString,
      connectionTimeoutMillis: timeout,
      query_timeout: timeout,
      keepAlive: true,
      application_name: 'isnad listening',
    });
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', ({ payload = '' }) => onPayload(payload));
    try {
      await client.connect();
      await client.query(`listen ${changesChannel}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    return {
      check: async () => void (await client.query('select 1')),
      close: () => client.end().catch(() => {}),
    };
  };
}

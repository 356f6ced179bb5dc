import type { Session } from '../../answer/session.js';
import type { Embedder } from '../../embedder/embedder.js';

export type ModelInUse = Pick<Session, 'embedder' | 'adopt'>;

/**
 * Does something with the model that questions are asked with. A switch of the model closes the one that was in use: what was being done
 * with it is then done with the new one.
 */
export async function withModel<Result>(
  session: ModelInUse,
  work: (embedder: Embedder) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    await session.adopt();
    const embedder = session.embedder();
    try {
      return await work(embedder);
    } catch (error) {
      await session.adopt();
      if (session.embedder() === embedder) throw error;
    }
  }
}

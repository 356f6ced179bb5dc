import hnswlib from 'hnswlib-node';
import type { Hit } from '../../library.js';
import { unwritableIndex } from '../index-files.js';
import type { SelectedPassages, VectorIndex } from '../vector-index.js';

/** Links a point keeps on each layer, and candidates looked at while it is linked. */
export const linksPerPoint = 32;
export const constructionCandidates = 400;

/**
 * Candidates that a search looks at: more in a larger graph. Questions lie outside the cloud of passages they are asked of, often in
 * another language, and find their neighbours through more detours than passages would.
 */
function searchCandidates(points: number): number {
  return Math.max(256, Math.min(640, Math.round(points / 190)));
}

/** hnswlib keeps labels in 32 bits and wraps larger ones without a word. */
const highestLabel = 2 ** 32 - 1;

/** The nearest-neighbour graph over passage vectors: labels are passage ids. Vectors are of unit length, so inner product is cosine. */
export class GraphIndex implements VectorIndex {
  readonly spareCandidates = 0;
  /**
   * The graph takes 25 ms and may miss when most is filtered away; comparing 5,000 takes 3 ms once their vectors have been read.
   */
  readonly narrowSelection = 5_000;
  readonly #graph: hnswlib.HierarchicalNSW;

  private constructor(graph: hnswlib.HierarchicalNSW) {
    this.#graph = graph;
  }

  static create(dimension: number, capacity: number): GraphIndex {
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    graph.initIndex({ maxElements: capacity, m: linksPerPoint, efConstruction: constructionCandidates });
    return new GraphIndex(graph);
  }

  /**
   * Opens a file that `checkIndex` has passed; a damaged one can crash the process.
   * @throws Error when it cannot be read or does not hold so many points
   */
  static async open(path: string, dimension: number, count: number): Promise<GraphIndex> {
    const graph = new hnswlib.HierarchicalNSW('ip', dimension);
    await graph.readIndex(path);
    const index = new GraphIndex(graph);
    if (index.count !== count) throw new Error(`it holds ${index.count} points instead of ${count}`);
    return index;
  }

  get count(): number {
    return this.#graph.getCurrentCount();
  }

  /** Makes room for so many points more. */
  grow(points: number): void {
    const needed = this.count + points;
    if (needed > this.#graph.getMaxElements()) this.#graph.resizeIndex(needed);
  }

  /** @throws RangeError for an id that hnswlib cannot keep. */
  add(id: number, vector: Float32Array): void {
    if (!Number.isInteger(id) || id < 0 || id > highestLabel) throw new RangeError(`Passage id ${id} is out of range.`);
    this.#graph.addPoint(Array.from(vector), id);
  }

  nearest(vector: Float32Array, limit: number, only?: SelectedPassages): Hit[] {
    // hnswlib forgets this with every file: a loaded graph starts with 10.
    this.#graph.setEf(searchCandidates(this.count));
    const filter = only === undefined ? undefined : (label: number) => only.has(label);
    const { neighbors, distances } = this.#graph.searchKnn(Array.from(vector), Math.min(limit, this.count), filter);
    return neighbors.map((passage, index) => ({ passage, score: 1 - (distances[index] ?? 1) }));
  }

  /**
   * Writes the graph; nothing may be added meanwhile. hnswlib does not notice a full disk, so the file is read again.
   * @throws IsnadError `disk-write-failed`
   */
  async write(path: string): Promise<void> {
    try {
      await this.#graph.writeIndex(path);
      await GraphIndex.open(path, this.#graph.getNumDimensions(), this.count);
    } catch (cause) {
      throw unwritableIndex(path, cause);
    }
  }
}

import type { HandedPassage } from './measurements.js';

/** A passage with its vector, which is of unit length. */
export interface EmbeddedPassage extends HandedPassage {
  readonly id: number;
  readonly vector: Float32Array;
}

/** An index, open for questions. */
export interface OpenIndex {
  /** Ids of the best passages, best first. */
  search(question: string, limit: number): Promise<number[]>;
  close(): Promise<void>;
}

/** What may be set differently to see what it changes; everything has a default. */
export type Settings = Readonly<Record<string, number>>;

/** Something that Isnad is measured beside. */
export interface Peer {
  /** Builds an index in an empty folder. */
  build(passages: readonly EmbeddedPassage[], folder: string): Promise<void>;
  open(folder: string, settings: Settings): Promise<OpenIndex>;
}

/** Each peer is loaded alone: none pays for the start of another. */
const peers: Readonly<Record<string, () => Promise<Peer>>> = {
  langchain: async () => (await import('./langchain.js')).langchain,
  orama: async () => (await import('./orama.js')).orama,
  lancedb: async () => (await import('./lancedb.js')).lancedb,
  pglite: async () => (await import('./pglite.js')).pglite,
};

/** @throws Error when there is no peer of this name */
export function loadPeer(name: string): Promise<Peer> {
  const load = peers[name];
  if (load === undefined) throw new Error(`There is no peer ${name}; there are ${Object.keys(peers).join(', ')}.`);
  return load();
}

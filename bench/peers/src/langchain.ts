import { Document } from '@langchain/core/documents';
import { HuggingFaceTransformersEmbeddings } from '@langchain/community/embeddings/huggingface_transformers';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { loading, modelFolder, pooling } from './model.js';
import type { Peer } from './peer.js';

const embeddings = (): HuggingFaceTransformersEmbeddings =>
  new HuggingFaceTransformersEmbeddings({ model: modelFolder, pretrainedOptions: loading, pipelineOptions: pooling });

/** LangChain.js with its HNSWLib store, as its documentation shows them; the store does not know words. */
export const langchain: Peer = {
  async build(passages, folder) {
    const store = new HNSWLib(embeddings(), { space: 'cosine' });
    const documents = passages.map(({ id, text }) => new Document({ pageContent: text, metadata: { id } }));
    // All at once, as `fromDocuments` does: the graph is made for as many.
    await store.addVectors(
      passages.map(({ vector }) => Array.from(vector)),
      documents,
    );
    await store.save(folder);
  },

  async open(folder, { candidates = 256 }) {
    const store = await HNSWLib.load(folder, embeddings());
    // The store has no setting for it, and the graph begins with 10, with which it misses many of the nearest.
    store.index.setEf(candidates);
    return {
      async search(question, limit) {
        const found = await store.similaritySearch(question, limit);
        return found.map(({ metadata }) => Number(metadata['id']));
      },
      close: async () => {},
    };
  },
};

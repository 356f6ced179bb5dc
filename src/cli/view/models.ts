import { z } from 'zod';
import type { KeptModel } from '../../embedder/kept-models.js';
import { isHubName } from '../../embedder/locate.js';
import { visible } from '../../language/visible.js';
import { bytesInWords } from './sizes.js';

/** The JSON form of a model on this machine. It is stable, as that of an answer is. Documented in docs/json.md. */
export const modelSchema = z.strictObject({
  name: z.string(),
  inUse: z.boolean(),
  source: z.enum(['bundled', 'downloaded', 'folder']),
  state: z.enum(['complete', 'damaged', 'unfinished']),
  problem: z.string().nullable(),
  folder: z.string(),
  bytes: z.int().nonnegative(),
  dimension: z.int().positive().nullable(),
  weights: z.enum(['q8', 'fp32']).nullable(),
  revision: z.string().nullable(),
  host: z.string().nullable(),
});

export type ModelJson = z.infer<typeof modelSchema>;

export const modelListSchema = z.strictObject({ embeddingModel: z.string(), models: z.array(modelSchema) });

/** A model in its JSON form. */
export function modelJson(model: KeptModel, embeddingModel: string): ModelJson {
  const { name, source, state, problem, folder, bytes, dimension, weights, revision, host } = model;
  const inUse = isInUse(model, embeddingModel);
  return { name, inUse, source, state, problem, folder, bytes, dimension, weights, revision, host };
}

function isInUse({ name, state }: KeptModel, embeddingModel: string): boolean {
  return name === embeddingModel && state !== 'unfinished';
}

const weightsInWords = { q8: '8-bit', fp32: '32-bit' } as const;

/** The models as lines; a star stands before the one that is used. */
export function modelsText(models: readonly KeptModel[], embeddingModel: string): string {
  const rows = models.map((model) => [
    `${isInUse(model, embeddingModel) ? '*' : ' '} ${model.name}`,
    model.source,
    bytesInWords(model.bytes),
    model.dimension === null ? '' : `${model.dimension} dimensions`,
    model.weights === null ? '' : weightsInWords[model.weights],
    stateInWords(model),
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[...lines, ...remark(models, embeddingModel)].map(visible).join('\n')}\n`;
}

function stateInWords({ name, source, state, problem, revision }: KeptModel): string {
  if (state === 'unfinished') return `unfinished; isnad model get ${name} goes on`;
  const which = source !== 'downloaded' ? '' : revision === null ? 'revision not known' : `revision ${revision}`;
  return state === 'complete' ? which : `damaged: ${problem ?? ''}`;
}

function remark(models: readonly KeptModel[], embeddingModel: string): readonly string[] {
  if (models.some((model) => isInUse(model, embeddingModel))) return [];
  const get = isHubName(embeddingModel)
    ? ` isnad model get ${embeddingModel} downloads it, and so does its first use.`
    : '';
  return [`EMBEDDING_MODEL=${embeddingModel} is not here.${get}`];
}

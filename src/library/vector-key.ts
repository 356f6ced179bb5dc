import { createHash } from 'node:crypto';

/**
 * Key under which a passage's vectors are saved: the SHA-256 of its text, of where its sentences stand in it, and of its report's title.
 * A passage that moves within its report keeps its vectors.
 */
export function vectorKey(
  text: string,
  sentences: readonly { readonly start: number; readonly end: number }[],
  title: string,
): string {
  const hash = createHash('sha256').update(text);
  const origin = sentences[0]?.start ?? 0;
  for (const sentence of sentences) hash.update(`\u0000${sentence.start - origin},${sentence.end - origin}`);
  return hash.update(`\u0000${title}`).digest('hex');
}

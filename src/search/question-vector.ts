import type { Embedder } from '../embedder/embedder.js';
import { IsnadError } from '../errors.js';
import type { Language } from '../language/languages.js';
import type { Lexicon } from './lexicon.js';
import type { AnalysedQuestion } from './question.js';
import { conceptOf } from './words.js';

/** The language of most reports. */
const passageLanguage: Language = 'ar';

/** Senses of a term that are translated: those of its first lines in the lexicon. */
const translatedSenses = 2;

/** What the translation counts beside the question; the languages of docs/decisions/0016-questions-translated-by-the-lexicon.md. */
const translationWeight = 0.5;

/**
 * The vector that passages are searched by: the question's own, and with a model whose vectors are made of words, half as much of what
 * the lexicon calls its terms in Arabic. Such a model knows the inflected forms of other languages less well than the lexicon does.
 * @returns a unit vector
 * @throws IsnadError `embedding-invalid` or what the embedder throws
 */
export async function vectorOfQuestion(
  question: AnalysedQuestion,
  { embedder, lexicon }: { readonly embedder: Embedder; readonly lexicon: Lexicon },
): Promise<Float32Array> {
  const translation = embedder.comparesWords ? translationOf(question, lexicon) : '';
  const texts = translation === '' ? [question.text] : [question.text, translation];
  const [own, translated] = await embedder.embed(texts, 'question');
  if (own === undefined) throw new IsnadError('embedding-invalid', 'The model returned no vector for the question.');
  return translated === undefined ? own : sumOf(own, translated);
}

/** The terms as Arabic writes them, or as they are where the lexicon does not know them; empty for a question in Arabic. */
function translationOf({ terms, language }: AnalysedQuestion, lexicon: Lexicon): string {
  if (language === passageLanguage) return '';
  const forms = terms.flatMap(({ words, surface }) => {
    const senses = words.flatMap((word) => conceptOf(word) ?? []).slice(0, translatedSenses);
    const translated = senses.flatMap((concept) => lexicon.usualForm(concept, passageLanguage) ?? []);
    return translated.length === 0 ? [surface] : [...new Set(translated)];
  });
  return forms.join(' ');
}

function sumOf(own: Float32Array, translated: Float32Array): Float32Array {
  const sum = own.map((value, index) => value + translationWeight * (translated[index] ?? 0));
  const length = Math.hypot(...sum);
  return length === 0 ? own : sum.map((value) => value / length);
}

/** Token ids of a text, without the special tokens around it. */
export type Encode = (text: string) => readonly number[];

/** Words kept; a language has some tens of thousands that are used again and again. */
const rememberedWords = 100_000;

/** Texts of several scripts, with marks, numbers and quotes, by which a tokenizer shows how it treats the spaces between words. */
const samples = [
  'Where did the leaders go in 2017, and who paid 20,000 dollars?',
  'قال المرصد السوري إنّ قادة التنظيم غادروا مدينة «الرقة» إلى العراق.',
  'Кто заплатил проводникам? İkinci günde Rakka’dan çıktılar; l’été, größer, señor (AFP).',
];

/**
 * A tokenizer that remembers the tokens of words it has seen: cutting a word into pieces takes most of the time of embedding with a small
 * model, and words recur. One whose words depend on their neighbours, as samples show, is given back as it is.
 */
export function rememberingWords(encode: Encode): Encode {
  const remembered = new Map<string, readonly number[]>();
  const ofWord = (word: string): readonly number[] => {
    let ids = remembered.get(word);
    if (ids === undefined) {
      ids = encode(word);
      if (remembered.size >= rememberedWords) remembered.clear();
      remembered.set(word, ids);
    }
    return ids;
  };
  const byWords: Encode = (text) => text.split(/\s+/u).flatMap((word) => (word === '' ? [] : ofWord(word)));
  return samples.every((text) => isSame(encode(text), byWords(text))) ? byWords : encode;
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

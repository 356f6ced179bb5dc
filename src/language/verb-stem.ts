/**
 * Endings of Turkish verbs, folded, by what stands behind the stem: -iyor, -ecek, -miş, -di, -diği, -en, -mek, -mesi with persons and cases. The
 * library's Snowball stemmer knows nouns only.
 */
const turkishEnding = new RegExp(
  `(?:${[
    '[iu]yor(?:du|mus|sa|lar|lardi|larsa)?',
    'y?[ae]ca[kg](?:i|lar|lari|ti|tir)?|y?[ae]ce[kg](?:i|ler|leri|ti|tir)?',
    'm[iu]s(?:ti|tu|tir|tur|lar|ler|lardi|lerdi)?',
    '[dt][iu](?:[gk][iu]?(?:nda|nde|ndan|nden|ni|nu|ne|na|n)?)?(?:lar|ler)?(?:i|in|ini|inda|inde)?',
    'y?[ae]n(?:lar|ler)?(?:i|in|a|e|da|de|dan|den)?(?:ni|nin)?',
    'm[ae]k(?:ta|te|tan|ten|la|le|tadir|tedir)?',
    'm[ae](?:s[iu]|lar[iu]?|ler[iu]?)?(?:n[iua]|n[iu]n|nda|nde|ndan|nden)?',
    'i?p|a?rak|e?rek',
  ].join('|')})$`,
  'u',
);
const turkishPassive = /(?<=\p{L}{3})[iu][ln]$/u;
const finalVowel = /(?<=\p{L}{3})[aeiou]$/u;

/** Persian verbs: the present and its negation before, persons behind; nouns end like the shorter of those. */
const persianPresent = /^ن?مي(\p{L}{2,}?)(?:ند|يم|يد|د|م)$/u;
const persianPast = /(?<=\p{L}{3})(?:هاند|ند|يم|يد)$/u;

/**
 * The stem of a verb's form, a guess by its endings, or null where it has none of them: çıkarıyor, çıkardılar and çıkarılan give `cikar`.
 *
 * @param word one folded word of Turkish or Persian
 */
export function verbStem(word: string, language: 'tr' | 'fa'): string | null {
  const stem =
    language === 'tr'
      ? word.replace(turkishEnding, '').replace(turkishPassive, '')
      : word.replace(persianPresent, '$1').replace(persianPast, '');
  const bare = language === 'tr' ? stem.replace(finalVowel, '') : stem;
  return stem === word || bare.length < (language === 'tr' ? 3 : 2) ? null : bare;
}

/** Longest name of a report's file, in characters, without `.md`. */
const longestName = 80;
/** Names that Windows keeps for devices. */
const reservedNames = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Letters of Arabic script as they are commonly written in Latin letters; marks are dropped. */
const latinOf: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ء: '',
  ؤ: 'o',
  ئ: 'e',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  ھ: 'h',
  و: 'w',
  ي: 'y',
  ی: 'y',
  ى: 'a',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/**
 * A name for a report's file, without `.md`: the title in Latin letters, digits and hyphens, at most 80 characters, safe on every file system and
 * distinct from the existing names. A title without any letter or digit is named `report`.
 *
 * @param existing names without `.md` that are taken; case does not matter
 */
export function fileNameFor(title: string, existing: Iterable<string>): string {
  const taken = new Set(Array.from(existing, (name) => name.toLowerCase()));
  const slug = slugOf(title);
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const name = `${cutAtHyphen(slug, longestName - suffix.length)}${suffix}`;
    if (!taken.has(name) && !reservedNames.test(name)) return name;
  }
}

function slugOf(title: string): string {
  const letters = Array.from(
    title.normalize('NFC').toLowerCase(),
    (letter) => latinOf[letter] ?? letter.normalize('NFKD'),
  );
  const slug = letters
    .join('')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\p{M}'’ʼـ]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'report' : slug;
}

function cutAtHyphen(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length + 1);
  const hyphen = cut.lastIndexOf('-');
  return hyphen > length / 2 ? cut.slice(0, hyphen) : slug.slice(0, length);
}

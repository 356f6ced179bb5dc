import type { Language } from '../src/language/languages.js';
import type { Random } from './random.js';

/** Syllables in Latin, Arabic and Cyrillic letters, of which the names of people who do not exist are made. */
const syllables = [
  ['ba', 'با', 'ба'],
  ['dar', 'دار', 'дар'],
  ['fi', 'في', 'фи'],
  ['ham', 'هم', 'хам'],
  ['jad', 'جاد', 'джад'],
  ['kar', 'كر', 'кар'],
  ['lu', 'لو', 'лу'],
  ['mar', 'مر', 'мар'],
  ['nas', 'نص', 'нас'],
  ['ra', 'را', 'ра'],
  ['sal', 'سل', 'сал'],
  ['tu', 'تو', 'ту'],
  ['wi', 'وي', 'ви'],
  ['ya', 'يا', 'я'],
  ['zan', 'زن', 'зан'],
  ['mi', 'مي', 'ми'],
] as const;

type Spelling = readonly [latin: string, arabic: string, cyrillic: string];

const givenNames: readonly Spelling[] = [
  ['Khalid', 'خالد', 'Халид'],
  ['Samir', 'سمير', 'Самир'],
  ['Nadia', 'نادية', 'Надия'],
  ['Yusuf', 'يوسف', 'Юсуф'],
  ['Layla', 'ليلى', 'Лейла'],
  ['Omar', 'عمر', 'Омар'],
  ['Hasan', 'حسن', 'Хасан'],
  ['Rima', 'ريما', 'Рима'],
  ['Tariq', 'طارق', 'Тарик'],
  ['Mahmud', 'محمود', 'Махмуд'],
  ['Amina', 'أمينة', 'Амина'],
  ['Ziad', 'زياد', 'Зияд'],
];

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Someone who does not exist, as one of several thousand rare names that a large corpus has. */
export type Person = Readonly<Record<Language, string>>;

/** Makes up a person whose name is spelled in the letters of each language. */
export function personOf(random: Random): Person {
  const given = random.pick(givenNames);
  const family = [random.pick(syllables), random.pick(syllables), random.pick(syllables)];
  const spelled = (script: 0 | 1 | 2): string => family.map((syllable) => syllable[script]).join('');
  const latin = `${given[0]} al-${capitalised(spelled(0))}`;
  const arabic = `${given[1]} ال${spelled(1)}`;
  const cyrillic = `${given[2]} аль-${capitalised(spelled(2))}`;
  return { en: latin, fr: latin, tr: latin, de: latin, es: latin, ru: cyrillic, ar: arabic, fa: arabic };
}

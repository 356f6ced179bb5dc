import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/language/fold.js';
import type { Language } from '../../../src/language/languages.js';
import { lexiconDirectory } from '../../../src/program.js';
import { strengthOf } from '../../../src/search/hear.js';
import { openLexicon } from '../../../src/search/lexicon.js';
import { formsOf, joinedForm } from '../../../src/search/sounds/forms.js';
import { soundKey } from '../../../src/search/sounds/keys.js';
import { soughtName } from '../../../src/search/sounds/sought-name.js';

const lexicon = openLexicon(lexiconDirectory);

/** What an indexed form is worth for a name of a question. */
const worth = (name: string, language: Language, form: string): number => {
  const sought = soughtName(name, language);
  return sought.keys.includes(soundKey(form) ?? '') ? strengthOf(form, sought, lexicon) : 0;
};

/** What the best form of a word in an Arabic report is worth. */
const inArabic = (name: string, language: Language, word: string): number =>
  Math.max(...formsOf(fold(word), 'ar').map((form) => worth(name, language, form)));

describe('a name of a question', () => {
  it.each<[string, string]>([
    ['الباغوز', 'en baghuz, en baghouz, fr baghouz, tr baguz, de baghus, ru багуз, es baguz'],
    ['الشدادي', 'en shaddadi, en ashshaddadi, fr chaddadi, tr şeddadi, de schaddadi, ru шаддади'],
    ['منبج', 'en manbij, fr manbij, tr münbiç, de manbidsch, ru манбидж'],
    ['هجين', 'en hajin, fr hadjine, tr hecin, de hadschin, ru хаджин'],
    ['الشحيل', 'en shahil, en shuhail, fr chahil, tr şuheyl, ru шухейль'],
    ['دير', 'en deir, tr deyr, ru дейр'],
    ['الزور', 'en azzor, en zor, fr ezzor, tr zor'],
    ['السويداء', 'en sweida, en assweida, fr soueida, tr süveyda, de suwaida, ru сувейда'],
    ['القيارة', 'en qayyarah, tr kayyara, en gayara'],
    ['خاشقجي', 'en khashoggi, fr khashoggi, de chaschuqdschi, ru хашогги'],
    ['مملوك', 'en mamlouk, tr memluk, ru мамлюк'],
    ['رامزي', 'en ramsay'],
    ['ستيوارت', 'en stewart, ru стюарт'],
    ['عبدالرحمن', 'en abdulrahman, en abdurrahman, tr abdurrahman, fr abderrahmane'],
    ['بوکمال', 'en bukamal'],
  ])('%s is found by %s', (word, spellings) => {
    for (const spelling of spellings.split(', ')) {
      const [language, name] = spelling.split(' ') as [Language, string];
      expect(inArabic(name, language, word), spelling).toBeGreaterThan(0);
    }
  });

  it('is found behind what Arabic writes onto it', () => {
    for (const word of ['بالباغوز', 'والباغوز', 'للباغوز', 'باغوز'])
      expect(inArabic('baghuz', 'en', word), word).toBeGreaterThan(0);
    for (const word of ['بمنبج', 'ومنبج', 'لمنبج']) expect(inArabic('manbij', 'en', word), word).toBeGreaterThan(0);
  });

  it('is found in two words as in one', () => {
    const joined = joinedForm('عبد', 'الرحمن', 'ar');
    expect(worth('abdurrahman', 'en', joined!)).toBeGreaterThan(0);
    expect(joinedForm('مدينة', 'الرقه', 'ar')).toBeNull();
  });

  it('in Arabic is found in Latin and Cyrillic reports, and in other Arabic spellings', () => {
    expect(worth('الشدادي', 'ar', 'shaddadi')).toBeGreaterThan(0);
    expect(worth('الباغوز', 'ar', 'багуз')).toBeGreaterThan(0);
    expect(worth('رامساي', 'ar', 'رامزي')).toBeGreaterThan(0);
    expect(worth('پالمیرا', 'fa', 'بالميرا')).toBeGreaterThan(0);
  });

  it('is worth the more, the liker the spelling, and always less than the name itself', () => {
    const good = worth('sudan', 'en', 'سودان');
    expect(good).toBeGreaterThan(worth('sudan', 'en', 'سوداني'));
    expect(good).toBeLessThan(1);
  });

  it.each([
    ['baghuz', 'بغداد'],
    ['manbij', 'منبر'],
    ['shaddadi', 'شهود'],
    ['ramsay', 'رسم'],
    ['zorblatt', 'زرعوا'],
    ['pizza', 'بضائع'],
    ['netflix', 'انفلات'],
  ])('%s is not %s', (name, word) => {
    expect(inArabic(name, 'en', word)).toBe(0);
  });

  it('asks more of a common word', () => {
    // Both differ from the name by a vowel; only the second is a word of the lexicon.
    const [unknown, common] = [worth('hula', 'en', 'هولا'), worth('hula', 'en', 'حاله')];
    expect(unknown).toBeGreaterThan(0);
    expect(common).toBe(0);
  });

  it.each(['a', 'ali', '2016', '', '🙂'])('has nothing to be found by in %j', (word) => {
    expect(soughtName(word, 'en').keys).toEqual([]);
  });

  it('takes any word', () => {
    for (const word of [
      'a'.repeat(5_000),
      'ш'.repeat(500),
      'ع'.repeat(500),
      '\ud800b\ud800d',
      'zthdhvwchcjh'.repeat(9),
    ])
      expect(() => soughtName(word, 'en').keys.map((key) => key.length)).not.toThrow();
  });
});

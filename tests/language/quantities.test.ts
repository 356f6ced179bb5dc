import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/language/languages.js';
import { findQuantities, type PartialDate } from '../../src/language/quantities/quantities.js';

const written = ({ year, month, day }: PartialDate): string => [year, month, day].map((part) => part ?? '·').join('-');

/** Numbers as digits (`%` for percentages), dates as `year-month-day` with `·` for what is not said. */
const read = (text: string, language: Language): string[] =>
  findQuantities(text.normalize('NFC'), language).flatMap((quantity) =>
    quantity.kind === 'number'
      ? quantity.values.map((value) => `${value}${quantity.percent ? '%' : ''}`)
      : [...quantity.dates.map(written), ...quantity.otherOrder.map((date) => `or ${written(date)}`)],
  );

describe('numbers', () => {
  it.each([
    ['2,500', 'en'],
    ['2.500', 'de'],
    ['2 500', 'fr'],
    ['2\u202F500', 'fr'],
    ['2\u00A0500', 'ru'],
    ['٢٥٠٠', 'ar'],
    ['٢٬٥٠٠', 'ar'],
    ['۲۵۰۰', 'fa'],
    ['ألفين وخمسمئة', 'ar'],
    ['ألفان وخمسمائة', 'ar'],
    ['ألفين وخمس مئة', 'ar'],
    ['two thousand five hundred', 'en'],
    ['two thousand and five hundred', 'en'],
    ['deux mille cinq cents', 'fr'],
    ['iki bin beş yüz', 'tr'],
    ['zweitausendfünfhundert', 'de'],
    ['dos mil quinientos', 'es'],
    ['две тысячи пятьсот', 'ru'],
    ['دو هزار و پانصد', 'fa'],
    ['2.5 thousand', 'en'],
  ] as const)('%s (%s) is 2500', (text, language) => {
    expect(read(text, language)).toEqual(['2500']);
  });

  it.each([
    ['2.5 million', 'en'],
    ['2.5m dollars is 2.5 million', 'en'],
    ['two and a half million', 'en'],
    ['2,5 millions', 'fr'],
    ['مليونين ونصف', 'ar'],
    ['مليونين ونصف المليون', 'ar'],
    ['2,5 مليون', 'ar'],
    ['2 مليون و500 ألف', 'ar'],
    ['iki buçuk milyon', 'tr'],
    ['2,5 Mio', 'de'],
    ['2,5 millones', 'es'],
    ['2,5 млн', 'ru'],
    ['۲٫۵ میلیون', 'fa'],
    ['2500000', 'en'],
  ] as const)('%s (%s) is 2500000', (text, language) => {
    expect(read(text, language)).toContain('2500000');
  });

  it.each([
    ['15 %', 'de'],
    ['15%', 'en'],
    ['١٥٪', 'ar'],
    ['15 في المئة', 'ar'],
    ['خمسة عشر بالمائة', 'ar'],
    ['fifteen per cent', 'en'],
    ['15 pour cent', 'fr'],
    ['%15', 'tr'],
    ['yüzde on beş', 'tr'],
    ['15 Prozent', 'de'],
    ['15 por ciento', 'es'],
    ['15 процентов', 'ru'],
    ['۱۵ درصد', 'fa'],
  ] as const)('%s (%s) is 15 per cent', (text, language) => {
    expect(read(text, language)).toEqual(['15%']);
  });

  it.each([
    ['ar', 'أحد عشر قتيلا واثنتا عشرة جريحة وثلاثة عشر', ['11', '12', '13']],
    ['ar', 'خمسة وعشرين ألفا ومئة وثلاثة وعشرين', ['25123']],
    ['ar', 'ثلاثة آلاف، نصف مليون، ألف وتسعمئة', ['3000', '500000', '1900']],
    ['ar', 'بـ20 مقاتلا و30 سيارة والـ40', ['20', '30', '40']],
    ['ar', 'بين 20 و30 ألف دولار', ['20', '20000', '30000']],
    ['ar', 'ثلاثة وخمسة قتلى', ['3', '5']],
    ['en', 'one hundred and twenty-five thousand, 20k, $2.5bn', ['125000', '20000', '2500000000']],
    ['en', '20 to 30 thousand', ['20', '20000', '30000']],
    ['fr', 'quatre-vingt-dix-sept, soixante et onze, dix-huit, vingt et un', ['97', '71', '18', '21']],
    ['de', 'einundzwanzig, zwei Millionen dreihunderttausend', ['21', '2300000']],
    ['es', 'treinta y cinco, mil millones, medio millón', ['35', '1000000000', '500000']],
    ['ru', 'сто двадцать пять тысяч', ['125000']],
    ['fa', 'بیست و پنج', ['25']],
    ['en', '0.500 and 1,234,567.89 and 007', ['0.5', '1234567.89', '7']],
    ['en', '12345678901234567890', ['12345678901234567890']],
  ] as const)('reads %s: %s', (language, text, values) => {
    expect(read(text, language)).toEqual(values);
  });

  it.each([
    ['en', 'one of the leaders came second, several hundred fled'],
    ['ar', 'أحد القادة وواحد منهم أثناء الهجوم على كمية، يوم الاثنين'],
    ['ar', 'القرن الحادي والعشرين والثاني عشر'],
    ['fr', 'un des chefs, une ville, des millions'],
    ['de', 'ein Mann, eine Stadt'],
    ['tr', 'bir kişi, Usame bin Ladin'],
    ['es', 'un hombre, una ciudad, miles'],
    ['ru', 'один из них, тысячи людей'],
    ['fa', 'یک نفر، نه'],
    ['en', 'M16, F-16, T-72, at 14:30'],
    ['ar', 'إف-16'],
  ] as const)('takes no number from %s: %s', (language, text) => {
    expect(read(text, language)).toEqual([]);
  });
});

describe('dates', () => {
  it.each([
    ['en', '3 April', 'April 3rd', 'the third of April', 'April the 3rd'],
    ['fr', '3 avril', 'trois avril'],
    ['tr', '3 Nisan', "3 Nisan'da", '3 nisanda'],
    ['de', '3. April', 'dritten April'],
    ['es', '3 de abril', 'tres de abril'],
    ['ru', '3 апреля', '3-го апреля', 'третьего апреля'],
    [
      'ar',
      '٣ نيسان',
      'الثالث من نيسان',
      '3 أفريل',
      '3 أبريل',
      'الثالث من شهر نيسان/أبريل',
      'بالثالث من إبريل',
      '3 شهر أربعة',
    ],
    ['fa', '۳ آوریل', 'سوم آوریل'],
  ] as const)('%s: %s and others are the third of April', (language, ...texts) => {
    for (const text of texts) expect(read(text, language), text).toEqual(['·-4-3']);
  });

  it.each([
    ['en', '3 April 2016', 'April 3, 2016', '2016-04-03', '2016/4/3'],
    ['fr', '3 avril 2016'],
    ['tr', '3 Nisan 2016', "3 Nisan 2016'da"],
    ['de', '3. April 2016'],
    ['es', '3 de abril de 2016'],
    ['ru', '3 апреля 2016 года'],
    ['ar', '3 نيسان 2016', 'الثالث من أبريل (نيسان) من عام 2016', '٣ أفريل ٢٠١٦'],
    ['fa', '۳ آوریل ۲۰۱۶', '۱۵ فروردین ۱۳۹۵', '۱۳۹۵/۱/۱۵'],
  ] as const)('%s: %s and others are 2016-04-03', (language, ...texts) => {
    for (const text of texts) expect(read(text, language), text).toEqual(['2016-4-3']);
  });

  it.each([
    ['en', '3/4/2016', ['2016-4-3', 'or 2016-3-4']],
    ['en', '13/4/2016', ['2016-4-13']],
    ['en', '04/13/2016', ['2016-4-13']],
    ['de', '03.04.2016', ['2016-4-3', 'or 2016-3-4']],
    ['en', '31/2/2016', ['31', '2', '2016']],
    ['en', 'April 2016', ['2016-4-·']],
    ['tr', '2016 yılının Nisan ayında', ['2016-4-·']],
    ['ar', 'كانون الثاني 2017 وتشرين الأول', ['2017-1-·', '·-10-·']],
    ['ar', 'الخامس والعشرين من أيار والحادي عشر من آب', ['·-5-25', '·-8-11']],
    ['en', 'twenty-first of April, 21st of April', ['·-4-21', '·-4-21']],
    ['de', 'am einundzwanzigsten Mai', ['·-5-21']],
    ['ar', 'بين 3 و5 تشرين الأول/أكتوبر', ['·-10-3', '·-10-5']],
    ['en', '3-5 April', ['·-4-3', '·-4-5']],
    ['ar', 'عام 2017', ['2017-·-·']],
    ['ru', 'в 2016 году', ['2016-·-·']],
    ['fa', '۱۵ فروردین', ['·-4-3', '·-4-4']],
    ['en', 'in April 20,000 fled', ['·-4-·', '20000']],
  ] as const)('reads %s: %s', (language, text, dates) => {
    expect(read(text, language)).toEqual(dates);
  });

  it.each([
    ['en', 'it may rain, they march on'],
    ['en', 'he may'],
    ['ar', 'مارس ضغوطا'],
    ['ar', 'الإبان'],
    ['fr', 'la planète mars'],
    ['tr', 'ocak aralık'],
    ['fa', 'می رود'],
  ] as const)('takes no month from %s: %s', (language, text) => {
    expect(read(text, language)).toEqual([]);
  });

  it('takes a doubtful month where the words beside it leave no doubt', () => {
    expect(read('in May', 'en')).toEqual(['·-5-·']);
    expect(read('في مارس', 'ar')).toEqual(['·-3-·']);
    expect(read('ocak ayında', 'tr')).toEqual(['·-1-·']);
    expect(read('May 2016', 'en')).toEqual(['2016-5-·']);
  });

  it('takes a number that may be a year for both', () => {
    const [found] = findQuantities('قتل 2017 شخصا', 'ar');
    expect(found).toMatchObject({ kind: 'number', values: ['2017'], year: 2017 });
    expect(findQuantities('2,017 people', 'en')[0]).toMatchObject({ year: null });
  });
});

describe('findQuantities', () => {
  it('tells where each stands', () => {
    const text = 'في ٣ نيسان 2016 قتل ألفين وخمسمئة شخص';
    expect(findQuantities(text, 'ar').map(({ start, end }) => text.slice(start, end))).toEqual([
      '٣ نيسان 2016',
      'ألفين وخمسمئة',
    ]);
  });

  it('takes any text', () => {
    const pieces = [
      '3',
      '2016',
      '-',
      '/',
      '.',
      ',',
      'April',
      'نيسان',
      'مليون',
      'و',
      'half',
      'a',
      '%',
      ' ',
      '٣',
      '\ud800',
      'من',
      'the',
    ];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(text, fc.constantFrom(...languages), (sample, language) => {
        let last = 0;
        for (const { start, end } of findQuantities(sample, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});

import type { Language } from '../languages.js';

/**
 * Number words by language, written for this project: `value: spellings`, one value a line. A spelling behind `~` has another everyday use
 * (an article, a pronoun, a plural without a number) and counts only beside another number. A value behind `×` multiplies what stands
 * before it; one behind `=` is a number of thousands, millions or milliards in one word.
 */
export const cardinalTexts: Readonly<Record<Language, string>> = {
  en: `1: ~one
    2: two
    3: three
    4: four
    5: five
    6: six
    7: seven
    8: eight
    9: nine
    10: ten
    11: eleven
    12: twelve
    13: thirteen
    14: fourteen
    15: fifteen
    16: sixteen
    17: seventeen
    18: eighteen
    19: nineteen
    20: twenty
    30: thirty
    40: forty fourty
    50: fifty
    60: sixty
    70: seventy
    80: eighty
    90: ninety
    ×100: hundred
    ×1000: thousand ~k
    ×1000000: million ~millions ~mn ~mln
    ×1000000000: billion ~billions ~bn`,
  ar: `1: ~واحد ~واحدة ~احدى ~أحد
    2: اثنان اثنين اثنتان اثنتين ~اثنا ~اثني ~اثنتا ~اثنتي اتنين
    3: ثلاث ثلاثة تلاتة
    4: أربع أربعة
    5: خمس خمسة
    6: ست ستة
    7: سبع سبعة
    8: ثمان ثماني ثمانية تمانية
    9: تسع تسعة
    10: عشر عشرة
    11: احدعش احداعش حداعش حداشر احداشر
    12: اطنعش طنعش اطناعش اتنعش اتناعش اتناشر
    13: تلطعش تلتعش ثلاثطعش تلاتاشر تلتاشر
    14: اربعطعش اربعتعش اربعتاشر
    15: خمسطعش خمستعش خمستاشر
    16: سطعش ستعش ستاشر
    17: سبعطعش سبعتعش سبعتاشر
    18: تمنطعش تمنتعش ثمنطعش تمنتاشر
    19: تسعطعش تسعتعش تسعتاشر
    20: عشرون عشرين
    30: ثلاثون ثلاثين تلاتين
    40: أربعون أربعين
    50: خمسون خمسين
    60: ستون ستين
    70: سبعون سبعين
    80: ثمانون ثمانين تمانين
    90: تسعون تسعين
    ×100: مئة مائة مية
    200: مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي
    300: ثلاثمئة ثلاثمائة ثلثمائة ثلاثمية تلاتمية
    400: أربعمئة أربعمائة أربعمية
    500: خمسمئة خمسمائة خمسمية
    600: ستمئة ستمائة ستمية
    700: سبعمئة سبعمائة سبعمية
    800: ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة ثمنمائة تمنمية
    900: تسعمئة تسعمائة تسعمية
    ×1000: ألف ~ألفا ~آلاف
    =2000: ألفان ألفين ألفي
    ×1000000: مليون ~مليونا ~ملايين
    =2000000: مليونان مليونين مليوني
    ×1000000000: مليار بليون ~مليارا ~مليارات
    =2000000000: ملياران مليارين ملياري`,
  fr: `1: ~un ~une
    2: deux
    3: trois
    4: quatre
    5: cinq
    6: six
    7: sept
    8: huit
    9: neuf
    10: dix
    11: onze
    12: douze
    13: treize
    14: quatorze
    15: quinze
    16: seize
    20: vingt vingts
    30: trente
    40: quarante
    50: cinquante
    60: soixante
    70: septante
    80: huitante octante
    90: nonante
    ×100: cent cents
    ×1000: mille
    ×1000000: million ~millions
    ×1000000000: milliard ~milliards`,
  tr: `1: ~bir
    2: iki
    3: üç
    4: dört
    5: beş
    6: altı
    7: yedi
    8: sekiz
    9: dokuz
    10: on
    20: yirmi
    30: otuz
    40: kırk
    50: elli
    60: altmış
    70: yetmiş
    80: seksen
    90: doksan
    ×100: ~yüz
    ×1000: ~bin
    ×1000000: ~milyon
    ×1000000000: ~milyar`,
  de: `×100: hundert
    ×1000: tausend ~tsd
    ×1000000: million ~millionen ~mio
    ×1000000000: milliarde ~milliarden ~mrd`,
  es: `1: ~un ~uno ~una
    2: dos
    3: tres
    4: cuatro
    5: cinco
    6: seis
    7: siete
    8: ocho
    9: nueve
    10: diez
    11: once
    12: doce
    13: trece
    14: catorce
    15: quince
    16: dieciséis
    17: diecisiete
    18: dieciocho
    19: diecinueve
    20: veinte
    21: veintiuno veintiún veintiuna
    22: veintidós
    23: veintitrés
    24: veinticuatro
    25: veinticinco
    26: veintiséis
    27: veintisiete
    28: veintiocho
    29: veintinueve
    30: treinta
    40: cuarenta
    50: cincuenta
    60: sesenta
    70: setenta
    80: ochenta
    90: noventa
    100: cien ciento
    200: doscientos doscientas
    300: trescientos trescientas
    400: cuatrocientos cuatrocientas
    500: quinientos quinientas
    600: seiscientos seiscientas
    700: setecientos setecientas
    800: ochocientos ochocientas
    900: novecientos novecientas
    ×1000: mil
    ×1000000: millón ~millones`,
  ru: `1: ~один ~одна ~одно ~одного ~одной
    2: два две двух двум двумя двое двоих
    3: три трёх трём тремя трое троих
    4: четыре четырёх четырём четырьмя четверо четверых
    5: пять пяти пятью пятеро пятерых
    6: шесть шести шестью шестеро
    7: семь семи семью семеро
    8: восемь восьми
    9: девять девяти
    10: десять десяти
    11: одиннадцать одиннадцати
    12: двенадцать двенадцати
    13: тринадцать тринадцати
    14: четырнадцать четырнадцати
    15: пятнадцать пятнадцати
    16: шестнадцать шестнадцати
    17: семнадцать семнадцати
    18: восемнадцать восемнадцати
    19: девятнадцать девятнадцати
    20: двадцать двадцати
    30: тридцать тридцати
    40: сорок сорока
    50: пятьдесят пятидесяти
    60: шестьдесят шестидесяти
    70: семьдесят семидесяти
    80: восемьдесят восьмидесяти
    90: девяносто девяноста
    100: сто ста
    200: двести двухсот
    300: триста трёхсот
    400: четыреста четырёхсот
    500: пятьсот пятисот
    600: шестьсот шестисот
    700: семьсот семисот
    800: восемьсот восьмисот
    900: девятьсот девятисот
    ×1000: тысяча тысячу ~тысячи ~тысяч ~тыс
    ×1000000: миллион ~миллиона ~миллионов ~млн
    ×1000000000: миллиард ~миллиарда ~миллиардов ~млрд`,
  fa: `1: ~یک
    2: دو
    3: سه
    4: چهار
    5: پنج
    6: شش شیش
    7: هفت
    8: هشت
    9: ~نه
    10: ده
    11: یازده
    12: دوازده
    13: سیزده
    14: چهارده
    15: پانزده
    16: شانزده
    17: هفده
    18: هجده هیجده
    19: نوزده
    20: بیست
    30: سی
    40: چهل
    50: پنجاه
    60: شصت
    70: هفتاد
    80: هشتاد
    90: نود
    100: صد یکصد
    200: دویست
    300: سیصد
    400: چهارصد
    500: پانصد
    600: ششصد
    700: هفتصد
    800: هشتصد
    900: نهصد
    ×1000: هزار
    ×1000000: میلیون
    ×1000000000: میلیارد`,
};

/** German writes numbers as one word; these are its parts. */
export const germanUnits =
  'ein|eins|eine=1 zwei|zwo=2 drei=3 vier=4 fünf|fuenf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf|zwoelf=12 dreizehn=13 vierzehn=14 fünfzehn|fuenfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19';
export const germanTens =
  'zwanzig=20 dreißig=30 vierzig=40 fünfzig|fuenfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90';

/** Half of the unit named behind it (`نصف مليون`, `half a million`), or added to what stands before (`مليون ونصف`, `two and a half`). */
export const halfWords: Readonly<Record<Language, string>> = {
  en: 'half',
  ar: 'نصف',
  fr: 'demi demie',
  tr: 'buçuk yarım',
  de: 'halbe halb',
  es: 'medio media',
  ru: 'половиной',
  fa: 'نیم',
};

/** Words that may join the parts of a number, or two ends of a range. Arabic writes its own onto the next word. */
export const andWords: Readonly<Record<Language, string>> = {
  en: 'and',
  ar: 'و',
  fr: 'et',
  tr: 've',
  de: 'und',
  es: 'y',
  ru: 'и с',
  fa: 'و',
};

/** Words between two ends of a range. */
export const rangeWords: Readonly<Record<Language, string>> = {
  en: 'to or and',
  ar: 'إلى الى حتى أو و',
  fr: 'à et ou',
  tr: 'ile ila ve veya',
  de: 'bis und oder',
  es: 'a y o',
  ru: 'до и или',
  fa: 'تا و یا',
};

/** Words behind which hundred and thousand are no number. */
export const vagueWords: Readonly<Record<Language, string>> = {
  en: 'several few many some',
  ar: 'بضعة بضع عدة',
  fr: 'quelques',
  tr: 'birkaç',
  de: 'mehrere einige paar',
  es: 'varios varias',
  ru: 'несколько',
  fa: 'چند',
};

/** Percent signs in words, with `_` for a space. */
export const percentWords: Readonly<Record<Language, string>> = {
  en: 'percent per_cent pct',
  ar: 'بالمئة بالمائة بالمية في_المئة في_المائة في_المية',
  fr: 'pour_cent pourcent',
  tr: 'yüzde',
  de: 'prozent',
  es: 'por_ciento por_cien',
  ru: 'процент процента процентов процентами процентам',
  fa: 'درصد',
};

/** Days of a month as ordinals, from 1: compounds (`الحادي والعشرين`, `twenty-first`) are put together when read. */
export const ordinalTexts: Readonly<Record<Language, string>> = {
  en: `1: first
    2: second
    3: third
    4: fourth
    5: fifth
    6: sixth
    7: seventh
    8: eighth
    9: ninth
    10: tenth
    11: eleventh
    12: twelfth
    13: thirteenth
    14: fourteenth
    15: fifteenth
    16: sixteenth
    17: seventeenth
    18: eighteenth
    19: nineteenth
    20: twentieth
    30: thirtieth`,
  ar: `1: الأول الحادي
    2: الثاني
    3: الثالث
    4: الرابع
    5: الخامس
    6: السادس
    7: السابع
    8: الثامن
    9: التاسع
    10: العاشر
    20: العشرين العشرون
    30: الثلاثين الثلاثون`,
  fr: `1: premier`,
  tr: ``,
  de: `1: erste
    2: zweite
    3: dritte
    4: vierte
    5: fünfte
    6: sechste
    7: siebte siebente
    8: achte
    9: neunte
    10: zehnte
    11: elfte
    12: zwölfte`,
  es: `1: primero`,
  ru: `1: первое первого
    2: второе второго
    3: третье третьего
    4: четвёртое четвёртого
    5: пятое пятого
    6: шестое шестого
    7: седьмое седьмого
    8: восьмое восьмого
    9: девятое девятого
    10: десятое десятого
    11: одиннадцатое одиннадцатого
    12: двенадцатое двенадцатого
    13: тринадцатое тринадцатого
    14: четырнадцатое четырнадцатого
    15: пятнадцатое пятнадцатого
    16: шестнадцатое шестнадцатого
    17: семнадцатое семнадцатого
    18: восемнадцатое восемнадцатого
    19: девятнадцатое девятнадцатого
    20: двадцатое двадцатого
    30: тридцатое тридцатого`,
  fa: `1: اول یکم
    2: دوم
    3: سوم
    4: چهارم
    5: پنجم
    6: ششم
    7: هفتم
    8: هشتم
    9: نهم
    10: دهم
    11: یازدهم
    12: دوازدهم
    13: سیزدهم
    14: چهاردهم
    15: پانزدهم
    16: شانزدهم
    17: هفدهم
    18: هجدهم هیجدهم
    19: نوزدهم
    20: بیستم
    30: سی‌ام سیام`,
};

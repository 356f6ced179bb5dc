import { fold } from '../../language/fold.js';
import { type Month, monthNamed } from '../../language/months.js';
import { fromPersian } from '../../language/persian-calendar.js';

/** What a line says of its times. */
export interface DateLine {
  /** The first date of the line that no word calls an update; ISO 8601, or null. */
  readonly published: string | null;
  /** Whether a word calls the date the one of publication. */
  readonly saysPublished: boolean;
  /** A date that a word calls an update. */
  readonly updated: string | null;
  /** What is left of the line, folded, without dates, times, weekdays and the words that belong to them. */
  readonly rest: string;
}

interface Token {
  readonly text: string;
  readonly isNumber: boolean;
  used: boolean;
}

/** Words that stand between day, month and year. */
const joiners = new Set([
  'من',
  'شهر',
  'عام',
  'سنه',
  'لعام',
  'de',
  'del',
  'of',
  'the',
  'er',
  'st',
  'nd',
  'rd',
  'th',
  'года',
  'год',
  'г',
  'سال',
  'ماه',
  'م',
  'هـ',
  'ه',
]);
const weekdays = new Set(
  (
    'الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت احد اثنين ثلاثاء اربعاء خميس جمعه سبت ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche pazartesi salı çarşamba perşembe cuma cumartesi pazar ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so ' +
    'lunes martes miércoles jueves viernes sábado domingo ' +
    'понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс ' +
    'شنبه یکشنبه دوشنبه سه‌شنبه سهشنبه چهارشنبه پنجشنبه يكشنبه'
  )
    .split(' ')
    .map(fold),
);
/** Words that belong to a date line and say no more than that this is one. */
const timeWords = new Set(
  (
    'نشر نشرت النشر تاريخ تاريخ_النشر بتاريخ في يوم الساعه الساعة ساعه بتوقيت التوقيت توقيت غرينتش جرينتش صباحا مساء ظهرا ص م منذ وقت وقت_النشر اضيف كتب الموافق المحلي المحليه ' +
    'published publication date posted on at am pm gmt utc est edt pst bst cet cest eet ist et a p m first time ' +
    'publié publiée le à paru mis en ligne heure heures h date par posté créé ' +
    'yayınlanma yayınlanma_tarihi yayın yayım yayımlanma tarihi tarih saat giriş eklenme oluşturulma haber tsi ' +
    'veröffentlicht am um uhr erschienen stand vom datum den erstellt ' +
    'publicado publicada el a las fecha hora horas h hrs actualidad creado ' +
    'опубликовано дата публикации в мск время опубликована размещено ' +
    'تاریخ انتشار ساعت زمان منتشر شده در'
  )
    .split(' ')
    .map((word) => fold(word.replaceAll('_', ' '))),
);
/** Words that make what follows them the time of an update. */
const updateWords = new Set(
  'تحديث حدث التحديث اخر محدث تعديل updated update last modified edited revised jour mis mise actualisé modifié modifiée güncelleme güncellenme güncellendi son aktualisiert aktualisierung zuletzt geändert actualizado actualizada última actualización обновлено обновлена изменено بروزرسانی روزرسانی به آخرین'
    .split(' ')
    .map(fold),
);
/** An update is named by one of these; the other words of `updateWords` only accompany them. */
const updateNames = new Set(
  'تحديث التحديث محدث تعديل حدث updated update modified edited revised jour actualisé modifié modifiée güncelleme güncellenme güncellendi aktualisiert aktualisierung geändert actualizado actualizada actualización обновлено обновлена изменено بروزرسانی روزرسانی'
    .split(' ')
    .map(fold),
);

const earliestYear = 1950;
const latestYear = 2100;

/**
 * Reads the dates of a line: numbers (`03-05-2016`, `2016/5/3`, Eastern digits), months by name in eight languages and both Arabic families of names
 * (`3 أيار/مايو 2016`), Persian dates. Of two numbers that could both be a month the first is the day, save in English.
 *
 * @param language ISO 639-1 code of the page
 */
export function readDateLine(text: string, language: string): DateLine {
  const tokens = tokensOf(text);
  let published: string | null = null;
  let updated: string | null = null;
  let isUpdate = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.used) continue;
    if (updateNames.has(token.text)) isUpdate = true;
    else if (publishNames.has(token.text)) isUpdate = false;
    const date = readDate(tokens, at, language);
    if (date === undefined) continue;
    if (isUpdate) updated ??= date;
    else published ??= date;
  }
  const hasDate = published !== null || updated !== null;
  const rest = tokens.filter(
    ({ text: word, used, isNumber }) => !used && !(hasDate && isNumber && /^\d{1,2}$/.test(word)) && !isTimeWord(word),
  );
  const saysPublished = published !== null && tokens.some(({ text: word }) => publishNames.has(word));
  return { published, saysPublished, updated, rest: rest.map(({ text: word }) => word).join(' ') };
}

/** The first date in a text that is nothing but data, such as the value of a meta tag: ISO 8601, or null. */
export function readDateValue(value: string, language: string): string | null {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(value);
  const date = iso ? calendarDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) : undefined;
  const line = readDateLine(value, language);
  return date ?? line.published ?? line.updated;
}

const publishNames = new Set(
  'نشر نشرت النشر published posted publié publiée yayınlanma yayın yayımlanma veröffentlicht publicado publicada опубликовано انتشار'
    .split(' ')
    .map(fold),
);

function isTimeWord(word: string): boolean {
  return (
    timeWords.has(word) ||
    weekdays.has(word) ||
    updateWords.has(word) ||
    joiners.has(word) ||
    /^\d{1,2}h\d{0,2}$/.test(word)
  );
}

/** Numbers, words, and the separators of numeric dates; clock times are dropped here. */
function tokensOf(text: string): Token[] {
  const folded = fold(text)
    .replace(/بتوقيت \S{1,20}(?: المكرمه| المحتله)?/g, ' ')
    .replace(/(?<!\d)\d{1,2}[:٫]\d{2}(?::\d{2})?(?!\d)/g, ' ');
  const found = folded.match(/\d+|[\p{L}'’]+|[-/.–,،]/gu) ?? [];
  return found.map((word) => ({
    text: word.replace(/['’]/g, ''),
    isNumber: /^\d/.test(word),
    used: /^[-/.–,،]$/.test(word),
  }));
}

function readDate(tokens: readonly Token[], at: number, language: string): string | undefined {
  return readNumericDate(tokens, at, language) ?? readNamedDate(tokens, at);
}

function readNumericDate(tokens: readonly Token[], at: number, language: string): string | undefined {
  const [first, separator, second, sameSeparator, third] = tokens.slice(at, at + 5);
  if (!first?.isNumber || !second?.isNumber || !third?.isNumber) return undefined;
  if (separator === undefined || !/^[-/.–]$/.test(separator.text) || separator.text !== sameSeparator?.text)
    return undefined;
  const numbers = [first, second, third].map(({ text }) => Number(text));
  const [a = 0, b = 0, c = 0] = numbers;
  const date =
    first.text.length === 4
      ? numericDate(a, b, c, language)
      : third.text.length === 4
        ? dayAndMonth(a, b, c, language)
        : third.text.length === 2
          ? dayAndMonth(a, b, 2000 + c, language)
          : undefined;
  if (date !== undefined) for (const token of [first, second, third]) token.used = true;
  return date;
}

function dayAndMonth(first: number, second: number, year: number, language: string): string | undefined {
  const dayFirst = numericDate(year, second, first, language);
  const monthFirst = numericDate(year, first, second, language);
  return language === 'en' ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
}

/** A month by name at `at`, with its day and year around it: `3 May 2016`, `May 3, 2016`, `3 أيار/مايو 2016`. */
function readNamedDate(tokens: readonly Token[], at: number): string | undefined {
  const month = monthAt(tokens, at);
  if (month === undefined) return undefined;
  let end = at + month.length;
  const used = tokens.slice(at, end);
  const slash = tokens[end]?.text;
  const other = slash === '/' || slash === '-' ? monthAt(tokens, end + 1) : undefined;
  if (other !== undefined) {
    used.push(...tokens.slice(end + 1, end + 1 + other.length));
    end += 1 + other.length;
  }
  const before = neighbour(tokens, at, -1);
  const after = neighbour(tokens, end - 1, 1);
  const afterThat = after === undefined ? undefined : neighbour(tokens, tokens.indexOf(after), 1);
  const isDay = (token: Token | undefined): boolean => token?.isNumber === true && token.text.length <= 2;
  const isYear = (token: Token | undefined): boolean => token?.isNumber === true && token.text.length === 4;
  const parts =
    isDay(before) && isYear(after)
      ? [before, after]
      : isDay(after) && isYear(afterThat)
        ? [after, afterThat]
        : undefined;
  const [day, year] = parts ?? [];
  if (day === undefined || year === undefined) return undefined;
  const date = dateIn(month.month, Number(year.text), Number(day.text));
  if (date !== undefined) for (const token of [...used, day, year]) token.used = true;
  return date;
}

function monthAt(tokens: readonly Token[], at: number): { month: Month; length: number } | undefined {
  const word = tokens[at]?.text;
  if (word === undefined || tokens[at]?.isNumber) return undefined;
  const two = monthNamed(`${word} ${tokens[at + 1]?.text ?? ''}`);
  if (two !== undefined) return { month: two, length: 2 };
  const one = monthNamed(word);
  return one === undefined ? undefined : { month: one, length: 1 };
}

/** The next token that is neither a joiner nor punctuation. */
function neighbour(tokens: readonly Token[], from: number, step: 1 | -1): Token | undefined {
  for (let at = from + step; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at];
    if (token === undefined || !(joiners.has(token.text) || /^[-/.–,،]$/.test(token.text))) return token;
  }
  return undefined;
}

function dateIn(month: Month, year: number, day: number): string | undefined {
  if (month.calendar === 'gregorian' && year < 1500) return undefined;
  return month.calendar === 'persian' && year < 1500
    ? persianDate(year, month.number, day)
    : calendarDate(year, month.number, day);
}

/** A numeric date; in Persian a year such as 1395 is one of the Persian calendar, elsewhere it would be an Islamic one and is left alone. */
function numericDate(year: number, month: number, day: number, language: string): string | undefined {
  return language === 'fa' && year < 1500 ? persianDate(year, month, day) : calendarDate(year, month, day);
}

function calendarDate(year: number, month: number, day: number): string | undefined {
  if (year < earliestYear || year > latestYear) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** A date of the Persian calendar as a Gregorian one. */
function persianDate(year: number, month: number, day: number): string | undefined {
  const date = fromPersian(year, month, day);
  return date === undefined ? undefined : calendarDate(date.year, date.month, date.day);
}

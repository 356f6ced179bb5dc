import { describe, expect, it } from 'vitest';
import { readDateLine } from '../../src/reports/recognise/dates.js';

describe('readDateLine', () => {
  it.each([
    ['الثلاثاء، 03-05-2016 الساعة 08:52', 'ar', '2016-05-03'],
    ['3 أيار/مايو 2016', 'ar', '2016-05-03'],
    ['٣ مايو ٢٠١٦', 'ar', '2016-05-03'],
    ['نشر في: الجمعة 14 كانون الأول 2018', 'ar', '2018-12-14'],
    ['٣ تشرين الثاني ٢٠١٧ - ١٠:٢٠ م', 'ar', '2017-11-03'],
    ['23 غشت 2019', 'ar', '2019-08-23'],
    ['12 جويلية 2020', 'ar', '2020-07-12'],
    ['2016/5/3', 'ar', '2016-05-03'],
    ['26 رجب 1437 هـ - 3 مايو 2016 م', 'ar', '2016-05-03'],
    ['Published: May 3, 2016 at 8:52 pm EST', 'en', '2016-05-03'],
    ['3rd May 2016', 'en', '2016-05-03'],
    ['05/03/2016', 'en', '2016-05-03'],
    ['25/03/2016', 'en', '2016-03-25'],
    ['Publié le mardi 1er août 2017 à 18h30', 'fr', '2017-08-01'],
    ['03/05/2016', 'fr', '2016-05-03'],
    ['Yayınlanma: 03.05.2016 - 08:52', 'tr', '2016-05-03'],
    ['15 Ağustos 2019 Perşembe', 'tr', '2019-08-15'],
    ['Veröffentlicht am 3. Mai 2016 um 08:52 Uhr', 'de', '2016-05-03'],
    ['martes, 3 de mayo de 2016', 'es', '2016-05-03'],
    ['17 июня 2019 г., 12:30', 'ru', '2019-06-17'],
    ['۱۴ اردیبهشت ۱۳۹۵', 'fa', '2016-05-03'],
    ['1395/02/14', 'fa', '2016-05-03'],
    ['2016-05-03T08:52:00', 'en', '2016-05-03'],
  ])('%s', (text, language, published) => {
    expect(readDateLine(text, language).published).toBe(published);
  });

  it('tells the day of an update from the day of publication', () => {
    expect(readDateLine('Publié le 3 février 2018 à 11h20 - Mis à jour le 4 février 2018', 'fr')).toMatchObject({
      published: '2018-02-03',
      updated: '2018-02-04',
      rest: '',
    });
    expect(readDateLine('آخر تحديث: 14 آذار 2019', 'ar')).toMatchObject({
      published: null,
      updated: '2019-03-14',
      rest: '',
    });
  });

  it.each(['31/02/2016', '2016', '3 - 5', 'May they rest', '40-50-2016', 'مارس ضغوطاً كبيرة', '12 March'])(
    'finds no date in %s',
    (text) => {
      expect(readDateLine(text, 'ar').published).toBeNull();
    },
  );

  it('leaves over what is no part of a date', () => {
    expect(readDateLine('On 3 May 2016 the town fell', 'en').rest).toBe('town fell');
  });
});

import { describe, expect, it } from 'vitest';
import { interfaceLanguage } from '../../src/answer/interface-language.js';
import { languages } from '../../src/language/languages.js';

describe('the language in which a person is answered', () => {
  it.each(languages)('is %s where that was chosen, whatever else speaks', (chosen) => {
    const question = chosen === 'ar' ? 'Where did they go?' : 'أين ذهبوا؟';
    expect(interfaceLanguage({ chosen, question, locale: 'de' })).toBe(chosen);
  });

  it.each([
    ['Where did the leaders go?', 'en'],
    ['أين ذهب القادة؟', 'ar'],
    ['Où sont partis les chefs ?', 'fr'],
    ['Liderler nereye gitti?', 'tr'],
    ['Wohin sind die Anführer gegangen?', 'de'],
    ['¿Adónde fueron los líderes?', 'es'],
    ['Куда ушли лидеры?', 'ru'],
    ['رهبران کجا رفتند؟', 'fa'],
  ] as const)('is that of the question %s, before that of the client', (question, language) => {
    for (const locale of ['en-US', 'fr', 'ja', undefined])
      expect(interfaceLanguage({ question, locale })).toBe(language);
  });

  it.each([
    ['de', 'de'],
    ['en-GB', 'en'],
    ['es-419', 'es'],
    ['ru', 'ru'],
    ['ja', 'en'],
    ['pt-BR', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ] as const)('is that of the client %s where the question tells none', (locale, language) => {
    for (const question of ['', '2016-05-03', '???', 'Raqqa', 'Brett McGurk', 'raqqa 2017', 'ISIS']) {
      expect(interfaceLanguage({ question, locale }), question).toBe(language);
    }
    expect(interfaceLanguage({ locale })).toBe(language);
  });

  it.each([
    ['hello', 'en'],
    ['Danke!', 'de'],
    ['merci beaucoup', 'fr'],
    ['hola', 'es'],
    ['selam', 'tr'],
    ['شكراً', 'ar'],
    ['سلام، خوبی؟', 'fa'],
    ['спасибо', 'ru'],
  ] as const)('is that of the greeting %s', (question, language) => {
    expect(interfaceLanguage({ question, locale: 'ja' })).toBe(language);
  });

  it.each([
    ['that of the question before it', { question: 'أين ذهبوا؟', setting: 'ru', locale: 'de' }, 'ar'],
    ['before that of the client', { setting: 'fa', locale: 'de' }, 'fa'],
    ['before that of the client, for a name alone', { question: 'Raqqa', setting: 'fa', locale: 'de' }, 'fa'],
    ['nothing where none was decided', { setting: null, locale: 'de' }, 'de'],
  ] as const)('is that of the server, %s: %j', (_what, signs, language) => {
    expect(interfaceLanguage(signs)).toBe(language);
  });
});

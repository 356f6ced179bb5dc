import { describe, expect, it } from 'vitest';
import { readCalibrationQuestions } from '../../src/answer/calibration-questions.js';
import { detectLanguage, possibleLanguages } from '../../src/language/detect.js';
import { languages } from '../../src/language/languages.js';
import { calibrationFolder } from '../../src/program.js';

describe('detectLanguage', () => {
  it.each([
    ['Where did the ISIS leaders go?', 'en'],
    ['raqqa human shields how many', 'en'],
    ['أين ذهب قادة داعش؟', 'ar'],
    ['شو صار بالكهربا بالرقة؟', 'ar'],
    ['Où sont partis les chefs de Daech ?', 'fr'],
    ['IŞİD liderleri nereye gitti?', 'tr'],
    ['Wohin sind die Anführer des IS gegangen?', 'de'],
    ['¿Adónde fueron los líderes del ISIS?', 'es'],
    ['Куда ушли лидеры ИГИЛ?', 'ru'],
    ['رهبران داعش کجا رفتند؟', 'fa'],
    ['سران داعش به کجا گریختند', 'fa'],
  ])('%s is %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(['', '   ', '123 – 456', '🙂'])('takes %j for English, having nothing to go by', (text) => {
    expect(detectLanguage(text)).toBe('en');
  });

  it('tells at least 95 % of 480 short community questions apart', () => {
    const questions = readCalibrationQuestions(calibrationFolder).offTopic;
    const right = questions.filter(({ text, language }) => detectLanguage(text) === language);
    expect(right.length / questions.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('possibleLanguages', () => {
  it.each([
    ['أين ذهب القادة؟', ['ar']],
    ['رهبران کجا رفتند؟', ['fa']],
    ['Ракка', ['ru']],
    ['Where did the leaders go?', ['en']],
    ['Rakka savaşı', ['tr']],
  ])('tells that %s is %j', (text, expected) => {
    expect(possibleLanguages(text)).toEqual(expected);
  });

  it.each(['', '2017', '🙂', 'Raqqa', 'Brett McGurk', 'ISIS'])('says nothing of %j', (text) => {
    expect(possibleLanguages(text)).toEqual(languages);
  });

  it('names those that the same signs speak for', () => {
    expect(possibleLanguages('Müslüm Özil')).toEqual(['tr', 'de']);
  });
});

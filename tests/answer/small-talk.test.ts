import { describe, expect, it } from 'vitest';
import { isSmallTalk, languagesOfSmallTalk } from '../../src/answer/small-talk.js';
import { languages } from '../../src/language/languages.js';

describe('small talk', () => {
  it.each([
    'hello',
    'Good morning everyone!',
    'thank you so much 🙏',
    "how's it going",
    'السلام عليكم ورحمة الله وبركاته',
    'شكراً جزيلاً',
    'كيفك؟',
    'Bonjour, comment ça va ?',
    'merci beaucoup',
    'Günaydın!',
    'teşekkürler',
    "Wie geht's?",
    'Danke schön',
    '¡Hola! ¿Qué tal?',
    'Привет, как дела?',
    'سلام، خوبی؟',
    'lol',
    '???',
    '👍',
  ])('is %s', (text) => {
    expect(isSmallTalk(text)).toBe(true);
  });

  it.each([
    'Raqqa',
    'hello, where did the ISIS leaders go?',
    'thanks, and who paid the smugglers?',
    'مرحبا، أين ذهب القادة؟',
    'who are the leaders',
    'merci de dire qui a payé',
    'good news from Palmyra',
    '2017',
  ])('is not %s', (text) => {
    expect(isSmallTalk(text)).toBe(false);
  });
});

describe('the languages of small talk', () => {
  it.each([
    ['hello there', ['en']],
    ['Danke schön', ['de']],
    ['merci beaucoup', ['fr']],
    ['¡Hola! ¿Qué tal?', ['es']],
    ['selam', ['tr']],
    ['спасибо', ['ru']],
    ['شكراً جزيلاً', ['ar']],
    ['سلام، خوبی؟', ['fa']],
    ['سلام', ['ar', 'fa']],
    ['👍', languages],
  ])('of %s are %j', (text, expected) => {
    expect(languagesOfSmallTalk(text)).toEqual(expected);
  });
});

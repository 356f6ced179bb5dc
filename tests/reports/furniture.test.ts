import { describe, expect, it } from 'vitest';
import { furnitureOf } from '../../src/reports/clean/furniture.js';

describe('furnitureOf', () => {
  it.each([
    ['Facebook Twitter WhatsApp Telegram', 'social network name'],
    ['فيسبوك | تويتر | واتساب | نسخ الرابط', 'social network name'],
    ['Share 1.2K', 'share bar'],
    ['اقرأ أيضاً:', 'related stories'],
    ['Lire aussi : Le dernier train', 'related stories'],
    ['READ MORE: How the valley lost its ferry', 'related stories'],
    ['İlgili haberler', 'related stories'],
    ['التعليقات (12)', 'comment prompt'],
    ['هل توافق على ذلك؟ شاركنا رأيك في التعليقات', 'comment prompt'],
    ['What do you make of it? Tell us in the comments below!', 'comment prompt'],
    ['القائمةبحث عنالرئيسية', 'navigation'],
    ['We use cookies to make this site work better for you.', 'cookie or privacy notice'],
    ['Bu sitede çerezler kullanılmaktadır.', 'cookie or privacy notice'],
    ['اشترك في نشرتنا البريدية ليصلك كل جديد.', 'newsletter line'],
    ['© 2020 Example Media. All rights reserved.', 'copyright or site footer'],
    ['Publicité', 'advertisement'],
    ['Tags: war, peace', 'tags'],
    ['3 hours ago', 'relative time'],
  ])('%s', (text, reason) => {
    expect(furnitureOf(text)).toMatchObject({ weak: false, kind: { reason } });
  });

  it.each([
    'Comments made by the minister angered the neighbours.',
    'Share prices fell by a third on Friday.',
    'Related work on the spillway would have to stop.',
    'He left a comment on the page and was arrested.',
    'The company said it had read all the comments.',
    'شارك في الحوار ممثلون عن ست قرى.',
    'تعليقات الوزير أثارت غضب الأهالي.',
    'نشر الناشط الخبر على فيسبوك ثم حذفه.',
    'المزيد من الشاحنات عبرت الحدود يوم الأحد.',
    'Partager un repas, c’est déjà soigner.',
    'Yorum yapmak istemeyen kaptanlar limandan ayrıldı.',
    'The cookie factory closed after forty years.',
    'Advertisement boards were torn down by the crowd.',
    'لماذا غادروا؟ لأن الطعام نفد.',
  ])('leaves the sentence: %s', (text) => {
    expect(furnitureOf(text)).toBeUndefined();
  });

  it('takes a section name for furniture only where something else confirms it', () => {
    expect(furnitureOf('سياسة')).toMatchObject({ weak: true });
    expect(furnitureOf('Home / World / Politics')).toMatchObject({ weak: false });
  });

  it('stays fast on lines made to be slow', () => {
    for (const unit of ['share ', 'x', 'شارك', '؟ ', '… ']) expect(() => furnitureOf(unit.repeat(40))).not.toThrow();
  });
});

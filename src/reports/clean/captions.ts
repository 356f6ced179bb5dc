import { endsWithFullStop } from './line-form.js';
import { type Examination, isKept, strip } from './verdicts.js';

/** Longest caption, in characters. */
const longestCaption = 220;
const agencies =
  'reuters|afp|ap|epa|getty|getty images|anadolu|dpa|shutterstock|al jazeera|sana|efe|tass|file|archive|screengrab|handout|رويترز|فرانس برس|أ ف ب|أ\\.ف\\.ب|الأناضول|الأناضول\\)|أسوشيتد برس|أسوشييتد برس|غيتي|جيتي|سانا|الجزيرة|أرشيف|أرشيفية|الفرنسية|الأوروبية|ا ف ب|arşiv|риа новости|тасс|архив|ایرنا|ایسنا';
/** A credit in brackets at the end of a line: `[Ahmed Ali/Reuters]`, `(رويترز)`, `(AFP/Getty Images)`. */
const bracketedCredit = new RegExp(
  `[[(](?:[^\\])]{0,60}[/\\s,-])?(?:${agencies})(?:[/,\\s-][^\\])]{0,40})?[\\])]$`,
  'iu',
);
const trailingCredit =
  /(?:(?:©|\b(?:photo|photograph|photographer|picture|image|credit|foto|fotoğraf|bild|фото)\s?:|صورة:|الصورة:|تصوير:|عدسة:|عکس:)[^.!?؟:]{1,60}$|\/\s?(?:getty images|reuters|afp)$|(?:via )?getty images$)/iu;

/**
 * Leaves out captions of pictures: lines that the markup marks, and short lines that end with a picture's credit and hold no full sentence of their own.
 */
export function stripCaptions(examination: Examination): void {
  examination.lines.forEach(({ text, mark }, at) => {
    if (!isKept(examination, at)) return;
    const isCredited =
      text.length <= longestCaption &&
      (endsWithCredit(text) || (text.length <= longestCaption && trailingCredit.test(text) && !endsWithFullStop(text)));
    if (mark === 'caption' || isCredited) strip(examination, at, 'picture caption');
  });
}

function endsWithCredit(text: string): boolean {
  const credit = bracketedCredit.exec(text);
  return credit !== null && !/[.!?؟۔]["”»]?\s*$/.test(text.slice(0, credit.index));
}

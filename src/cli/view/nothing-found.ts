import type { Language } from '../../language/languages.js';

/** What is said when nothing in the reports answers a question. */
export interface NothingFound {
  readonly message: string;
  /** Stands above the nearest reports, and says that they are no answer. */
  readonly nearest: string;
  readonly advice: string;
}

/** In the language of the question. */
export const nothingFound: Readonly<Record<Language, NothingFound>> = {
  ar: {
    message: 'عذراً، لم أجد في التقارير ما يجيب عن هذا السؤال.',
    nearest: 'أقرب الموضوعات (وليست إجابات):',
    advice: 'جرّب سؤالاً فيه اسم شخص أو مكان أو تاريخ، كما قد يرد في خبر.',
  },
  en: {
    message: 'Sorry, I found nothing in the reports that answers this.',
    nearest: 'The nearest topics (not answers):',
    advice: 'Try a question with a name, a place or a date, as a report would tell it.',
  },
  fr: {
    message: 'Désolé, je n’ai rien trouvé dans les articles qui réponde à cette question.',
    nearest: 'Les sujets les plus proches (pas des réponses) :',
    advice: 'Essayez une question avec un nom, un lieu ou une date, comme un article les donnerait.',
  },
  tr: {
    message: 'Üzgünüm, haberlerde bu soruyu yanıtlayan bir şey bulamadım.',
    nearest: 'En yakın konular (yanıt değildir):',
    advice: 'Bir haberde geçebilecek bir kişi, yer ya da tarih adıyla sormayı deneyin.',
  },
  de: {
    message: 'Leider habe ich in den Berichten nichts gefunden, was diese Frage beantwortet.',
    nearest: 'Die nächsten Themen (keine Antworten):',
    advice: 'Versuchen Sie es mit einem Namen, einem Ort oder einem Datum, wie ein Bericht sie nennen würde.',
  },
  es: {
    message: 'Lo siento, no he encontrado en los informes nada que responda a esta pregunta.',
    nearest: 'Los temas más cercanos (no son respuestas):',
    advice: 'Pruebe con una pregunta que incluya un nombre, un lugar o una fecha, como los daría una noticia.',
  },
  ru: {
    message: 'К сожалению, в статьях не нашлось ответа на этот вопрос.',
    nearest: 'Ближайшие темы (это не ответы):',
    advice: 'Попробуйте спросить, назвав имя, место или дату, как их назвала бы статья.',
  },
  fa: {
    message: 'متأسفانه در گزارش‌ها چیزی که به این پرسش پاسخ دهد پیدا نشد.',
    nearest: 'نزدیک‌ترین موضوع‌ها (پاسخ نیستند):',
    advice: 'پرسشی با نام یک شخص، یک مکان یا یک تاریخ بپرسید، آن‌گونه که در خبر می‌آید.',
  },
};

import { type CommandText, languageText, localised, type LocalisedText, reportText } from './localised.js';

export interface CommandTexts {
  readonly ask: CommandText<'question' | 'report' | 'outlet' | 'from' | 'to' | 'language' | 'private'>;
  readonly report: CommandText<'report' | 'page' | 'language'>;
  readonly help: CommandText<'language'>;
  /** The command in the menu of a message; Discord shows no description there. */
  readonly sources: { readonly name: LocalisedText };
}

export const commandTexts: CommandTexts = {
  ask: {
    name: localised('ask', { fr: 'demander', tr: 'sor', de: 'fragen', es: 'preguntar', ru: 'спросить' }),
    description: localised('Find what the reports say, quoted word for word', {
      fr: 'Trouver ce que disent les articles, cité mot pour mot',
      tr: 'Haberlerde yazanı sözcüğü sözcüğüne alıntılarla bulun',
      de: 'Finden, was die Berichte sagen, wörtlich zitiert',
      es: 'Buscar lo que dicen los artículos, citado palabra por palabra',
      ru: 'Найти, что пишут статьи, в дословных цитатах',
    }),
    options: {
      question: {
        name: localised('question', { fr: 'question', tr: 'soru', de: 'frage', es: 'pregunta', ru: 'вопрос' }),
        description: localised('What you would like to know, in any language', {
          fr: 'Ce que vous souhaitez savoir, dans la langue de votre choix',
          tr: 'Öğrenmek istediğiniz şey, dilediğiniz dilde',
          de: 'Was Sie wissen möchten, in beliebiger Sprache',
          es: 'Lo que desea saber, en cualquier idioma',
          ru: 'Что вы хотите узнать, на любом языке',
        }),
      },
      report: {
        name: localised('report', { fr: 'article', tr: 'haber', de: 'bericht', es: 'artículo', ru: 'статья' }),
        description: localised('Search this report only: type part of its title', {
          fr: 'Chercher dans ce seul article : tapez une partie du titre',
          tr: 'Yalnızca bu haberde arayın: başlığından bir parça yazın',
          de: 'Nur in diesem Bericht suchen: einen Teil des Titels eingeben',
          es: 'Buscar solo en este artículo: escriba parte del título',
          ru: 'Искать только в этой статье: введите часть заголовка',
        }),
      },
      outlet: {
        name: localised('outlet', { fr: 'média', tr: 'yayın', de: 'medium', es: 'medio', ru: 'издание' }),
        description: localised('Search reports of this outlet only', {
          fr: 'Chercher seulement dans les articles de ce média',
          tr: 'Yalnızca bu yayın organının haberlerinde arayın',
          de: 'Nur in Berichten dieses Mediums suchen',
          es: 'Buscar solo en artículos de este medio',
          ru: 'Искать только в статьях этого издания',
        }),
      },
      from: {
        name: localised('from', { fr: 'du', tr: 'başlangıç', de: 'von', es: 'desde', ru: 'от' }),
        description: localised('Search reports from this day on: year-month-day, such as 2024-05-31', {
          fr: 'Articles à partir de ce jour : année-mois-jour, par exemple 2024-05-31',
          tr: 'Bu günden itibaren haberler: yıl-ay-gün, örneğin 2024-05-31',
          de: 'Berichte ab diesem Tag: Jahr-Monat-Tag, zum Beispiel 2024-05-31',
          es: 'Artículos a partir de este día: año-mes-día, por ejemplo 2024-05-31',
          ru: 'Статьи начиная с этого дня: год-месяц-день, например 2024-05-31',
        }),
      },
      to: {
        name: localised('to', { fr: 'au', tr: 'bitiş', de: 'bis', es: 'hasta', ru: 'до' }),
        description: localised('Search reports up to this day: year-month-day, such as 2024-05-31', {
          fr: 'Articles jusqu’à ce jour compris : année-mois-jour, par exemple 2024-05-31',
          tr: 'Bu gün dahil, bu güne kadarki haberler: yıl-ay-gün, örneğin 2024-05-31',
          de: 'Berichte bis zu diesem Tag: Jahr-Monat-Tag, zum Beispiel 2024-05-31',
          es: 'Artículos hasta este día: año-mes-día, por ejemplo 2024-05-31',
          ru: 'Статьи по этот день: год-месяц-день, например 2024-05-31',
        }),
      },
      language: languageText,
      private: {
        name: localised('private', { fr: 'privé', tr: 'gizli', de: 'privat', es: 'privado', ru: 'лично' }),
        description: localised('Show the answer only to you', {
          fr: 'N’afficher la réponse qu’à vous',
          tr: 'Yanıtı yalnızca siz görün',
          de: 'Die Antwort nur Ihnen zeigen',
          es: 'Mostrar la respuesta solo a usted',
          ru: 'Показать ответ только вам',
        }),
      },
    },
  },
  report: {
    name: localised('report', { fr: 'article', tr: 'haber', de: 'bericht', es: 'artículo', ru: 'статья' }),
    description: localised('Read one of the reports', {
      fr: 'Lire l’un des articles',
      tr: 'Haberlerden birini okuyun',
      de: 'Einen der Berichte lesen',
      es: 'Leer uno de los artículos',
      ru: 'Прочитать одну из статей',
    }),
    options: {
      report: reportText,
      page: {
        name: localised('page', { fr: 'page', tr: 'sayfa', de: 'seite', es: 'página', ru: 'страница' }),
        description: localised('The page to begin with', {
          fr: 'La page à laquelle commencer',
          tr: 'Başlanacak sayfa',
          de: 'Die Seite, mit der begonnen wird',
          es: 'La página por la que empezar',
          ru: 'Страница, с которой начать',
        }),
      },
      language: languageText,
    },
  },
  help: {
    name: localised('help', { fr: 'aide', tr: 'yardım', de: 'hilfe', es: 'ayuda', ru: 'помощь' }),
    description: localised('What this bot does, what it does not do, and what it stores', {
      fr: 'Ce que fait ce bot, ce qu’il ne fait pas et ce qu’il conserve',
      tr: 'Bu bot ne yapar, ne yapmaz ve neleri saklar',
      de: 'Was dieser Bot tut, was er nicht tut und was er speichert',
      es: 'Qué hace este bot, qué no hace y qué guarda',
      ru: 'Что этот бот делает, чего не делает и что сохраняет',
    }),
    options: { language: languageText },
  },
  sources: {
    name: localised('Find sources', {
      fr: 'Chercher les sources',
      tr: 'Kaynak bul',
      de: 'Quellen finden',
      es: 'Buscar fuentes',
      ru: 'Найти источники',
    }),
  },
};

import { type CommandText, type GroupText, languageText, localised } from './localised.js';

/** Texts of the commands about what is stored: insights, privacy, indexes. */
export interface StoredTexts {
  readonly insights: CommandText<'days' | 'language'>;
  readonly privacy: GroupText;
  readonly privacyShow: CommandText<'language'>;
  readonly privacyDelete: CommandText<'language'>;
  readonly index: GroupText;
  readonly indexStatus: CommandText<'language'>;
  readonly indexRefresh: CommandText<'language'>;
  readonly indexRefreshBase: CommandText<'language'>;
}

export const storedTexts: StoredTexts = {
  insights: {
    name: localised('insights', {
      fr: 'statistiques',
      tr: 'istatistik',
      de: 'auswertung',
      es: 'estadísticas',
      ru: 'статистика',
    }),
    description: localised('Questions on this server: how many, what found nothing, which reports help', {
      fr: 'Les questions du serveur : combien, lesquelles sans résultat, quels articles sont utiles',
      tr: 'Sunucudaki sorular: kaç tane, hangileri sonuçsuz, hangi haberler yararlı',
      de: 'Fragen auf diesem Server: wie viele, welche ohne Fund, welche Berichte helfen',
      es: 'Preguntas del servidor: cuántas, cuáles sin resultado, qué artículos ayudan',
      ru: 'Вопросы на сервере: сколько, какие без ответа, какие статьи полезны',
    }),
    options: {
      days: {
        name: localised('days', { fr: 'jours', tr: 'gün', de: 'tage', es: 'días', ru: 'дни' }),
        description: localised('How many days to count, today included; 30 unless said', {
          fr: 'Nombre de jours à compter, aujourd’hui compris ; 30 par défaut',
          tr: 'Sayılacak gün, bugün dahil; belirtilmezse 30',
          de: 'Wie viele Tage gezählt werden, heute eingeschlossen; sonst 30',
          es: 'Cuántos días contar, hoy incluido; 30 si no se indica',
          ru: 'Сколько дней считать, включая сегодня; если не указано, 30',
        }),
      },
      language: languageText,
    },
  },
  privacy: {
    name: localised('privacy', {
      fr: 'confidentialité',
      tr: 'gizlilik',
      de: 'datenschutz',
      es: 'privacidad',
      ru: 'приватность',
    }),
    description: localised('What is stored of you, and how to have it deleted', {
      fr: 'Ce qui est conservé de vous, et comment le faire supprimer',
      tr: 'Sizinle ilgili saklananlar ve nasıl silinecekleri',
      de: 'Was von Ihnen gespeichert ist und wie es gelöscht wird',
      es: 'Qué se guarda de usted y cómo borrarlo',
      ru: 'Что о вас хранится и как это удалить',
    }),
  },
  privacyShow: {
    name: localised('show', { fr: 'afficher', tr: 'göster', de: 'zeigen', es: 'mostrar', ru: 'показать' }),
    description: localised('What is stored of you, and of questions on this server', {
      fr: 'Ce qui est conservé de vous, et des questions de ce serveur',
      tr: 'Sizinle ve bu sunucudaki sorularla ilgili saklananlar',
      de: 'Was von Ihnen und von Fragen auf diesem Server gespeichert ist',
      es: 'Qué se guarda de usted y de las preguntas de este servidor',
      ru: 'Что хранится о вас и о вопросах на этом сервере',
    }),
    options: { language: languageText },
  },
  privacyDelete: {
    name: localised('delete', { fr: 'supprimer', tr: 'sil', de: 'löschen', es: 'borrar', ru: 'удалить' }),
    description: localised('Delete all your votes, everywhere', {
      fr: 'Supprimer tous vos avis, partout',
      tr: 'Tüm değerlendirmelerinizi her yerden silin',
      de: 'Alle Ihre Bewertungen überall löschen',
      es: 'Borrar todas sus valoraciones, en todas partes',
      ru: 'Удалить все ваши оценки везде',
    }),
    options: { language: languageText },
  },
  index: {
    name: localised('index', { fr: 'indexation', tr: 'dizin', de: 'verzeichnis', es: 'índice', ru: 'индекс' }),
    description: localised('How the reports that are searched here are indexed', {
      fr: 'Comment sont indexés les articles consultés ici',
      tr: 'Burada aranan haberlerin dizini',
      de: 'Wie die hier durchsuchten Berichte indexiert sind',
      es: 'Cómo están indexados los artículos que se consultan aquí',
      ru: 'Как проиндексированы статьи, в которых здесь ищут',
    }),
  },
  indexStatus: {
    name: localised('status', { fr: 'état', tr: 'durum', de: 'stand', es: 'estado', ru: 'состояние' }),
    description: localised('What is indexed, and since when', {
      fr: 'Ce qui est indexé, et depuis quand',
      tr: 'Neyin ne zamandan beri dizinde olduğu',
      de: 'Was indexiert ist, und seit wann',
      es: 'Qué está indexado y desde cuándo',
      ru: 'Что проиндексировано и когда',
    }),
    options: { language: languageText },
  },
  indexRefresh: {
    name: localised('refresh', { fr: 'actualiser', tr: 'yenile', de: 'erneuern', es: 'actualizar', ru: 'обновить' }),
    description: localised('Index this server’s own reports anew', {
      fr: 'Indexer à nouveau les articles de ce serveur',
      tr: 'Bu sunucunun kendi haberlerini yeniden dizinleyin',
      de: 'Die eigenen Berichte dieses Servers neu indexieren',
      es: 'Indexar de nuevo los artículos propios de este servidor',
      ru: 'Заново проиндексировать статьи этого сервера',
    }),
    options: { language: languageText },
  },
  indexRefreshBase: {
    name: localised('refresh-base', {
      fr: 'actualiser-fonds',
      tr: 'arşivi-yenile',
      de: 'grundbestand-erneuern',
      es: 'actualizar-fondo',
      ru: 'обновить-общее',
    }),
    description: localised('For those who run the bot: index what changed in the base library', {
      fr: 'Pour les responsables du bot : indexer ce qui a changé dans le fonds commun',
      tr: 'Botu işletenler için: ortak arşivde değişenleri dizinleyin',
      de: 'Für die Betreiber des Bots: Änderungen am Grundbestand indexieren',
      es: 'Para quienes administran el bot: indexar los cambios del fondo común',
      ru: 'Для тех, кто обслуживает бота: проиндексировать изменения общего собрания',
    }),
    options: { language: languageText },
  },
};

import { fold } from '../language/fold.js';
import { type Language, languages } from '../language/languages.js';

/** Words of greetings, thanks, farewells and chatter in the eight languages, dialects and chat spellings included. */
const texts: Readonly<Record<Language, string>> = {
  en: `hello hi hey heya hiya yo sup greetings howdy good morning afternoon evening night day gm gn how are you doing going whats up what is up u r
    thanks thank thx ty tysm you so very much a lot cheers appreciated appreciate it bye goodbye cya see ya later welcome please ok okay k cool
    nice great awesome perfect lol lmao haha hahaha hehe xd rofl sorry oops yes no yeah yep nope sure bot there anyone here everyone all guys
    friends friend man bro today test testing ping love your work well done wow`,
  ar: `السلام سلام عليكم عليك وعليكم ورحمة الله وبركاته مرحبا مرحبتين اهلا أهلين وسهلا هلا والله هلو هاي صباح مساء الخير النور الفل الورد
    كيفك كيف حالك حالكم الحال شلونك شلونكم اخبارك شخبارك إزيك ازيك عامل ايه كيفكم لباس شكرا شكراً جزيلا جزيل الشكر مشكور مشكورين
    تسلم تسلموا يسلمو يعطيك العافية الف يعطيكم بارك فيك فيكم جزاك خيرا خير الله وداعا مع السلامة باي تصبح على تمام اوكي طيب ماشي حلو
    ممتاز رائع ههه هههه ههههه هههههه آسف اسف عفوا نعم لا يا جماعة شباب صديقي اخي أخي بوت الجميع للجميع يومكم سعيد جمعة مباركة`,
  fr: `bonjour bonsoir salut coucou bonne nuit journée soirée ça va comment allez vous tu vas merci beaucoup bien mille fois au revoir à bientôt
    bienvenue svp stp s'il te plaît vous d'accord super génial parfait mdr ptdr désolé pardon oui non tout le monde les amis`,
  tr: `merhaba selam selamlar selamün aleyküm aleykümselam günaydın iyi günler akşamlar geceler nasılsın nasılsınız naber ne haber teşekkürler teşekkür
    ederim ederiz çok sağ ol olun sağol eyvallah hoşça kal görüşürüz güle hoş geldin geldiniz bulduk tamam süper harika evet hayır
    özür dilerim arkadaşlar herkese kolay gelsin`,
  de: `hallo guten morgen tag abend gute nacht moin servus grüß gott wie geht's gehts geht es dir euch ihnen danke dankeschön vielen dank schön
    schon tschüss tschüs auf wiedersehen bis bald später willkommen bitte alles klar gut prima toll klasse entschuldigung ja nein leute zusammen alle`,
  es: `hola buenos días dias buenas tardes noches qué tal cómo estás está están gracias muchas mil muchísimas adiós hasta luego mañana pronto
    bienvenido por favor vale genial perfecto jaja jajaja jajajaja perdón lo siento sí a todos amigos`,
  ru: `привет приветик здравствуйте здравствуй здрасте доброе утро добрый день вечер доброй ночи как дела ты вы спасибо большое огромное спс благодарю пока до
    свидания встречи добро пожаловать пожалуйста хорошо ладно ок окей отлично супер класс круто хаха ахах ахаха лол извините прости простите да нет всем
    друзья ребята`,
  fa: `سلام درود صبح بخیر عصر شب بخیر ظهر وقت بخیر چطوری چطورید خوبی خوبین حالت چطوره حالتون خسته نباشید نباشی ممنون ممنونم
    مرسی متشکرم سپاس سپاسگزارم خیلی دمت گرم دستت درد نکنه خداحافظ خدا حافظ بای خوش آمدید اومدی لطفا باشه اوکی عالی آفرین ببخشید
    بله آره نه دوستان همه بچه ها`,
};

const chatterOf: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  languages.map((language) => [language, new Set(texts[language].match(/[\p{L}\p{M}]+/gu)?.map(fold))]),
);
const chatter: ReadonlySet<string> = new Set([...chatterOf.values()].flatMap((words) => [...words]));

/** Longer messages say something. */
const longestSmallTalk = 8;

/**
 * Whether a message is only a greeting, thanks or chatter, or has no word at all: nothing that reports could answer. Every word must be
 * one of small talk: "hello" is, "hello, where did they go?" is not.
 */
export function isSmallTalk(text: string): boolean {
  const words = wordsOf(text);
  return words.length <= longestSmallTalk && words.every((word) => chatter.has(word));
}

/** The languages of which small talk has the most words; all eight where it has none. */
export function languagesOfSmallTalk(text: string): readonly Language[] {
  const words = wordsOf(text);
  const counts = languages.map((language) => words.filter((word) => chatterOf.get(language)?.has(word)).length);
  return languages.filter((_, place) => counts[place] === Math.max(...counts));
}

const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []).map(fold);

import type { Language } from '../src/language/languages.js';

/**
 * What stands in braces is filled from a report's topic: `who` a name of the lexicon, `person` someone made up, `where` a place or
 * group, `act` a verb, `thing`, `other`, `third` words of the topic, `rare` any word of the language, `count` and `day` numbers.
 */
export type Slot = 'who' | 'person' | 'where' | 'act' | 'thing' | 'other' | 'third' | 'rare' | 'count' | 'day';

/** Sentences of a report. They need not be good grammar: what counts is how their words are spread. */
export const sentences: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'In {where}, {person} told reporters that {thing} and {other} were part of what {who} had {act}, although {rare} was not mentioned.',
    'About {count} people saw how {who} {act} near {where} on {day}, while {third} and {thing} continued for several hours.',
    'According to {who}, the {thing} in {where} led to {other}, and at least {count} cases of {third} were counted since {day}.',
    'Nobody in {where} could say whether {other} or {rare} came first, but {person} blamed {who} for the {thing}.',
    'The {thing} {act} after {day}; {who} had warned of {third} and asked {where} for {count} more {other}.',
    '{person}, who left {where} with {count} others, described {thing}, {rare} and {other} under {who}.',
  ],
  ar: [
    'وقال {person} من {where} إن {thing} و{other} كانا جزءاً مما {act} فيه {who}، ولم يرد ذكر {rare} في هذه الشهادة.',
    'وشهد نحو {count} شخصاً في {where} كيف {act} {who} يوم {day}، بينما استمر {third} ومعه {thing} ساعات عدة.',
    'وبحسب {who} أدى {thing} في {where} إلى {other}، وسُجلت {count} حالة على الأقل من {third} منذ {day}.',
    'ولم يستطع أحد في {where} أن يحدد ما إذا كان {other} أو {rare} قد سبق، لكن {person} حمّل {who} مسؤولية {thing}.',
    'و{act} ذلك بعد {day}، إذ حذر {who} من {third} وطلب من {where} نحو {count} من {other} بسبب {thing}.',
    'أما {person} الذي غادر {where} مع {count} آخرين فتحدث عن {thing} وعن {rare} وعن {other} في ظل {who}.',
  ],
  fr: [
    'À {where}, {person} a déclaré que {thing} et {other} faisaient partie de ce que {who} avait {act}, sans parler de {rare}.',
    'Près de {count} personnes ont vu comment {who} a {act} près de {where} le {day}, pendant que {third} et {thing} duraient des heures.',
    'Selon {who}, {thing} à {where} a conduit à {other}, et au moins {count} cas de {third} ont été relevés depuis le {day}.',
    'Personne à {where} ne savait si {other} ou {rare} était venu en premier, mais {person} accuse {who} de {thing}.',
    '{person}, qui a quitté {where} avec {count} autres, décrit {thing}, {rare} et {other} sous {who}.',
  ],
  tr: [
    '{where} bölgesinde {person}, {thing} ile {other} konusunun {who} tarafından {act} işlerinden biri olduğunu, {rare} hakkında bilgi olmadığını söyledi.',
    'Yaklaşık {count} kişi {day} günü {where} yakınında {who} nasıl {act} gördü, {third} ve {thing} saatlerce sürdü.',
    '{who} kaynaklarına göre {where} içindeki {thing}, {other} sonucuna yol açtı ve {day} gününden beri en az {count} {third} olayı sayıldı.',
    '{where} halkından kimse önce {other} mi yoksa {rare} mi olduğunu bilmiyor, ama {person} {thing} için {who} sorumlu diyor.',
  ],
  de: [
    'In {where} sagte {person}, dass {thing} und {other} zu dem gehörten, was {who} {act}, von {rare} war keine Rede.',
    'Rund {count} Menschen sahen, wie {who} am {day} bei {where} {act}, während {third} und {thing} stundenlang andauerten.',
    'Nach Angaben von {who} führte {thing} in {where} zu {other}, und mindestens {count} Fälle von {third} wurden seit {day} gezählt.',
    '{person}, der {where} mit {count} anderen verließ, beschrieb {thing}, {rare} und {other} unter {who}.',
  ],
  es: [
    'En {where}, {person} dijo que {thing} y {other} formaban parte de lo que {who} {act}, aunque no se habló de {rare}.',
    'Unas {count} personas vieron cómo {who} {act} cerca de {where} el {day}, mientras {third} y {thing} duraban horas.',
    'Según {who}, {thing} en {where} llevó a {other}, y al menos {count} casos de {third} fueron contados desde el {day}.',
    '{person}, que salió de {where} con otros {count}, describió {thing}, {rare} y {other} bajo {who}.',
  ],
  ru: [
    'В {where} {person} рассказал, что {thing} и {other} были частью того, что {who} {act}, но про {rare} ничего не говорилось.',
    'Около {count} человек видели, как {who} {act} возле {where} {day}, пока {third} и {thing} продолжались несколько часов.',
    'По данным {who}, {thing} в {where} привело к {other}, и не менее {count} случаев {third} насчитали с {day}.',
    '{person}, который покинул {where} вместе с {count} другими, описал {thing}, {rare} и {other} при {who}.',
  ],
  fa: [
    '{person} در {where} گفت که {thing} و {other} بخشی از آن چیزی بود که {who} {act} و از {rare} سخنی گفته نشد.',
    'حدود {count} نفر در {day} دیدند که {who} چگونه در نزدیکی {where} {act} در حالی که {third} و {thing} ساعت‌ها ادامه داشت.',
    'به گفته {who} در {where} {thing} به {other} انجامید و دست کم {count} مورد {third} از {day} شمرده شد.',
    '{person} که {where} را همراه {count} نفر دیگر ترک کرد از {thing} و {rare} و {other} زیر نظر {who} گفت.',
  ],
};

/** Questions of a community about such reports. */
export const questions: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'What did {person} say about {thing} in {where}?',
    'How many cases of {third} were there in {where}?',
    'who {act} near {where}',
    'Why did {who} warn of {thing} and {other}?',
    'When did {thing} lead to {other}?',
  ],
  ar: [
    'ماذا قال {person} عن {thing} في {where}؟',
    'كم حالة من {third} سُجلت في {where}؟',
    'لماذا حذر {who} من {thing} و{other}؟',
    'متى أدى {thing} إلى {other}؟',
    'شو صار في {where} بعد {thing}',
  ],
  fr: [
    'Que dit {person} de {thing} à {where} ?',
    'Combien de cas de {third} à {where} ?',
    'Pourquoi {who} est accusé de {thing} et {other} ?',
  ],
  tr: [
    '{person} {where} bölgesindeki {thing} hakkında ne dedi?',
    '{where} içinde kaç {third} olayı sayıldı?',
    '{who} {thing} ve {other} için ne yaptı?',
  ],
  de: [
    'Was sagte {person} über {thing} in {where}?',
    'Wie viele Fälle von {third} gab es in {where}?',
    'Warum führte {thing} laut {who} zu {other}?',
  ],
  es: [
    '¿Qué dijo {person} sobre {thing} en {where}?',
    '¿Cuántos casos de {third} hubo en {where}?',
    '¿Por qué {who} habló de {thing} y {other}?',
  ],
  ru: [
    'Что {person} рассказал про {thing} в {where}?',
    'Сколько случаев {third} было в {where}?',
    'Почему {who} говорит про {thing} и {other}?',
  ],
  fa: [
    '{person} درباره {thing} در {where} چه گفت؟',
    'چند مورد {third} در {where} شمرده شد؟',
    'چرا {who} از {thing} و {other} گفت؟',
  ],
};

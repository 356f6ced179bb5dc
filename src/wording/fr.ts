import { stored } from './stored/fr.js';
import { evaluation } from './evaluation/fr.js';
import { library } from './library/fr.js';
import { web } from './web/fr.js';
import type { Wording } from './wording.js';

export const fr: Wording = {
  evaluation,
  library,
  web,
  languageName: 'Français',
  answer: {
    strong: 'correspond bien à la question',
    possible: 'répond peut-être à la question',
    paragraph: 'paragraphe {number}',
    page: 'Page {page} sur {pages}',
    asked: 'Question :',
    verbatim: 'Cité mot pour mot d’après les articles ; rien n’y est ajouté.',
    gone: 'Les articles ont changé depuis et ces citations n’y figurent plus. Veuillez reposer la question.',
    noMore: 'Il n’y a pas d’autres citations sur cette question.',
  },
  nothing: {
    message: 'Désolé, je n’ai rien trouvé dans les articles qui réponde à cette question.',
    nearest: 'Les sujets les plus proches (pas des réponses) :',
    advice: 'Essayez une question avec un nom, un lieu ou une date, comme un article les donnerait.',
    withinFilter:
      'La recherche n’a porté que sur une partie des articles, selon votre choix. Sans cette limite, il y en a peut-être davantage.',
    smallTalk:
      'À votre service. Posez une question sur une personne, un lieu ou un événement, et je chercherai ce qu’en disent les articles.',
  },
  buttons: {
    previous: 'Précédent',
    next: 'Suivant',
    context: 'Contexte {number}',
    open: 'Ouvrir la source',
    inContext: 'Dans son contexte',
    helpful: '👍 Utile',
    notHelpful: '👎 Pas utile',
  },
  votes: {
    thanks: 'Merci, votre avis est enregistré.',
    changed: 'Merci, votre avis a été modifié.',
    same: 'Votre avis sur cette réponse est déjà enregistré.',
  },
  context: {
    title: 'Autour de la citation',
    marked: 'Le passage marqué est la citation.',
    beginning: 'L’article commence ici.',
    end: 'L’article se termine ici.',
  },
  report: {
    notFound: 'Cet article ne fait plus partie du fonds.',
    byAuthor: 'par {author}',
    passages: 'Passages : {count}',
    withoutDate: 'sans date',
  },
  help: {
    title: 'À propos de ce bot',
    does: 'Ce bot répond aux questions par des passages cités mot pour mot d’articles de presse. Chaque citation indique son article : titre, média, date et paragraphe, avec un lien s’il existe.',
    doesNot:
      'Il ne rédige aucune réponse, ne sait rien au-delà de ces articles et ne juge pas de leur véracité. S’ils ne contiennent pas de réponse, il le dit.',
    howToTitle: 'Comment poser une question',
    howTo: [
      '{ask} cherche une réponse, au besoin dans un seul article, chez un seul média ou entre deux dates.',
      'Mentionnez {mention}, répondez à l’une de ses réponses ou écrivez-lui en privé : il répond de la même façon. Répondez « plus » pour d’autres citations.',
      '{sources}, dans le menu Applications d’un message, cherche ce que les articles disent de ce message.',
      '{report} affiche un article.',
    ],
    confidenceTitle: 'Les mentions sur les citations',
    strongMeans: '« correspond bien à la question » : le passage traite très probablement de ce qui est demandé.',
    possibleMeans: '« répond peut-être à la question » : c’est possible, mais lisez-le avec prudence.',
    confidenceLimits:
      'Ces deux mentions sont l’estimation du bot sur la correspondance ; elles ne disent rien de la véracité d’un article.',
    privacyTitle: 'Ce qui est conservé',
    privacy:
      'Les avis sur les réponses : votre identifiant Discord, le serveur, la réponse concernée et les articles qui y sont cités. Les questions ne le sont que là où les modérateurs d’un serveur l’ont activé, et sans leur auteur ; par défaut, les journaux techniques ne les contiennent pas. {privacy} dit ce qui est conservé de vous et comment le supprimer.',
    library: 'Le fonds : {reports} articles, {outlets} médias, du {from} au {to}.',
  },
  moderators: {
    onlyModerators:
      'Seuls les modérateurs de ce serveur peuvent faire cela : ceux qui peuvent gérer le serveur et les membres ayant l’un des rôles indiqués dans les réglages.',
    onlyOperators: 'Seules les personnes qui gèrent ce bot peuvent faire cela.',
  },
  settings: {
    title: 'Réglages de ce serveur',
    intro: 'Chaque modification prend effet aussitôt et figure dans l’historique.',
    names: {
      channels: 'Salons pour les réponses',
      mentions: 'Réponses aux mentions',
      language: 'Langue',
      privateByDefault: 'Réponses privées',
      usesBase: 'Fonds commun',
      memberCooldownSeconds: 'Pause entre les questions',
      quotesOnPage: 'Citations à la fois',
      moderatorRoles: 'Rôles des modérateurs',
      keepsQuestions: 'Conservation des questions',
      questionDays: 'Durée de conservation des questions',
    },
    about: {
      channels: 'Le bot ne répond que dans ces salons et leurs fils ; une catégorie vaut pour ses salons.',
      mentions: 'Si le bot répond quand on le mentionne ou qu’on répond à l’un de ses messages.',
      language: 'La langue des textes du bot quand une question n’en indique pas.',
      privateByDefault:
        'Si la réponse à une commande n’est vue que par la personne qui demande, sauf avis contraire de sa part.',
      usesBase: 'Si le bot cherche dans les articles de ses responsables, en plus de ceux de ce serveur.',
      memberCooldownSeconds:
        'Le temps qu’un membre attend entre deux questions. Après un repos, il peut en poser d’un coup autant que vingt secondes le permettent.',
      quotesOnPage: 'Le nombre de citations qu’une réponse montre par page.',
      moderatorRoles:
        'Les membres ayant l’un de ces rôles modèrent le bot, comme ceux qui peuvent gérer le serveur. Pour qu’ils voient ses commandes, un administrateur les autorise dans les paramètres du serveur, sous Intégrations.',
      keepsQuestions:
        'Si les questions sont conservées, sans leur auteur, pour voir ce qui reste sans réponse. Une fois désactivé, toutes les questions conservées sont supprimées.',
      questionDays: 'Passé ce délai, une question conservée est supprimée.',
    },
    on: 'activé',
    off: 'désactivé',
    everywhere: 'partout',
    ofMember: 'celle de chaque membre',
    none: 'aucun',
    seconds: 'Secondes : {count}',
    days: 'Jours : {count}',
    turnOn: 'Activer',
    turnOff: 'Désactiver',
    history: 'Historique',
    reset: 'Tout réinitialiser',
    resetConfirm: 'Oui, réinitialiser',
    cancel: 'Annuler',
    open: 'Réglages',
    chooseChannels: 'Partout ; choisissez des salons pour limiter',
    chooseRoles: 'Aucun ; choisissez des rôles',
    tooMany: 'Plus de {most} sont choisis, trop pour cette liste. Modifiez-les par les options de la commande.',
    resetAsk: 'Rétablir tous les réglages de ce serveur comme au début ? Les questions conservées seront supprimées.',
    change: 'de {before} à {after}',
    unchanged: 'Rien n’a changé : c’était déjà ainsi.',
    historyTitle: 'Ce qu’ont fait les modérateurs',
    historyEmpty: 'Rien n’a encore été modifié.',
    by: 'par {who}, {when}',
    deeds: {
      add: 'Article ajouté',
      edit: 'Article modifié',
      remove: 'Article retiré',
      restore: 'Article rétabli',
      hide: 'Article masqué',
      unhide: 'Article affiché à nouveau',
      hidePassage: 'Passage masqué',
      unhidePassage: 'Passage affiché à nouveau',
    },
  },
  ...stored,
  failures: {
    questionEmpty: 'Il n’y a pas de question ici. Veuillez écrire ce que vous souhaitez savoir.',
    questionTooLong: 'La question compte {length} caractères ; le maximum est de {most}. Veuillez la raccourcir.',
    cooldown: 'Vous avez posé plusieurs questions en peu de temps. Vous pourrez en poser une autre {when}.',
    serverCooldown:
      'Beaucoup de questions ont été posées sur ce serveur en peu de temps. Vous pourrez en poser une autre {when}.',
    busy: 'Trop de questions sont en attente. Veuillez réessayer dans un instant.',
    stopping: 'Le bot redémarre. Veuillez réessayer dans un instant.',
    notReady: 'Les articles ne sont pas consultables pour le moment. Les responsables de ce bot peuvent y remédier.',
    broken:
      'Une erreur s’est produite. Veuillez réessayer. Si elle se répète, transmettez cette référence aux responsables du bot : {reference}',
    outdatedButton: 'Ce bouton vient d’une version antérieure du bot. Veuillez reposer la question.',
    dateInvalid:
      'Je ne peux pas lire « {value} » comme une date. Veuillez écrire l’année, le mois et le jour, par exemple 2024-05-31.',
    dateOrder: 'La date de début est postérieure à la date de fin. Veuillez les inverser.',
    reportUnknown: 'Aucun article ne porte le titre « {value} ». Veuillez choisir parmi les suggestions.',
    outletUnknown: 'Aucun média ne s’appelle « {value} ». Veuillez choisir parmi les suggestions.',
    channelForbidden:
      'Je ne suis pas autorisé à écrire dans ce salon. Posez la question dans un autre, ou demandez aux modérateurs de l’autoriser.',
    channelNotChosen: 'Les modérateurs de ce serveur ont choisi d’autres salons pour mes réponses.',
    channelsChosen: 'Posez votre question dans l’un de ceux-ci : {channels}',
  },
};

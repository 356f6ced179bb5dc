import type { StoredWording } from './stored.js';

export const stored: StoredWording = {
  index: {
    title: 'L’index',
    own: 'Articles de ce serveur',
    base: 'Fonds commun',
    counts: 'Articles : {reports} · passages : {passages}',
    changed: 'Dernière modification {when}.',
    ownNone: 'Ce serveur n’a pas encore d’articles à lui.',
    baseUnused: 'Le fonds commun est désactivé sur ce serveur.',
    stale:
      'Ces articles ont été indexés pour un autre modèle ou une autre version et sont pour l’instant absents des réponses. {refresh} les indexe à nouveau.',
    measuring:
      'Depuis la dernière modification, le seuil au-dessous duquel rien n’est répondu est mesuré à nouveau ; d’ici là, l’ancien s’applique.',
    busy: 'Les articles sont en cours de modification.',
    reading: 'Lecture des articles : {done} sur {total}',
    embedding: 'Calcul des vecteurs : {done} sur {total}',
    calibrating: 'Mesure du seuil de réponse : {done} sur {total}',
    building: 'Écriture de l’index : {done} sur {total}',
    started: 'L’actualisation a commencé.',
    ownRefreshed: 'Terminé. Articles : {reports} · passages recalculés : {embedded}',
    baseRefreshed:
      'Terminé. Articles ajoutés : {added} · modifiés : {changed} · retirés : {removed} · inchangés : {unchanged}',
    unread: 'Fichiers illisibles : {failed}. Le journal technique les nomme.',
    running: 'Une actualisation est déjà en cours.',
    goesOn:
      'Cela dure plus longtemps que Discord ne me permet d’en rendre compte. Le travail continue ; {status} montre quand il est terminé.',
  },
  insights: {
    title: 'Questions sur ce serveur',
    period: 'Du {from} au {to}',
    counts: 'Posées : {asked} · avec réponse : {answered} · rien trouvé : {refused}',
    chartTitle: 'Questions par jour',
    answered: 'Avec réponse',
    refused: 'Rien trouvé',
    chartDescription:
      'Diagramme en barres des questions par jour du {from} au {to}. En tout {asked} : {answered} avec réponse, {refused} pour lesquelles rien n’a été trouvé. Le plus grand nombre, {most}, le {day}.',
    reportsTitle: 'Articles',
    use: 'Cité : {quoted} · jugé utile : {helpful} avis sur {votes} ({rate})',
    useWithoutVotes: 'Cité : {quoted} · aucun avis pour l’instant',
    unansweredTitle: 'Questions pour lesquelles rien n’a été trouvé',
    unanswered: 'Posée : {times} fois · la dernière le {day}',
    unansweredNone: 'Aucune sur cette période.',
    kept: 'Les questions sont conservées {days} jours, sans leur auteur.',
    off: 'Ce serveur ne conserve pas les questions : il n’y a donc rien à compter. {settings} permet de l’activer ; elles sont alors conservées sans leur auteur.',
    nothingYet: 'Aucune question n’a été conservée sur cette période.',
    download: 'Télécharger le tableau',
    table: 'Les questions du {from} au {to} : {questions}. Pour un tableur ; une ligne par citation.',
    tableCut: 'Le fichier complet serait trop grand : les plus anciennes sont omises.',
    columns: {
      question: 'Question posée',
      answered: 'Résultat',
      quote: 'Citation',
      citation: 'Source',
      link: 'Lien',
      date: 'Posée le',
    },
  },
  privacy: {
    title: 'Ce qui est conservé de vous',
    votes:
      'Vos avis sur les réponses : votre identifiant Discord, le serveur, la réponse, les articles qui y sont cités et l’heure. Vos avis actuels : {votes}.',
    questionsKept:
      'Les questions posées sur ce serveur sont conservées {days} jours, pour que ses modérateurs voient ce qui manque aux articles. Leur auteur n’est pas conservé.',
    questionsNotKept: 'Les questions ne sont pas conservées ici.',
    moderation:
      'Tout ce que changent les modérateurs figure dans l’historique du serveur, avec leur identifiant Discord et l’heure, tant que le bot y est.',
    logs: 'Par défaut, les journaux techniques ne contiennent aucune question. Les responsables du bot peuvent changer cela et devraient alors le dire.',
    leaving:
      'Si le bot est retiré d’un serveur, tout ce qui est conservé de ce serveur est supprimé {days} jours plus tard.',
    howToDelete: '{delete} supprime tous vos avis.',
    confirm:
      'Tous vos avis, sur tous les serveurs et en messages privés, seront supprimés : {votes}. Ils ne pourront pas être rétablis.',
    confirmButton: 'Supprimer mes avis',
    nothing: 'Aucun avis de votre part n’est conservé.',
    deleted: 'Vos avis sont supprimés : {votes}.',
  },
};

import type { EvaluationWording } from './evaluation.js';

export const evaluation: EvaluationWording = {
  title: 'Évaluation',
  intro:
    'Que valent les réponses ? Des questions dont on connaît la réponse ont été posées, et les résultats ont été comptés.',
  foundFirst: 'Le bon passage est arrivé en tête pour {count} des {all} questions auxquelles les articles répondent.',
  refusedRightly: 'Pour {count} des {all} questions sans réponse dans les articles, rien n’a été cité.',
  facts: {
    asked: 'Posées le',
    questions: 'Nombre de questions',
    reports: 'Articles',
    passages: 'Extraits',
    model: 'Modèle',
    dimensions: 'Nombre de dimensions',
  },
  answerable: 'avec réponse',
  unanswerable: 'sans réponse',
  highlight: 'surlignage',
  answered: 'répondues',
  refused: 'refusées',
  says: {
    first: 'bon passage en tête',
    three: 'parmi les trois premiers',
    five: 'parmi les cinq premiers',
    answered: 'non refusées',
    highlight: 'bonne phrase surlignée',
    refused: 'là où rien ne répond',
  },
  byLanguage: 'Par langue',
  byLanguageAndGroup: 'Par langue et par groupe',
  intervals:
    'Le trait fin est l’intervalle à 95 % : là où les traits se chevauchent largement, une différence peut être due au hasard. Après chaque nom figure le nombre de questions.',
  foundTitle: 'Bon passage en tête (hit@1)',
  refusedTitle: 'Refusées là où rien ne répond',
  all: 'Ensemble',
  scores: {
    title: 'Notes',
    right: 'avec réponse, bon passage en tête',
    wrong: 'avec réponse, autre passage en tête',
    nothing: 'rien ne répond',
    chart: 'Nombre de questions selon la note de leur meilleur passage',
    caption:
      'Note du meilleur passage pour chaque question. Le seuil est à {floor} : {above} des {answerable} questions avec réponse et {aboveToo} des {unanswerable} questions sans réponse l’atteignent.',
  },
  figures: 'Chiffres',
  ranges: 'Les fourchettes sont des intervalles à 95 %.',
  table: 'Tableau des chiffres',
  misses: {
    title: 'Ce qui a échoué',
    none: 'Rien : toutes les questions ont bien tourné.',
    hint: 'Questions concernées : {count}. En les ouvrant, on voit ce qui a été rendu et, à côté, ce qui était attendu.',
    language: 'Langue de la question',
    every: 'Toutes les langues',
    notFirst: 'Répondues, mais avec un autre passage en tête',
    notFirstHint:
      'Le bon passage est venu plus tard, ou n’était pas parmi les cinq citations. Parfois la première citation répond aussi : il faut alors compléter l’attendu.',
    refused: 'Refusées, alors que les articles répondent',
    refusedHint: 'Le meilleur passage est resté sous le seuil.',
    answered: 'Répondues, alors que rien ne répond',
    answeredHint:
      'Ce qui a été cité pour des questions auxquelles les articles ne répondent pas. Parfois une citation répond tout de même : il manque alors un attendu à la question.',
    notQuoted: 'non cité',
    rank: 'rang {rank}',
    score: 'note {score}',
    shownFirst: 'Montré en premier',
    more: 'Autres citations en dessous : {count}.',
    bestNotShown: 'Meilleur passage, non montré',
    nothingFound: 'Rien n’a été trouvé',
    gone: 'Ce passage ne figure plus tel quel dans les articles.',
    gold: 'Attendu',
    noGold: 'Rien : il fallait refuser.',
    absent: 'Cela ne figure dans aucun article.',
    headline: 'Cela ne figure que dans un titre, et les titres ne sont pas cités.',
    split:
      'Cela ne figure en entier dans aucun passage : il dépasse la fin de l’un d’eux, ou entre dans un intertitre.',
    quoted: 'Cité à la place {place}, avec la note {score}.',
    rankedRefused: 'Un passage qui le contient était classé à la place {place}, avec la note {score} : refusé.',
    rankedLeft: 'Un passage qui le contient était classé à la place {place}, avec la note {score} : non cité.',
    notRanked: 'Aucun passage qui le contient n’était parmi les dix meilleurs.',
  },
  meanings: {
    title: 'Ce que disent les chiffres',
    hits: 'Part des questions avec réponse dont la première citation, les trois premières, les cinq premières contiennent l’attendu. Une question refusée est un échec.',
    reciprocalRank:
      'Rang réciproque moyen : 1 pour une première citation juste, 1/2 pour une deuxième, et ainsi de suite jusqu’à la cinquième ; 0 sinon.',
    gain: 'La qualité du classement de tous les bons passages parmi les dix meilleurs, avant tout refus : 1 est parfait.',
    highlight:
      'Là où la première citation est juste et compte plusieurs phrases : la fréquence à laquelle la phrase surlignée contient l’attendu.',
    answered: 'Part des questions avec réponse auxquelles il a été répondu, à raison ou à tort.',
    refused: 'Part des questions sans réponse pour lesquelles rien n’a été cité.',
    scoreTerm: 'note',
    score:
      'La confiance que mérite un passage comme réponse, de 0 à 1. Quand le meilleur passage reste sous le seuil de {floor}, la question est refusée.',
    intervalTerm: 'intervalle à 95 %',
    interval:
      'Bootstrap percentile sur les questions ; exact là où toutes les questions d’une ligne ont eu la même issue.',
  },
};

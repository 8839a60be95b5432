import type { FindingSeverity } from './screening.types';

/** Words and phrases, folded (no accent, lower case, one space between words). */
export interface InsultList {
  readonly severity: FindingSeverity;
  readonly score: number;
  /** In French, how the explanation names it. */
  readonly nature: string;
  readonly entries: readonly string[];
}

const list = (text: string): string[] =>
  text
    .split(/[,\n]/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/**
 * Written for this platform, by nature. Words that French also uses innocently stand only in phrases (« sale con »),
 * and words of medicine (crétinisme, débilité, idiotie, autiste, mongolisme) do not stand at all: a moderator is
 * there for the rest.
 */
export const INSULT_LISTS: readonly InsultList[] = [
  {
    severity: 'block',
    score: 0.9,
    nature: 'Injure',
    entries: list(`
      connard, connards, connarde, connardes, conard, conards, conasse, conasses, connasse, connasses
      enculé, encule, encules, enculee, enculees, enculer, enculeur, enculeurs
      salope, salopes, saloppe, salopard, salopards, salaud, salauds, salop, salops
      pute, putes, putain de merde, fils de pute, fils de putes, nique ta mere, nique ta race, niquer ta mere
      sale batard, bande de batards
      trou du cul, trous du cul, trou de balle, tete de noeud, tete de con, tetes de con
      sale con, sales cons, gros con, gros cons, grosse conne, pauvre con, pauvres cons, pauvre conne, petit con
      petits cons, petite conne, bande de cons, bandes de cons, sombre con, vieux con, vieux cons, quel con
      quels cons, espece de con, espece de conne, roi des cons, ces cons, cons de fonctionnaires
      va te faire foutre, va te faire enculer, va te faire voir, allez vous faire foutre, allez vous faire enculer
      ta gueule, vos gueules, ferme ta gueule, fermez vos gueules, ferme la connard
      sous merde, sous merdes, grosse merde, grosses merdes, bande de merdes, sac a merde, bouffeur de merde
      couille molle, couilles molles, casse couilles, sac a foutre, sale chien, sale chienne, sale porc, sales porcs
      bande d ordures, espece d ordure, espece de merde
      petasse, petasses, pouffiasse, pouffiasses, poufiasse, poufiasses, grognasse, grognasses
      abruti, abrutis, abrutie, abruties, cretin, cretins, cretine, cretines, debile mental, debiles mentaux
      bande de debiles, espece de debile, gros debile, sale debile, bande d imbeciles, espece d imbecile, bouffon, bouffons, bouffonne
      trouduc, trouducs, branleur, branleurs, branleuse, branleuses, glandeur, glandeurs, tocard, tocards
      gros naze, bande de nazes, espece d idiot, bande d idiots, pauvre idiot, pauvre idiote, pauvres idiots
      bande de mongols, espece de mongol, gros mongol, sale mongol, gogole, gogoles
      attarde mental, attardes mentaux, bande d attardes, bande d incapables, pauvre type, pauvres types
      lopette, lopettes, raclure, raclures, crevure, crevures, enfoire, enfoires, enfoiree, ducon
      face de rat, face de pet, cul terreux, culs terreux, peigne cul, peigne culs, leche cul, leche culs
    `),
  },
  {
    severity: 'block',
    score: 0.95,
    nature: 'Injure visant l’origine, la religion, l’orientation ou le handicap',
    entries: list(`
      bougnoule, bougnoules, bougnoul, bicot, bicots, youpin, youpins, youpine, youtre, youtres, negro, negros
      sale negre, sales negres, chinetoque, chinetoques, bamboula, bamboulas, sale arabe, sales arabes, sale juif
      sales juifs, sale noir, sales noirs, sale gitan, sales gitans, sale rom, sales roms, sale musulman
      sales musulmans, sale etranger, sales etrangers, crouille, crouilles, niakoue, niakoues
      sale pede, sales pedes, pede, pedes, tarlouze, tarlouzes, tafiole, tafioles, tantouze, tantouzes
      sale gouine, sales gouines, gouinasse, sale handicape, sales handicapes, sale autiste, espece d autiste
      sale trisomique, espece de trisomique, sale trans, sale travelo, travelo, travelos
    `),
  },
  {
    severity: 'review',
    score: 0.6,
    nature: 'Grossièreté ou attaque de personne',
    entries: list(`
      merde, merdes, merdique, merdiques, merdier, bordel de merde, putain, putains, foutaise, foutaises, chier
      chiant, chiants, chiante, chiantes, emmerder, emmerde, emmerdent, emmerdeur, emmerdeurs, emmerdeuse
      foutre, foutage de gueule, couille, couilles, couillon, couillons, couillonnade, conneries, connerie
      imbecile, imbeciles, fdp, bullshit, fuck, fucking, asshole, assholes, bitch, bastard, bastards, motherfucker, dickhead
      bande de charlatans, espece d escroc, bande d escrocs, bande de voyous, crapule, crapules, racaille, racailles
      collabo, collabos, guignol, guignols, bande de clowns, bande de parasites, espece de parasite, facho, fachos, gauchiasse, gauchiasses, nazi, nazis, crevez tous, creve donc
      creve charogne, je vais te tuer, je vais vous tuer, on va te tuer, on va vous tuer, tu vas mourir
      vous allez le payer, on sait ou tu habites, je sais ou tu habites, mort aux juifs, mort aux arabes
      mort aux musulmans, mort aux etrangers, mort aux medecins, mort aux flics
    `),
  },
];

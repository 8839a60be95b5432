import { foldText } from './folded.text';
import { insultsPhase } from './insults.phase';
import type { Finding, ScreeningContext } from './screening.types';

const context: ScreeningContext = {
  policy: 'before',
  findSameText: async () => ({ bySameAuthor: 0, byOthers: 0 }),
};
const run = (text: string): Finding[] =>
  insultsPhase.run({ text, folded: foldText(text), isReply: false }, context) as Finding[];

const INSULTS: readonly (readonly [text: string, passage: string])[] = [
  ['Quel connard celui qui a écrit ça', 'connard'],
  ['QUEL CONNARD', 'CONNARD'],
  ['bande de connards.', 'connards'],
  ['c’est un enculé', 'enculé'],
  ['d’enculés pareils', 'enculés'],
  ['un encule\u0301', 'encule\u0301'],
  ['un con\u200bnard', 'con\u200bnard'],
  ['un c\u200bo\u200bn\u200bn\u200ba\u200br\u200bd', 'c\u200bo\u200bn\u200bn\u200ba\u200br\u200bd'],
  ['un con\u00adnard', 'con\u00adnard'],
  ['un con\u2060nard', 'con\u2060nard'],
  ['un с\u043ennard', 'с\u043ennard'],
  ['une ѕаlоре', 'ѕаlоре'],
  ['un ｃｏｎｎａｒｄ', 'ｃｏｎｎａｒｄ'],
  ['un 𝐜𝐨𝐧𝐧𝐚𝐫𝐝', '𝐜𝐨𝐧𝐧𝐚𝐫𝐝'],
  ['un ⓒⓞⓝⓝⓐⓡⓓ', 'ⓒⓞⓝⓝⓐⓡⓓ'],
  ['un c0nnard', 'c0nnard'],
  ['un c0nn4rd', 'c0nn4rd'],
  ['une s@lope', 's@lope'],
  ['une 5al0pe', '5al0pe'],
  ['une sa1ope', 'sa1ope'],
  ['un encu!é', 'encu!é'],
  ['un c*nnard', 'c*nnard'],
  ['un co**ard', 'co**ard'],
  ['un con**nard', 'con**nard'],
  ['un connaaaard', 'connaaaard'],
  ['un cooonnnaaarrrd', 'cooonnnaaarrrd'],
  ['une saloope', 'saloope'],
  ['un c o n n a r d', 'c o n n a r d'],
  ['un c.o.n.n.a.r.d', 'c.o.n.n.a.r.d'],
  ['un c-o-n-n-a-r-d', 'c-o-n-n-a-r-d'],
  ['fils de pute', 'fils de pute'],
  ['fils  de\nputes', 'fils  de\nputes'],
  ['va te faire foutre', 'va te faire foutre'],
  ['ta gueule !', 'ta gueule'],
  ['ta guuuueule', 'ta guuuueule'],
  ['nique ta mère', 'nique ta mère'],
  ['pauvre con !', 'pauvre con'],
  ['bande de cons', 'bande de cons'],
  ['sous-merdes', 'sous-merdes'],
  ['trou-du-cul', 'trou-du-cul'],
  ['**connard**', 'connard'],
  ['_connard_', 'connard'],
  ['«connard»', 'connard'],
  ['connard·e·s', 'connard'],
  ['sale juif', 'sale juif'],
  ['les bougnoules', 'bougnoules'],
  ['sale pédé', 'sale pédé'],
  ['un pédé', 'pédé'],
  ['sale handicapé', 'sale handicapé'],
  ['espèce d’autiste', 'espèce d’autiste'],
  ['c’est de la merde', 'merde'],
  ['des conneries', 'conneries'],
  ['on sait où tu habites', 'on sait où tu habites'],
  ['un crétin', 'crétin'],
  ['cet abruti', 'abruti'],
  ['casse-couilles', 'casse-couilles'],
];

/** Sentences of the field, with the words that a careless list takes for insults. */
const HARMLESS: readonly string[] = [
  'La concertation porte sur la doctrine technique du numérique en santé.',
  'Le contenu du dossier médical partagé doit être consultable hors connexion.',
  'Les connecteurs des éditeurs sont réputés conformes après homologation.',
  'Un compte rendu de biologie computationnelle est joint.',
  'Le calcul de la dose est fait par ordinateur, dit computer en anglais.',
  'Les pros and cons de l’hébergement en nuage sont discutés.',
  'La réputation de l’établissement n’entre pas en compte.',
  'L’amputation est codée en CIM-10 sous un code unique.',
  'Le patient amputé dispose d’une carte Vitale.',
  'Une dispute entre éditeurs a retardé l’annuaire.',
  'Les députés ont adopté l’article 45 de la loi.',
  'Le putamen et le noyau caudé sont visibles en imagerie.',
  'Le pénis, le vagin, l’anus et la vulve sont des termes d’anatomie.',
  'Un toucher rectal est prescrit avant le dosage du PSA.',
  'La biopsie du sein est rattachée au dossier de cancérologie.',
  'Les testicules et la verge sont cités dans le thésaurus.',
  'La crise d’épilepsie partielle est décrite par le document.',
  'Le crétinisme par carence en iode figure dans la terminologie.',
  'La débilité légère est un terme abandonné au profit du handicap intellectuel.',
  'L’idiotie était un terme de psychiatrie au XIXe siècle.',
  'La fibrose pulmonaire idiopathique est une maladie rare.',
  'Les personnes autistes demandent des interfaces apaisées.',
  'La trisomie 21 est suivie par un centre de référence.',
  'Le mongolisme est une désignation ancienne de la trisomie 21.',
  'Un service de pédiatrie et un pédopsychiatre utilisent la messagerie.',
  'Le pédicure-podologue et la pédale du fauteuil n’ont rien à voir.',
  'La pédagogie du tour est appréciée.',
  'Le service rendu n’est pas vendu aux éditeurs.',
  'Les logiciels vendus aux hôpitaux sont certifiés.',
  'Les clowns hospitaliers sont intervenus à l’étape de Rennes.',
  'La parasitologie et les parasites intestinaux ont leur code LOINC.',
  'Une salade de sigles rend le texte difficile.',
  'Le salaire des agents n’est pas le sujet.',
  'La salopette de protection est un équipement individuel.',
  'Le cul-de-sac de Douglas est décrit dans le compte rendu.',
  'La culture du résultat et le calcul de la cohorte sont expliqués.',
  'Un cône de signalisation est posé devant la salle.',
  'La conjonctivite, la conduite à tenir et le contexte sont saisis.',
  'Le consentement du conjoint n’est pas requis.',
  'Icône, cornée, conné, cônes et bâtonnets : le fond d’œil est normal.',
  'Le document est encapsulé dans une enveloppe HL7.',
  'Le tuteur enroule son paquet.',
  'Une particule de métal est signalée à l’IRM.',
  'La véhiculation des données et la circulation des flux sont décrites.',
  'Le matricule INS est qualifié par un téléservice.',
  'La file active de l’hôpital compte des patients en rémission.',
  'Le niveau de preuve est faible, la méthode est débilitante pour les équipes.',
  'Une solution bâtarde entre CDA et FHIR ne satisfait personne.',
  'Le nid d’abeille et le bouffissement des paupières sont codés.',
  'Des bouffées délirantes aiguës sont rapportées.',
  'Le fumier de la ferme expérimentale n’est pas un déchet de soins.',
  'Les ordures ménagères sont séparées des déchets d’activités de soins.',
  'La mort-aux-rats est une intoxication suivie par le centre antipoison.',
  'Le taux de mortalité et la mort aux urgences sont mesurés.',
  'NTM désigne les mycobactéries non tuberculeuses.',
  'Le shit et le cannabis sont relevés par l’addictologie.',
  'Un foutu… non, un flou artistique entoure le calendrier.',
  'Chirurgie, chiropraxie, chimiothérapie, chien guide : quatre mots en chi.',
  'La Meurthe et la Mer de Glace sont hors du périmètre.',
  'Le grog, la groseille et la grossesse ne sont pas des allergènes.',
  'Le gros contrat de la région est petit, consortium compris.',
  'Un petit con-\ntretemps a décalé l’étape de Dijon.',
  'Le vieux contrôleur de domaine est remplacé.',
  'Quel contenu publier, et quels contacts garder ?',
  'C.O.N. : centre opérationnel numérique.',
  'Les champs A B C D E F sont obligatoires.',
  'La sale d’attente est une faute pour salle d’attente.',
  'Un sale virus, un sale temps, une eau sale.',
  'Sale arabesque de câbles dans la baie informatique.',
  'Le nègre littéraire du rapport n’est pas cité.',
  'Les handicapés et les personnes trans demandent un accès égal.',
  'Le port 5432, l’OID 1.2.250.1.213 et la clé A4L0P3X sont notés.',
  'Le code P0U3T et le lot S4L0N7 sont rappelés.',
  'Les 2*3 cases et la formule a*b*c sont exactes.',
  '**Con**cerner et **con**tribuer sont deux verbes.',
  'Le gueulard du haut fourneau n’est pas un dispositif médical.',
  'L’abrutissement dû au traitement est un effet indésirable.',
  'Un attardement de la consolidation osseuse est signalé.',
  'Le racloir et la raclée ne sont pas des instruments.',
];

describe('insults', () => {
  it.each(INSULTS)('are seen in « %s », where they stand', (text, passage) => {
    const found = run(text).map(({ start, end }) => text.slice(start, end));
    expect(found).toContain(passage);
  });

  it('are looked for in enough harmless sentences', () => {
    expect(new Set(HARMLESS).size).toBeGreaterThanOrEqual(60);
  });

  it.each(HARMLESS)('are not seen in « %s »', (text) => {
    expect(run(text)).toEqual([]);
  });

  it('never refuse a text by themselves', () => {
    for (const [text] of INSULTS) for (const finding of run(text)) expect(finding.score).toBeLessThan(1);
  });
});

import { counted, frenchDate, frenchDateTime, frenchNumber } from '#platform/text';
import { NO_DISPOSITION, OUTCOME_LABELS, OUTCOME_MEANINGS } from '../labels';
import type { RecordOutcome, SnapshotHeader, SnapshotSection } from '../snapshot-record';
import type { NumberedLists } from './numbering';
import { TEXT_WIDTH } from './word-parts';
import { anchorLink, bookmark, field, paragraph, run, table } from './word-xml';

export const DOCUMENT_TITLE = 'Recueil des contributions et des suites données';

/** A section that the document prints: one with contributions, or above one that has some. */
export interface PrintedSection extends SnapshotSection {
  bookmark: string;
  bookmarkId: number;
}

const HOW_TO_READ = { name: 'lire', id: 1, title: 'Comment lire ce recueil' };
const OVERVIEW = { name: 'ensemble', id: 2, title: 'Vue d’ensemble' };
export const FIRST_FREE_BOOKMARK = 3;
const DEEPEST_IN_CONTENTS = 3;

export function cover(header: SnapshotHeader): string {
  const line = (label: string, value: string) =>
    paragraph(run(`${label} : `, { bold: true }) + run(value), { style: 'Couverture' });
  return [
    paragraph(run(DOCUMENT_TITLE), { style: 'Title' }),
    paragraph(run(header.consultationTitle), { style: 'Subtitle' }),
    line('Édition', header.releaseLabel),
    line('Arrêté des contributions', header.snapshotLabel),
    line('Date de l’arrêté', frenchDateTime(header.takenAt, header.timeZone)),
    line('Contenu', contents(header)),
    paragraph(run('Empreinte de l’arrêté (SHA-256) : ', { bold: true }), {
      style: 'Couverture',
      keepNext: true,
    }),
    paragraph(run(header.digest, { code: true }), { style: 'Couverture' }),
  ].join('');
}

function contents({ counts }: SnapshotHeader): string {
  return `${counted(counts.contributions, 'contribution')} et ${counted(counts.replies, 'réponse')}`;
}

export function tableOfContents(sections: PrintedSection[]): string {
  const entries = [
    { ...HOW_TO_READ, level: 1 },
    { ...OVERVIEW, level: 1 },
    ...sections
      .filter((section) => section.depth < DEEPEST_IN_CONTENTS)
      .map((section) => ({ name: section.bookmark, title: heading(section), level: section.depth + 1 })),
  ];
  const lines = entries.map(({ name, title, level }) =>
    // Links and page references rather than a TOC field: the titles stand whether or not a word processor computes the pages.
    paragraph(
      anchorLink(name, run(title)) + '<w:r><w:tab/></w:r>' + field(`PAGEREF ${name} \\h`, run('…'), true),
      { style: `TOC${level}`, dotsTo: TEXT_WIDTH },
    ),
  );
  return paragraph(run('Sommaire'), { style: 'TitreSommaire', pageBreakBefore: true }) + lines.join('');
}

export function heading(section: SnapshotSection): string {
  return section.number ? `${section.number} ${section.title}` : section.title;
}

export function howToRead(header: SnapshotHeader, lists: NumberedLists): string {
  const item = (term: string, meaning: string) =>
    paragraph(run(term, { bold: true }) + run(` : ${meaning}`), { list: { numId: lists.bullets, level: 0 } });
  const zone = frenchDate(header.takenAt, header.timeZone);
  const charter = header.charterTitle ? ` La modération a suivi la charte « ${header.charterTitle} ».` : '';
  return [
    paragraph(bookmark(HOW_TO_READ.id, HOW_TO_READ.name, run(HOW_TO_READ.title)), {
      style: 'Heading1',
      pageBreakBefore: true,
    }),
    paragraph(
      run(
        `Ce recueil réunit, section par section, les contributions publiques telles qu’elles étaient au ${zone}, et la suite que les rédacteurs ont donnée à chacune.${charter}`,
      ),
    ),
    paragraph(
      run(
        'Chaque contribution porte une référence stable, qui permet de la retrouver sur la plateforme. Sous la référence figurent la catégorie d’acteur de l’auteur et, s’il s’exprime au nom d’une organisation, le nom de celle-ci ; puis l’étape du tour où elle a été recueillie ou la voie par laquelle elle est arrivée ; puis sa date. Les noms des personnes ne sont pas reproduits. Les réponses suivent la contribution à laquelle elles se rapportent, en retrait.',
      ),
    ),
    paragraph(
      run(
        'Les textes sont ceux de leurs auteurs. Ceux que la modération a masqués ou que leur auteur a retirés gardent leur place, sans leur texte. Quand une contribution vient d’une autre source, les votes que cette source a comptés sont indiqués comme tels ; ils ne s’ajoutent pas aux réactions recueillies sur la plateforme.',
      ),
    ),
    paragraph(run('La suite donnée est l’une des suivantes :'), { keepNext: true }),
    ...OUTCOMES.map((outcome) => item(OUTCOME_LABELS[outcome], OUTCOME_MEANINGS[outcome])),
    item(NO_DISPOSITION, 'les rédacteurs ne se sont pas encore prononcés.'),
    paragraph(
      run(
        'L’empreinte de la première page est calculée sur l’arrêté des contributions : deux documents qui portent la même empreinte rendent compte des mêmes contributions et des mêmes suites.',
      ),
    ),
  ].join('');
}

const OUTCOMES = Object.keys(OUTCOME_LABELS) as RecordOutcome[];
const COUNT_WIDTHS = [1420, 1120, 1120, 1120, 1120];

/** Numbers of a line: contributions, replies, then the contributions by what became of them. */
const countsOf = ({
  contributions,
  replies,
  withDisposition,
  removed = 0,
}: Pick<SnapshotSection, 'contributions' | 'replies' | 'withDisposition' | 'removed'>): number[] => [
  contributions,
  replies,
  withDisposition,
  contributions - withDisposition - removed,
  removed,
];

export function overview(header: SnapshotHeader): string {
  const { contributions, replies, withDisposition } = header.counts;
  const numbers = (cells: number[]) =>
    cells.map((cell) => paragraph(run(frenchNumber(cell)), { style: 'Nombre' }));
  const rows = header.sections.map((section) => [
    paragraph(run(heading(section), { bold: section.depth === 0 }), {
      style: 'Cellule',
      indent: section.depth * 200,
    }),
    ...numbers(countsOf(section)),
  ]);
  const total = countsOf(header.counts).map((cell) =>
    paragraph(run(frenchNumber(cell), { bold: true }), { style: 'Nombre' }),
  );
  rows.push([paragraph(run('Ensemble', { bold: true }), { style: 'Cellule' }), ...total]);
  const head = (text: string, style: string) => paragraph(run(text, { bold: true }), { style });
  return [
    paragraph(bookmark(OVERVIEW.id, OVERVIEW.name, run(OVERVIEW.title)), {
      style: 'Heading1',
      pageBreakBefore: true,
    }),
    paragraph(
      run(
        contributions === 0
          ? 'Aucune contribution n’est publique à cette date.'
          : `${counted(contributions, 'contribution')}, ${counted(replies, 'réponse')}. Suite donnée à ${counted(withDisposition, 'contribution')}. Chaque ligne compte ce qui porte sur la section même, sans ses sous-sections. Une contribution retirée par son auteur ou masquée par la modération avant d’avoir reçu une suite est comptée à part. Les sections sans contribution ne figurent que dans ce tableau.`,
      ),
    ),
    table(
      [COUNT_WIDTHS.reduce((rest, width) => rest - width, TEXT_WIDTH), ...COUNT_WIDTHS],
      [
        head('Section', 'Cellule'),
        head('Contributions', 'Nombre'),
        head('Réponses', 'Nombre'),
        head('Avec suite', 'Nombre'),
        head('Sans suite', 'Nombre'),
        head('Retirées ou masquées', 'Nombre'),
      ],
      rows,
      'Nombre de contributions et de réponses par section, avec ou sans suite donnée, retirées ou masquées',
    ),
  ].join('');
}

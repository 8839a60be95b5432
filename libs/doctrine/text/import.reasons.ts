import { agreeing, counted } from '#platform/text';
import type { MatchedSection, PlannedSection, SectionMatch } from './section.matching';
import type { SectionChange } from './section.types';

/** Why a section is added; `arriving`: how many of its blocks other sections have now. */
export const whyAdded = (arriving: number): string =>
  `Aucune section existante n’a cette adresse, ce titre ou un texte proche${
    arriving > 0
      ? ` ; ${counted(arriving, 'paragraphe vient', 'paragraphes viennent')} d’autres sections`
      : ''
  }.`;

/** Why a section is retired; `leaving`: how many of its blocks go on in other sections. */
export const whyRetired = (leaving: number): string =>
  `Absente de ce qui est importé${
    leaving > 0
      ? ` ; ${agreeing(leaving, '1 de ses paragraphes continue', (number) => `${number} de ses paragraphes continuent`)} ailleurs`
      : ''
  }.`;

/** How a section was recognised, and what changes of it. */
export function whyTheSame(
  match: MatchedSection,
  before: PlannedSection,
  after: PlannedSection,
  changes: readonly SectionChange[],
): string {
  const by: Record<SectionMatch, string> = {
    slug: 'Même adresse',
    title: `Même titre et texte proche à ${Math.round(match.score * 100)} %`,
    text: `Texte proche à ${Math.round(match.score * 100)} %`,
  };
  const said: Partial<Record<SectionChange, string>> = {
    changed: 'le texte change',
    moved: before.parentSlug === after.parentSlug ? 'l’ordre change' : 'elle change de place',
    renumbered: `le numéro passe de « ${before.number} » à « ${after.number} »`,
    renamed: `le titre « ${before.title} » change`,
  };
  const what = changes.map((change) => said[change]).filter((sentence) => sentence !== undefined);
  return `${by[match.by]} : ${what.length > 0 ? what.join(', ') : 'rien ne change'}.`;
}

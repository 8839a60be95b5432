import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { titleOf } from '../doctrine/section.title';
import { TEXT } from './import-plan.loader';
import type { PlannedSection, ShownImport } from './imports.documents';

interface PlanTableProps {
  shown: ShownImport;
  sections: readonly PlannedSection[];
  caption: string;
  /** Nothing happens to them: no contribution is concerned. */
  isUntouched?: boolean;
}

/** Sections of a plan: what happens to each, why, and how many contributions should be thought of. */
export function PlanTable({ shown, sections, caption, isUntouched = false }: PlanTableProps) {
  const messages = useMessages();
  return (
    <div className="import-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="import-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('imports.plan.section')}</th>
            <th scope="col">{messages.text('imports.plan.change')}</th>
            <th scope="col">{messages.text('imports.plan.why')}</th>
            {!isUntouched && (
              <th scope="col" className="figure">
                {messages.text('imports.plan.comments')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => (
            <tr key={section.importedSlug ?? `- ${section.currentSlug ?? ''}`}>
              <th scope="row" lang="fr">
                {titleOf(section)}
                <SectionLink shown={shown} section={section} isUntouched={isUntouched} />
              </th>
              <td>
                <ul className="import-changes">
                  {section.changes.map((change) => (
                    <li key={change} className={`import-change import-change--${change}`}>
                      {messages.text(`imports.change.${change}`)}
                    </li>
                  ))}
                </ul>
              </td>
              <td lang="fr">{section.why}</td>
              {!isUntouched && (
                <td className="figure">
                  {section.comments}
                  {section.commentsOnRemoved > 0 && (
                    <span className="import-removed">
                      {messages.text('imports.plan.onRemoved', { count: section.commentsOnRemoved })}
                    </span>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Before the import to what it would change, afterwards to what it has changed. */
function SectionLink({
  shown,
  section,
  isUntouched,
}: {
  shown: ShownImport;
  section: PlannedSection;
  isUntouched: boolean;
}) {
  const messages = useMessages();
  const address = useAddress();
  const { doctrineSlug: doctrine, id, state } = shown;
  const { importedSlug, currentSlug } = section;
  const slug = importedSlug ?? currentSlug;
  if (slug === null || isUntouched || (state !== 'planned' && importedSlug === null)) return null;
  const isPlanned = state === 'planned';
  const href = isPlanned
    ? address('importPlan', { doctrine, import: id }, { [TEXT]: slug }, 'texte')
    : address('sectionVersions', { doctrine, section: slug });
  const words = !isPlanned
    ? 'history'
    : importedSlug === null
      ? 'leaving'
      : currentSlug === null
        ? 'coming'
        : 'compare';
  return (
    <>
      <br />
      <Link className="fr-text--sm" href={href}>
        {messages.text(`imports.plan.${words}`)}
        <span className="fr-sr-only"> {titleOf(section)}</span>
      </Link>
    </>
  );
}

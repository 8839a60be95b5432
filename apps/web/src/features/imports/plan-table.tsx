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
}

/** Sections of a plan: what happens to each, why, and how many contributions should be thought of. */
export function PlanTable({ shown, sections, caption }: PlanTableProps) {
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine: shown.doctrineSlug, import: shown.id };
  return (
    <div className="import-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="import-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('imports.plan.section')}</th>
            <th scope="col">{messages.text('imports.plan.change')}</th>
            <th scope="col">{messages.text('imports.plan.why')}</th>
            <th scope="col" className="figure">
              {messages.text('imports.plan.comments')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => (
            <tr key={section.importedSlug ?? `- ${section.currentSlug ?? ''}`}>
              <th scope="row" lang="fr">
                {titleOf(section)}
                {shown.state === 'planned' && section.importedSlug !== null && (
                  <>
                    <br />
                    <Link
                      className="fr-text--sm"
                      href={address('importPlan', params, { [TEXT]: section.importedSlug }, 'texte')}
                    >
                      {messages.text('imports.plan.seeText')}
                      <span className="fr-sr-only"> {titleOf(section)}</span>
                    </Link>
                  </>
                )}
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
              <td className="figure">{section.comments}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

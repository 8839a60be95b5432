import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { linkedText } from '../doctrine/section-text';
import { titleOf } from '../doctrine/section.title';
import { RedlineRows } from '../versions/redline-rows';
import { type PlanReading, READING_WORDS, TEXT } from './import-plan.loader';
import type { ShownImport } from './imports.documents';

/** What the import would change in the text of one section: both texts beside one another, in one, or the text to come alone. */
export function PlanReadingPart({ shown, reading }: { shown: ShownImport; reading: PlanReading }) {
  const messages = useMessages();
  const address = useAddress();
  const params = { doctrine: shown.doctrineSlug, import: shown.id };
  const { section, slug, view, views, rows, html, words } = reading;
  const linked = (text: string): string =>
    linkedText(text, (other) => address('importPlan', params, { [TEXT]: other }, 'texte'));
  return (
    <section id="texte" className="import-text" aria-labelledby="texte-titre">
      <h2 className="fr-h4" id="texte-titre">
        {messages.text('imports.plan.text')} <span lang="fr">{titleOf(section)}</span>
      </h2>
      <nav className="redline-views" aria-label={messages.text('versions.views')}>
        <ul>
          {views.map((one) => (
            <li key={one}>
              <Link
                href={address('importPlan', params, { [TEXT]: slug, vue: READING_WORDS[one] }, 'texte')}
                aria-current={one === view ? 'true' : undefined}
              >
                {messages.text(one === 'clean' ? 'imports.plan.clean' : `versions.view.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {words && (
        <p className="fr-text--sm measure">
          {messages.text('versions.words', words)}. {messages.text('versions.legend')}
        </p>
      )}
      {view === 'beside' ? (
        <RedlineRows
          rows={rows.map(({ before, after }) => ({ before: linked(before), after: linked(after) }))}
        />
      ) : (
        <SanitisedHtml className={view === 'inline' ? 'prose redline' : 'prose'} html={linked(html)} />
      )}
      <p className="fr-mt-2w">
        <Link href={address('importPlan', params, {}, 'plan')}>{messages.text('imports.plan.back')}</Link>
      </p>
    </section>
  );
}

import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { TIME_ZONE } from '../writing/writing.loader';
import { ImportScope, ImportState } from './import-state';
import { importsLoader, type ImportsData } from './imports.loader';
import { UploadForm } from './upload-form';

export const loader = importsLoader;

const head: HeadOf<ImportsData> = (messages, { doctrine }) => ({
  title: messages.text('imports.title', { doctrine: doctrine.title }),
  isPrivate: true,
});
export const handle = { head };

/** Files for a doctrine: one to send, and those that were sent. */
export function Component() {
  const data = useLoaderData<ImportsData>();
  const { doctrine, imports } = data;
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const params = { doctrine: doctrine.slug };
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('drafting.title'), href: address('drafting') },
          { label: doctrine.title, href: address('writing', params), lang: 'fr' },
        ]}
        here={messages.text('imports.link')}
      />
      <h1 className="fr-h2">{messages.text('imports.heading')}</h1>
      <p className="fr-text--lead work-measure">{messages.text('imports.lead')}</p>
      <h2 className="fr-h4">{messages.text('imports.formats')}</h2>
      <ul className="work-measure">
        {(['docx', 'html', 'markdown', 'limits', 'refused'] as const).map((name) => (
          <li key={name}>{messages.text(`imports.formats.${name}`)}</li>
        ))}
      </ul>
      <h2 className="fr-h4 fr-mt-4w">{messages.text('imports.form')}</h2>
      <UploadForm key={data.chosen?.id ?? ''} {...data} />
      <h2 className="fr-h4 fr-mt-6w">{messages.text('imports.list')}</h2>
      {imports.length === 0 && <p>{messages.text('imports.none')}</p>}
      {imports.length > 0 && (
        <ul className="import-list">
          {imports.map((one) => (
            <li key={one.id}>
              <h3 className="fr-h6 fr-mb-1v">
                <Link href={address('importPlan', { ...params, import: one.id })} lang="fr">
                  {one.fileName}
                </Link>
              </h3>
              <p className="fr-text--sm import-facts">
                <ImportState state={one.state} />
                <span>
                  <ImportScope scope={one.scope} sectionTitle={one.sectionTitle} />
                </span>
                <span>
                  {messages.text('imports.sentBy', {
                    who: one.requestedBy,
                    when: formatInstant(one.requestedAt, language, TIME_ZONE),
                  })}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

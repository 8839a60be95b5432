import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatCalendarDay, formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import {
  administrationLoader,
  type AdministeredConsultation,
  type AdministrationData,
} from './administration.loader';
import { Attention } from './attention';
import { ConsultationStateBadge } from './consultation-state-badge';

export const loader = administrationLoader;

export const handle = { head: plainHead('administration.title', undefined, true) };

/** Where administrators begin: what needs them, the consultations, and where roles and the system are. */
export function Component() {
  const data = useLoaderData<AdministrationData>();
  const { consultations, after, next, health } = data;
  const messages = useMessages();
  const address = useAddress();
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[{ label: messages.text('shell.nav.home'), href: address('home') }]}
        here={messages.text('administration.title')}
      />
      <h1>{messages.text('administration.title')}</h1>
      <h2 className="fr-h4">{messages.text('administration.attention.title')}</h2>
      <Attention {...data} />
      <h2 className="fr-h4 fr-mt-6w">{messages.text('administration.consultations.title')}</h2>
      {health && (
        <p>
          <Link className="fr-btn fr-icon-add-line fr-btn--icon-left" href={address('newConsultation')}>
            {messages.text('administration.consultations.new')}
          </Link>
        </p>
      )}
      {consultations.length === 0 ? (
        <p>{messages.text('administration.consultations.none')}</p>
      ) : (
        <Consultations consultations={consultations} />
      )}
      {(next ?? after) && (
        <ul className="fr-btns-group fr-btns-group--inline-sm">
          {next && (
            <li>
              <Link
                className="fr-btn fr-btn--secondary"
                href={address('administration', {}, { apres: next })}
              >
                {messages.text('forms.next')}
              </Link>
            </li>
          )}
          {after && (
            <li>
              <Link className="fr-btn fr-btn--secondary" href={address('administration')}>
                {messages.text('forms.first')}
              </Link>
            </li>
          )}
        </ul>
      )}
      <h2 className="fr-h4 fr-mt-6w">{messages.text('administration.platform.title')}</h2>
      <ul>
        <li>
          <Link className="fr-link" href={address('roles')}>
            {messages.text('administration.platform.roles')}
          </Link>
        </li>
        {health && (
          <li>
            <Link className="fr-link" href={address('system')}>
              {messages.text('administration.platform.system')}
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}

function Consultations({ consultations }: { consultations: readonly AdministeredConsultation[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const none = messages.text('administration.settings.unknown');
  return (
    <div className="scroll-table" role="region" aria-labelledby="consultations" tabIndex={0}>
      <table className="work-table">
        <caption id="consultations">{messages.text('administration.consultations.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('administration.consultations.consultation')}</th>
            <th scope="col">{messages.text('administration.consultations.state')}</th>
            <th scope="col">{messages.text('administration.field.opensAt')}</th>
            <th scope="col">{messages.text('administration.field.closesAt')}</th>
            <th scope="col">{messages.text('administration.consultations.due')}</th>
          </tr>
        </thead>
        <tbody>
          {consultations.map(({ id, slug, title, state, opensAt, closesAt, publicationDueOn, timeZone }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={address('consultationSettings', { consultation: slug })} lang="fr">
                  {title}
                </Link>
              </th>
              <td>
                <ConsultationStateBadge state={state} />
              </td>
              <td>{opensAt ? formatInstant(opensAt, language, timeZone) : none}</td>
              <td>{closesAt ? formatInstant(closesAt, language, timeZone) : none}</td>
              <td>{publicationDueOn ? formatCalendarDay(publicationDueOn, language) : none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

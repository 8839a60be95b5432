import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { formatCalendarDay, formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { ConsultationForm, InstantField } from './consultation-form';
import { settingsAction, settingsLoader, type SettingsData } from './consultation-settings.loader';
import { ConsultationOutcome } from './consultation-outcome';
import { ConsultationText } from './consultation-text';
import { ConsultationStateBadge } from './consultation-state-badge';

export const loader = settingsLoader;
export const action = settingsAction;

export const handle = {
  head: ((messages, { consultation }) => ({
    title: messages.text('administration.settings.title', { consultation: consultation.title }),
    isPrivate: true,
  })) satisfies HeadOf<SettingsData>,
};

/** One consultation for its administrators: written while it is in preparation, then opened, prolonged, closed. */
export function Component() {
  const data = useLoaderData<SettingsData>();
  const { consultation } = data;
  const messages = useMessages();
  const address = useAddress();
  const { slug, title, state } = consultation;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.administration'), href: address('administration') },
        ]}
        here={title}
        hereLang="fr"
      />
      <h1 className="fr-h2 fr-mb-1w" lang="fr">
        {title}
      </h1>
      <p className="work-facts fr-mb-4w">
        <ConsultationStateBadge state={state} />
        <Link href={address('consultation', { consultation: slug })}>
          {messages.text(
            state === 'draft' ? 'administration.settings.preview' : 'administration.settings.public',
          )}
        </Link>
        <Link href={address('roles', {}, { concertation: slug })}>
          {messages.text('administration.settings.roles')}
        </Link>
        {state !== 'draft' && (
          <Link href={address('publishDispositions', { consultation: slug })}>
            {messages.text('dispositions.publish.link')}
          </Link>
        )}
      </p>
      {state === 'draft' ? <InPreparation {...data} /> : <Public {...data} />}
    </div>
  );
}

function InPreparation(data: SettingsData) {
  const { consultation, texts, confirming } = data;
  const messages = useMessages();
  const address = useAddress();
  const params = { consultation: consultation.slug };
  return (
    <>
      <section aria-labelledby="opening" className="panel" id="ouverture">
        <h2 className="fr-h5 fr-mb-1w" id="opening">
          {messages.text('administration.opening.title')}
        </h2>
        {texts.missing.length > 0 ? (
          <>
            <p className="fr-mb-1w">{messages.text('administration.opening.missing')}</p>
            <ul lang="fr" className="fr-mb-0">
              {texts.missing.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </>
        ) : confirming === 'ouverture' ? (
          <Form intent="open">
            <input type="hidden" name="consultation" value={consultation.id} />
            <p>{messages.text('administration.opening.confirm')}</p>
            <Dates consultation={consultation} />
            <ConfirmButtons
              intent="open"
              label={messages.text('administration.opening.do')}
              back={address('consultationSettings', params)}
            />
          </Form>
        ) : (
          <>
            <p>{messages.text('administration.opening.ready')}</p>
            <Link
              className="fr-btn fr-btn--secondary"
              href={address('consultationSettings', params, { confirmer: 'ouverture' }, 'ouverture')}
            >
              {messages.text('administration.opening.ask')}
            </Link>
          </>
        )}
      </section>
      <ConsultationForm key={consultation.id} {...data} />
    </>
  );
}

interface ConfirmButtonsProps {
  intent: string;
  label: string;
  back: string;
}

function ConfirmButtons({ intent, label, back }: ConfirmButtonsProps) {
  const messages = useMessages();
  return (
    <ul className="fr-btns-group fr-btns-group--inline-sm fr-mt-2w">
      <li>
        <Submit intent={intent} sending={messages.text('forms.sending')}>
          {label}
        </Submit>
      </li>
      <li>
        <Link className="fr-btn fr-btn--secondary" href={back} keepsPlace>
          {messages.text('forms.cancel')}
        </Link>
      </li>
    </ul>
  );
}

function Dates({ consultation }: Pick<SettingsData, 'consultation'>) {
  const messages = useMessages();
  const language = useLanguage();
  const { opensAt, closesAt, publicationDueOn, timeZone, moderationPolicy, release } = consultation;
  const none = messages.text('administration.settings.unknown');
  return (
    <dl className="facts-list">
      <div>
        <dt>{messages.text('administration.field.opensAt')}</dt>
        <dd>{opensAt ? formatInstant(opensAt, language, timeZone) : none}</dd>
      </div>
      <div>
        <dt>{messages.text('administration.field.closesAt')}</dt>
        <dd>{closesAt ? formatInstant(closesAt, language, timeZone) : none}</dd>
      </div>
      <div>
        <dt>{messages.text('administration.field.publicationDueOn')}</dt>
        <dd>{publicationDueOn ? formatCalendarDay(publicationDueOn, language) : none}</dd>
      </div>
      <div>
        <dt>{messages.text('administration.field.timeZone')}</dt>
        <dd>{timeZone}</dd>
      </div>
      <div>
        <dt>{messages.text('administration.field.policy')}</dt>
        <dd>{moderationPolicy ? messages.text(`administration.policy.${moderationPolicy}`) : none}</dd>
      </div>
      <div>
        <dt>{messages.text('administration.settings.edition')}</dt>
        <dd lang="fr">{release?.label ?? none}</dd>
      </div>
    </dl>
  );
}

function Public(data: SettingsData) {
  const { consultation, confirming } = data;
  const messages = useMessages();
  const address = useAddress();
  const { id, slug, state, timeZone, closesAt, publicationDueOn } = consultation;
  const here = address('consultationSettings', { consultation: slug });
  return (
    <>
      <h2 className="fr-h4">{messages.text('administration.settings.calendar')}</h2>
      <Dates consultation={consultation} />
      <p className="fr-mt-2w work-measure">{messages.text('administration.settings.fixed')}</p>
      {state !== 'closed' && (
        <>
          <h2 className="fr-h4 fr-mt-6w">{messages.text('administration.prolong.title')}</h2>
          <Form intent="prolong" className="narrow" key={closesAt}>
            <input type="hidden" name="consultation" value={id} />
            <input type="hidden" name="timeZone" value={timeZone} />
            <InstantField
              name="closesAt"
              label={messages.text('administration.prolong.closesAt')}
              hint={messages.text('administration.prolong.zone', { timeZone })}
              instant={closesAt}
              timeZone={timeZone}
              required
            />
            <TextField
              name="publicationDueOn"
              type="date"
              label={messages.text('administration.field.publicationDueOn')}
              defaultValue={publicationDueOn ?? ''}
            />
            <Submit
              intent="prolong"
              className={confirming === 'cloture' ? 'fr-btn fr-btn--secondary' : 'fr-btn'}
              sending={messages.text('forms.sending')}
            >
              {messages.text('administration.prolong.do')}
            </Submit>
          </Form>
        </>
      )}
      {state === 'closed' ? <ConsultationOutcome {...data} /> : <ConsultationText {...data} />}
      {state === 'open' && (
        <section id="cloture">
          <h2 className="fr-h4 fr-mt-6w">{messages.text('administration.close.title')}</h2>
          {confirming === 'cloture' ? (
            <Form intent="close" className="work-measure">
              <input type="hidden" name="consultation" value={id} />
              <p>{messages.text('administration.close.confirm')}</p>
              <ConfirmButtons intent="close" label={messages.text('administration.close.do')} back={here} />
            </Form>
          ) : (
            <>
              <p className="work-measure">{messages.text('administration.close.what')}</p>
              <Link
                className="fr-btn fr-btn--secondary"
                href={address(
                  'consultationSettings',
                  { consultation: slug },
                  { confirmer: 'cloture' },
                  'cloture',
                )}
              >
                {messages.text('administration.close.ask')}
              </Link>
            </>
          )}
        </section>
      )}
    </>
  );
}

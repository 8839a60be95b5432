import { useAddress } from '../../addresses';
import { SelectField, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { formatInstant, formatNumber } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { SettingsData } from './consultation-settings.loader';
import { useEditionOptions } from './edition-options';

type ConsultationTextProps = Pick<SettingsData, 'consultation' | 'texts' | 'editions' | 'newer'>;

/**
 * The text of a consultation that is public: it may go on with a newer edition while it lasts. What becomes of the contributions is
 * shown before anything is done. Nothing is offered where there is no such edition.
 */
export function ConsultationText({ consultation, texts, editions, newer }: ConsultationTextProps) {
  const messages = useMessages();
  const address = useAddress();
  const options = useEditionOptions(consultation, editions);
  const chosen = options.some(({ edition }) => edition.id === newer?.edition.id) ? newer : null;
  return (
    <section aria-labelledby="texte">
      <h2 className="fr-h4 fr-mt-6w" id="texte">
        {messages.text('administration.text.title')}
      </h2>
      <p className="work-measure">{messages.text('administration.text.what')}</p>
      <PastUpdates consultation={consultation} />
      {options.length === 0 ? (
        <p>{messages.text('administration.text.none')}</p>
      ) : (
        <Form
          intent="look"
          method="get"
          action={address('consultationSettings', { consultation: consultation.slug }, {}, 'texte')}
          className="narrow"
        >
          <SelectField
            key={chosen?.edition.slug}
            name="texte"
            label={messages.text('administration.text.newEdition')}
            options={[
              { value: '', label: messages.text('administration.text.choose') },
              ...options.map(({ edition, label }) => ({ value: edition.slug, label, lang: 'fr' })),
            ]}
            defaultValue={chosen?.edition.slug ?? ''}
            required
          />
          <button type="submit" className="fr-btn fr-btn--secondary">
            {messages.text('administration.text.look')}
          </button>
        </Form>
      )}
      {chosen && (
        <Confirmation
          key={chosen.edition.id}
          consultation={consultation}
          doctrine={texts.doctrine.slug}
          {...chosen}
        />
      )}
    </section>
  );
}

function PastUpdates({ consultation: { textUpdates, timeZone } }: Pick<SettingsData, 'consultation'>) {
  const messages = useMessages();
  if (textUpdates.length === 0) return null;
  return (
    <ul>
      {textUpdates.map(({ id, updatedAt, reason, to }) => (
        <li key={id}>
          {messages.rich(
            'administration.text.past',
            {
              edition: () => <span lang="fr">{to.label}</span>,
              reason: () => <span lang="fr">{reason}</span>,
            },
            { date: formatInstant(updatedAt, messages.language, timeZone) },
          )}
        </li>
      ))}
    </ul>
  );
}

type ConfirmationProps = NonNullable<SettingsData['newer']> &
  Pick<SettingsData, 'consultation'> & { doctrine: string };

/** Where the contributions would stand, then the reason and the button. */
function Confirmation({ consultation, doctrine, edition, counts }: ConfirmationProps) {
  const messages = useMessages();
  const address = useAddress();
  const { id, release } = consultation;
  const figures = (['exact', 'moved', 'fuzzy', 'changed', 'lost', 'waiting', 'unplaced'] as const).filter(
    (kind) => counts[kind] > 0,
  );
  return (
    <>
      <h3 className="fr-h6 fr-mt-4w">
        {messages.rich('administration.text.then', {
          edition: () => <span lang="fr">{edition.label}</span>,
        })}
      </h3>
      <ul>
        {figures.map((kind) => (
          <li key={kind}>
            {messages.text(`administration.text.then.${kind}`, {
              count: counts[kind],
              number: formatNumber(counts[kind], messages.language),
            })}
          </li>
        ))}
      </ul>
      <p className="work-facts">
        <Link href={address('compareReleases', { doctrine }, { de: release?.slug, a: edition.slug })}>
          {messages.text('administration.text.compare')}
        </Link>
        <Link href={address('placements', { doctrine }, { edition: edition.slug })}>
          {messages.text('administration.text.placements')}
        </Link>
      </p>
      <Form intent="text" className="narrow">
        <input type="hidden" name="consultation" value={id} />
        <input type="hidden" name="releaseId" value={edition.id} />
        <TextField
          name="reason"
          label={messages.text('administration.text.reason')}
          hint={messages.text('administration.text.reasonHint')}
          maxLength={500}
          required
        />
        <p>{messages.text('administration.text.forGood')}</p>
        <Submit intent="text" sending={messages.text('forms.sending')}>
          {messages.text('administration.text.do')}
        </Submit>
      </Form>
    </>
  );
}

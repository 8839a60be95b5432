import { SelectField, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { SettingsData } from './consultation-settings.loader';

/**
 * The text of a consultation that is public: it goes on with a newer edition while it lasts, and an edition comes out of it when it is
 * closed. Nothing is offered where there is no such edition.
 */
export function ConsultationText({
  consultation,
  editions,
}: Pick<SettingsData, 'consultation' | 'editions'>) {
  const messages = useMessages();
  const { id, state, release, outcomeRelease, timeZone } = consultation;
  const published = editions.filter((edition) => edition.publishedAt !== null);
  const since = release?.publishedAt ?? '';
  const newer = published.filter(({ publishedAt }) => (publishedAt ?? '') > since);
  const options = (choice: typeof published) => [
    { value: '', label: messages.text('administration.text.choose') },
    ...choice.map((edition) => ({
      value: edition.id,
      label: messages.text('administration.text.edition', {
        label: edition.label,
        date: formatDay(edition.publishedAt ?? '', messages.language, timeZone),
      }),
      lang: 'fr',
    })),
  ];
  if (state === 'closed')
    return (
      <section aria-labelledby="issue">
        <h2 className="fr-h4 fr-mt-6w" id="issue">
          {messages.text('administration.outcome.title')}
        </h2>
        <p className="work-measure">{messages.text('administration.outcome.what')}</p>
        {newer.length === 0 ? (
          <p>{messages.text('administration.outcome.none')}</p>
        ) : (
          <Form intent="outcome" className="narrow" key={outcomeRelease?.id}>
            <input type="hidden" name="consultation" value={id} />
            <SelectField
              name="releaseId"
              label={messages.text('administration.outcome.edition')}
              options={options(newer)}
              defaultValue={outcomeRelease?.id ?? ''}
              required
            />
            <Submit intent="outcome" sending={messages.text('forms.sending')}>
              {messages.text('administration.outcome.do')}
            </Submit>
          </Form>
        )}
      </section>
    );
  return (
    <section aria-labelledby="texte">
      <h2 className="fr-h4 fr-mt-6w" id="texte">
        {messages.text('administration.text.title')}
      </h2>
      <p className="work-measure">{messages.text('administration.text.what')}</p>
      {newer.length === 0 ? (
        <p>{messages.text('administration.text.none')}</p>
      ) : (
        <Form intent="text" className="narrow" key={release?.id}>
          <input type="hidden" name="consultation" value={id} />
          <SelectField
            name="releaseId"
            label={messages.text('administration.text.newEdition')}
            options={options(newer)}
            required
          />
          <TextField
            name="reason"
            label={messages.text('administration.text.reason')}
            hint={messages.text('administration.text.reasonHint')}
            maxLength={500}
            required
          />
          <Submit intent="text" className="fr-btn fr-btn--secondary" sending={messages.text('forms.sending')}>
            {messages.text('administration.text.do')}
          </Submit>
        </Form>
      )}
    </section>
  );
}

import { SelectField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import type { SettingsData } from './consultation-settings.loader';
import { useEditionOptions } from './edition-options';

/** The edition that came out of a consultation, once it is closed. Nothing is offered where none was published since. */
export function ConsultationOutcome({
  consultation,
  editions,
}: Pick<SettingsData, 'consultation' | 'editions'>) {
  const messages = useMessages();
  const { id, outcomeRelease } = consultation;
  const options = useEditionOptions(consultation, editions);
  return (
    <section aria-labelledby="issue">
      <h2 className="fr-h4 fr-mt-6w" id="issue">
        {messages.text('administration.outcome.title')}
      </h2>
      <p className="work-measure">{messages.text('administration.outcome.what')}</p>
      {options.length === 0 ? (
        <p>{messages.text('administration.outcome.none')}</p>
      ) : (
        <Form intent="outcome" className="narrow" key={outcomeRelease?.id}>
          <input type="hidden" name="consultation" value={id} />
          <SelectField
            name="releaseId"
            label={messages.text('administration.outcome.edition')}
            options={[
              { value: '', label: messages.text('administration.text.choose') },
              ...options.map(({ edition, label }) => ({ value: edition.id, label, lang: 'fr' })),
            ]}
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
}

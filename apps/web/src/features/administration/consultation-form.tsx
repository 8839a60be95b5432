import { RadioField, SelectField, TextArea, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { POLICIES, type SettingsData } from './consultation-settings.loader';
import { TIME_ZONES } from './time-zones';
import { writtenAt } from './zoned-time';

/** All that is said of a consultation while it is in preparation. */
export function ConsultationForm({ consultation, texts, editions }: SettingsData) {
  const messages = useMessages();
  const { id, slug, title, summary, moderationNotice, moderationPolicy, release } = consultation;
  return (
    <Form intent="rewrite" className="work-measure">
      <input type="hidden" name="consultation" value={id} />
      <h2 className="fr-h4">{messages.text('administration.settings.what')}</h2>
      <TextField
        name="title"
        label={messages.text('administration.field.title')}
        defaultValue={title}
        required
        maxLength={200}
        lang="fr"
      />
      <TextField
        name="slug"
        label={messages.text('administration.field.slug')}
        hint={messages.text('administration.field.slugHint')}
        defaultValue={slug}
        required
        maxLength={80}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
      />
      <SelectField
        name="releaseId"
        label={messages.rich(
          'administration.field.release',
          { french: (words) => <span lang="fr">{words}</span> },
          { doctrine: texts.doctrine.title },
        )}
        hint={messages.text('administration.field.releaseHint')}
        defaultValue={release?.id ?? ''}
        options={[
          { value: '', label: messages.text('administration.field.noRelease') },
          ...editions.map((edition) => ({
            value: edition.id,
            label:
              edition.state === 'draft'
                ? messages.text('administration.field.draftRelease', { label: edition.label })
                : edition.label,
          })),
        ]}
      />
      <TextArea
        name="summary"
        rows={3}
        maxLength={500}
        label={messages.text('administration.field.summary')}
        defaultValue={summary}
        lang="fr"
      />
      <TextArea
        name="description"
        rows={8}
        maxLength={20_000}
        label={messages.text('administration.field.description')}
        hint={messages.text('administration.field.markdown')}
        defaultValue={texts.description}
        lang="fr"
      />
      <TextArea
        name="method"
        rows={8}
        maxLength={20_000}
        label={messages.text('administration.field.method')}
        hint={messages.text('administration.field.methodHint')}
        defaultValue={texts.method}
        lang="fr"
      />
      <h2 className="fr-h4 fr-mt-4w">{messages.text('administration.settings.calendar')}</h2>
      <Calendar consultation={consultation} />
      <h2 className="fr-h4 fr-mt-4w">{messages.text('administration.settings.moderation')}</h2>
      <RadioField
        name="moderationPolicy"
        label={messages.text('administration.field.policy')}
        defaultValue={moderationPolicy ?? ''}
        options={POLICIES.map((policy) => ({
          value: policy,
          label: messages.text(`administration.policy.${policy}`),
          hint: messages.text(`administration.policy.${policy}.hint`),
        }))}
      />
      <TextArea
        name="moderationNotice"
        rows={3}
        maxLength={1_000}
        label={messages.text('administration.field.notice')}
        hint={messages.text('administration.field.noticeHint')}
        defaultValue={moderationNotice}
        lang="fr"
      />
      <TextArea
        name="charter"
        rows={12}
        maxLength={40_000}
        label={messages.text('administration.field.charter')}
        hint={messages.text('administration.field.charterHint')}
        defaultValue={texts.charter}
        lang="fr"
      />
      <Submit intent="rewrite" sending={messages.text('forms.sending')}>
        {messages.text('administration.settings.save')}
      </Submit>
    </Form>
  );
}

/** When it opens, closes and has its results; the times are those of its time zone, whatever the browser's. */
function Calendar({ consultation }: Pick<SettingsData, 'consultation'>) {
  const messages = useMessages();
  const { timeZone, opensAt, closesAt, publicationDueOn } = consultation;
  const zones: readonly string[] = TIME_ZONES;
  const shown = zones.includes(timeZone) ? zones : [timeZone, ...zones];
  return (
    <>
      <SelectField
        name="timeZone"
        label={messages.text('administration.field.timeZone')}
        hint={messages.text('administration.field.timeZoneHint')}
        defaultValue={timeZone}
        options={shown.map((zone) => {
          const key = `administration.timeZone.${zone}`;
          return { value: zone, label: messages.has(key) ? messages.text(key) : zone };
        })}
      />
      <InstantField
        name="opensAt"
        label={messages.text('administration.field.opensAt')}
        instant={opensAt}
        timeZone={timeZone}
      />
      <InstantField
        name="closesAt"
        label={messages.text('administration.field.closesAt')}
        hint={messages.text('administration.field.closesAtHint')}
        instant={closesAt}
        timeZone={timeZone}
      />
      <TextField
        name="publicationDueOn"
        type="date"
        label={messages.text('administration.field.publicationDueOn')}
        defaultValue={publicationDueOn ?? ''}
      />
    </>
  );
}

interface InstantFieldProps {
  name: string;
  label: string;
  hint?: string;
  instant: string | null;
  timeZone: string;
  required?: boolean;
}

/** A date and time on the clocks of a time zone. */
export function InstantField({ instant, timeZone, ...rest }: InstantFieldProps) {
  const written = instant ? writtenAt(instant, timeZone) : '';
  return (
    <TextField type="datetime-local" step={written.length > 16 ? 1 : 60} defaultValue={written} {...rest} />
  );
}

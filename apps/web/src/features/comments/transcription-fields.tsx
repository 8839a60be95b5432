import { RadioField, SelectField, TextField } from '../../forms/fields';
import { useField } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { CATEGORIES } from './comment.fragment';

/** For a rapporteur: whose words these are, and how they came. */
export function TranscriptionFields() {
  const messages = useMessages();
  const { typed } = useField('transcription.channel');
  return (
    <details className="comment-form-more" open={Boolean(typed)}>
      <summary>{messages.text('comments.transcription.title')}</summary>
      <SelectField
        name="transcription.channel"
        label={messages.text('comments.transcription.channel')}
        hint={messages.text('comments.transcription.channelHint')}
        options={[
          { value: '', label: messages.text('comments.transcription.own') },
          ...(['in_room', 'mail', 'written'] as const).map((value) => ({
            value,
            label: messages.text(`comments.channel.${value}`),
          })),
        ]}
      />
      <TextField
        name="transcription.authorName"
        label={messages.text('comments.transcription.author')}
        hint={messages.text('comments.transcription.authorHint')}
        maxLength={120}
      />
      <SelectField
        name="transcription.authorCategory"
        label={messages.text('comments.transcription.category')}
        options={[
          { value: '', label: messages.text('comments.transcription.noCategory') },
          ...CATEGORIES.map((value) => ({ value, label: messages.text(`comments.category.${value}`) })),
        ]}
      />
      <TextField
        name="transcription.organisationName"
        label={messages.text('comments.transcription.organisation')}
        maxLength={120}
      />
      <TextField
        name="transcription.raisedBy"
        label={messages.text('comments.transcription.raisedBy')}
        maxLength={200}
      />
      <RadioField
        name="transcription.verbatim"
        label={messages.text('comments.transcription.faith')}
        defaultValue="no"
        options={[
          { value: 'no', label: messages.text('comments.transcription.summary') },
          { value: 'yes', label: messages.text('comments.transcription.verbatim') },
        ]}
      />
    </details>
  );
}

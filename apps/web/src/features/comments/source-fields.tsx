import { TextField } from '../../forms/fields';
import { useField } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { SOURCE_ROWS } from './writing.action';

/** What a contribution rests on: titles and addresses, folded away until they are wanted. */
export function SourceFields() {
  const messages = useMessages();
  const rows = Array.from({ length: SOURCE_ROWS }, (_, row) => row);
  const fields = [useField('sources.0.title'), useField('sources.0.url')];
  return (
    <details className="comment-form-more" open={fields.some(({ typed }) => typed)}>
      <summary>{messages.text('comments.form.sources')}</summary>
      {rows.map((row) => (
        <fieldset className="source-row" key={row}>
          <legend>{messages.text('comments.form.source', { number: row + 1 })}</legend>
          <TextField
            name={`sources.${row}.title`}
            label={messages.text('comments.form.sourceTitle')}
            maxLength={300}
          />
          <TextField
            name={`sources.${row}.url`}
            label={messages.text('comments.form.sourceUrl')}
            hint={messages.text('comments.form.sourceUrlHint')}
            type="url"
          />
        </fieldset>
      ))}
    </details>
  );
}

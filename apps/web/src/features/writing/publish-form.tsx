import { useRef } from 'react';
import { TextArea, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { editionAddress } from './edition.address';

/**
 * Names the next edition and publishes it. Its address follows the name until somebody types another; without scripts it is made of the
 * name when none is given.
 */
export function PublishForm({ doctrineId }: { doctrineId: string }) {
  const messages = useMessages();
  const field = useRef<HTMLDivElement>(null);
  /** The address as it was last proposed: what is something else was typed. */
  const proposed = useRef('');
  const propose = (name: string): void => {
    const input = field.current?.querySelector('input');
    if (input?.value !== proposed.current) return;
    proposed.current = editionAddress(name);
    input.value = proposed.current;
  };
  return (
    <Form intent="publish" className="narrow">
      <input type="hidden" name="doctrineId" value={doctrineId} />
      <TextField
        name="label"
        label={messages.text('writing.publish.label')}
        hint={messages.text('writing.publish.labelHint')}
        required
        maxLength={120}
        lang="fr"
        onChange={(event) => {
          propose(event.currentTarget.value);
        }}
      />
      <div ref={field} className="fr-mb-3w">
        <TextField
          name="slug"
          label={messages.text('writing.publish.slug')}
          hint={messages.text('writing.publish.slugHint')}
          maxLength={80}
        />
      </div>
      <TextArea
        name="reason"
        label={messages.text('writing.publish.reason')}
        hint={messages.text('writing.publish.reasonHint')}
        rows={4}
        required
        maxLength={500}
        lang="fr"
      />
      <div className="fr-checkbox-group fr-mb-3w">
        <input type="checkbox" id="final" name="final" value="oui" required />
        <label className="fr-label" htmlFor="final">
          {messages.text('writing.publish.final')}
        </label>
      </div>
      <Submit intent="publish" sending={messages.text('writing.publish.sending')}>
        {messages.text('writing.publish.do')}
      </Submit>
    </Form>
  );
}

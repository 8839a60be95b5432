import type { ReactNode } from 'react';
import { useActionData } from 'react-router';
import type { Refused } from '../../api/refusal';
import { type Option, SelectField, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import type { WritingData, WrittenSection } from './writing.loader';

interface PartProps {
  title: string;
  /** The form in it. */
  intent: string;
  lang?: string;
  children: ReactNode;
}

/** Something that is folded until it is wanted, or until its form is refused. */
export function Part({ title, intent, lang, children }: PartProps) {
  const given = useActionData<Refused>();
  return (
    <details className="writing-part" open={given?.intent === intent || undefined}>
      <summary lang={lang}>{title}</summary>
      {children}
    </details>
  );
}

/** Why: asked for each act, read in the history. */
export function ReasonField() {
  const messages = useMessages();
  return (
    <TextField
      name="reason"
      label={messages.text('writing.field.reason')}
      hint={messages.text('writing.field.reasonHint')}
      required
      maxLength={500}
      lang="fr"
    />
  );
}

/** Sections in a list of choices, those below others set in. */
export const sectionOptions = (sections: readonly WrittenSection[]): Option[] =>
  sections.map((section) => ({
    value: section.id,
    label: `${'\u00A0\u00A0\u00A0'.repeat(section.depth - 1)}${titleOf(section)}`,
    lang: 'fr',
  }));

/** A new section, anywhere. */
export function AddForm({ data: { doctrine, sections, newSectionId } }: { data: WritingData }) {
  const messages = useMessages();
  return (
    <Form intent="add" className="narrow" key={newSectionId}>
      <input type="hidden" name="doctrineId" value={doctrine.id} />
      <input type="hidden" name="newSectionId" value={newSectionId} />
      <TextField
        name="title"
        label={messages.text('writing.field.title')}
        required
        maxLength={300}
        lang="fr"
      />
      <TextField
        name="number"
        label={messages.text('writing.field.number')}
        hint={messages.text('writing.field.numberHint')}
        maxLength={20}
      />
      <SelectField
        name="parentId"
        label={messages.text('writing.field.parent')}
        options={[{ value: '', label: messages.text('writing.field.top') }, ...sectionOptions(sections)]}
      />
      <ReasonField />
      <Submit intent="add" className="fr-btn fr-btn--secondary" sending={messages.text('forms.sending')}>
        {messages.text('writing.add.do')}
      </Submit>
    </Form>
  );
}

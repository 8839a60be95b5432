import { SelectField, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { CATEGORIES, type Profile } from './account.documents';

/** What a person says of themselves beside what they write. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const messages = useMessages();
  return (
    <Form intent="profile">
      <TextField
        name="displayName"
        label={messages.text('account.profile.name')}
        hint={messages.text('account.profile.nameHint')}
        defaultValue={profile.displayName}
        autoComplete="nickname"
        minLength={2}
        maxLength={80}
        required
      />
      <SelectField
        name="category"
        label={messages.text('account.profile.category')}
        hint={messages.text('account.profile.categoryHint')}
        defaultValue={profile.category ?? ''}
        options={[
          { value: '', label: messages.text('account.profile.noCategory') },
          ...CATEGORIES.map((value) => ({ value, label: messages.text(`comments.category.${value}`) })),
        ]}
      />
      <TextField
        name="organisationName"
        label={messages.text('account.profile.organisation')}
        hint={messages.text('account.profile.organisationHint')}
        defaultValue={profile.organisationName ?? ''}
        autoComplete="organization"
        maxLength={120}
      />
      <Submit intent="profile" sending={messages.text('forms.sending')}>
        {messages.text('account.profile.save')}
      </Submit>
    </Form>
  );
}

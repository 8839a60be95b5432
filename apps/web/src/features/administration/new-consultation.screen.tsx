import { redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf, useAddress } from '../../addresses';
import { fault, mutate, query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { refusalOf, refused } from '../../api/refusal';
import { SelectField, TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { languageOf } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { CreateConsultation } from './consultation.documents';
import { textOf } from './form-values';

const DoctrinesQuery = graphql(`
  query Doctrines {
    viewer {
      id
      roles {
        role
        consultationId
      }
    }
    doctrines {
      id
      title
    }
  }
`);

type Doctrines = ResultOf<typeof DoctrinesQuery>['doctrines'];

/** Only administrators of the whole platform begin consultations; those of one consultation are told so at once. */
export async function loader(call: LoaderFunctionArgs): Promise<Doctrines> {
  const { viewer, doctrines } = await query(call, DoctrinesQuery);
  const isOfPlatform = viewer?.roles.some(
    ({ role, consultationId }) => role === 'administrator' && consultationId === null,
  );
  if (!isOfPlatform) throw fault('NOT_ALLOWED');
  return doctrines;
}

export async function action(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const slug = textOf(form, 'slug');
  const { createConsultation } = await mutate(call, CreateConsultation, {
    input: { doctrineId: textOf(form, 'doctrineId'), slug, title: textOf(form, 'title') },
  });
  const refusal = refusalOf(createConsultation);
  if (refusal) return refused(refusal, form);
  const { pathname } = new URL(call.request.url);
  return redirect(
    addressOf(
      languageOf(pathname),
      'consultationSettings',
      { consultation: slug },
      { fait: 'concertation-creee' },
    ),
  );
}

export const handle = { head: plainHead('administration.new.title', undefined, true) };

/** Begins a consultation: only what it needs to exist; the rest is written in its settings. */
export function Component() {
  const doctrines = useLoaderData<Doctrines>();
  const messages = useMessages();
  const address = useAddress();
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.administration'), href: address('administration') },
        ]}
        here={messages.text('administration.new.title')}
      />
      <h1>{messages.text('administration.new.title')}</h1>
      <p className="fr-text--lead work-measure">{messages.text('administration.new.lead')}</p>
      {doctrines.length === 0 ? (
        <p className="work-measure">{messages.text('administration.new.noDoctrine')}</p>
      ) : (
        <Form intent="create" className="narrow">
          <SelectField
            name="doctrineId"
            label={messages.text('administration.field.doctrine')}
            options={doctrines.map(({ id, title }) => ({ value: id, label: title, lang: 'fr' }))}
          />
          <TextField
            name="title"
            label={messages.text('administration.field.title')}
            required
            maxLength={200}
            lang="fr"
          />
          <TextField
            name="slug"
            label={messages.text('administration.field.slug')}
            hint={messages.text('administration.field.slugHint')}
            required
            maxLength={80}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
          />
          <Submit intent="create" sending={messages.text('forms.sending')}>
            {messages.text('administration.new.do')}
          </Submit>
        </Form>
      )}
    </div>
  );
}

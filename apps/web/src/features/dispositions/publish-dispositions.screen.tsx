import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { Form, Submit } from '../../forms/form';
import { formatInstant } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { OutcomeCounts } from './outcome-counts';
import {
  publishDispositionsAction,
  publishDispositionsLoader,
  type PublishDispositionsData,
} from './publish-dispositions.loader';

export const loader = publishDispositionsLoader;
export const action = publishDispositionsAction;

export const handle = {
  head: ((messages, { consultation }) => ({
    title: messages.text('dispositions.publish.headTitle', { consultation: consultation.title }),
    isPrivate: true,
  })) satisfies HeadOf<PublishDispositionsData>,
};

/** What would become public, whom it would be told, and the form that does it. */
export function Component() {
  const { consultation, ready, isDrafter } = useLoaderData<PublishDispositionsData>();
  const messages = useMessages();
  const address = useAddress();
  const work = address('draftingComments', { consultation: consultation.slug });
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.drafting'), href: address('drafting') },
          ...(isDrafter ? [{ label: consultation.title, href: work, lang: 'fr' }] : []),
        ]}
        here={messages.text('dispositions.publish.link')}
      />
      <h1 className="fr-h2">{messages.text('dispositions.publish.title')}</h1>
      {!isDrafter && <p lang="fr">{consultation.title}</p>}
      <p className="work-measure">{messages.text('dispositions.publish.lead')}</p>
      {ready.count === 0 ? <p>{messages.text('dispositions.publish.nothing')}</p> : <Ready />}
      <Publications />
    </div>
  );
}

function Ready() {
  const { consultation, ready, clientKey } = useLoaderData<PublishDispositionsData>();
  const messages = useMessages();
  const { count, replacing, authors, byOutcome } = ready;
  return (
    <>
      <h2 className="fr-h4">{messages.text('dispositions.publish.ready', { count })}</h2>
      <OutcomeCounts counts={byOutcome} />
      {replacing > 0 && <p>{messages.text('dispositions.publish.replacing', { count: replacing })}</p>}
      <p>{messages.text('dispositions.publish.authors', { count: authors })}</p>
      <Form intent="publish" className="narrow">
        <input type="hidden" name="consultationId" value={consultation.id} />
        <input type="hidden" name="clientKey" value={clientKey} />
        <div className="fr-checkbox-group fr-mb-3w">
          <input type="checkbox" id="final" name="final" value="oui" required />
          <label className="fr-label" htmlFor="final">
            {messages.text('dispositions.publish.final')}
          </label>
        </div>
        <Submit intent="publish" sending={messages.text('forms.sending')}>
          {messages.text('dispositions.publish.do', { count })}
        </Submit>
      </Form>
    </>
  );
}

function Publications() {
  const { consultation, ready } = useLoaderData<PublishDispositionsData>();
  const messages = useMessages();
  if (ready.publications.length === 0) return null;
  return (
    <>
      <h2 className="fr-h4 fr-mt-6w">{messages.text('dispositions.publish.before')}</h2>
      <ul>
        {ready.publications.map(({ id, publishedAt, dispositionCount }) => (
          <li key={id}>
            {messages.text('dispositions.publish.one', {
              when: formatInstant(publishedAt, messages.language, consultation.timeZone),
              count: dispositionCount,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

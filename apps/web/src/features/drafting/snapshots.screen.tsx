import { useEffect } from 'react';
import { useLoaderData, useLocation, useRevalidator } from 'react-router';
import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { SnapshotArticle } from './snapshot-article';
import { snapshotsAction, snapshotsLoader, type SnapshotsData } from './snapshots.loader';

export const loader = snapshotsLoader;
export const action = snapshotsAction;

export const handle = {
  head: ((messages, { consultation }) => ({
    title: messages.text('drafting.snapshots.title', { consultation: consultation.title }),
    isPrivate: true,
  })) satisfies HeadOf<SnapshotsData>,
};

/** Time between two looks at what is being made. */
const LOOK_EVERY_MS = 2_000;

/** Looks again while something is being made and the page is in view. */
function useLookingAgain(isBusy: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isBusy, revalidate]);
}

/** What was frozen of a consultation, and the files made of it. */
export function Component() {
  const { consultation, snapshots, after, next, isBusy } = useLoaderData<SnapshotsData>();
  const messages = useMessages();
  const address = useAddress();
  const { pathname, search } = useLocation();
  useLookingAgain(isBusy);
  const params = { consultation: consultation.slug };
  const newest = snapshots.find(({ state }) => state === 'ready');
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.drafting'), href: address('drafting') },
          { label: consultation.title, href: address('draftingComments', params), lang: 'fr' },
        ]}
        here={messages.text('drafting.snapshots.link')}
      />
      <h1 className="fr-h2">{messages.text('drafting.snapshots.heading')}</h1>
      <p className="fr-text--lead work-measure">{messages.text('drafting.snapshots.lead')}</p>
      <Form intent="take" className="narrow" key={snapshots[0]?.id ?? 'none'}>
        <TextField
          name="label"
          required
          maxLength={120}
          autoComplete="off"
          label={messages.text('drafting.snapshot.label')}
          hint={messages.text('drafting.snapshot.labelHint')}
        />
        <Submit intent="take" sending={messages.text('forms.sending')}>
          {messages.text('drafting.snapshot.take')}
        </Submit>
      </Form>
      <h2 className="fr-h4 fr-mt-6w">{messages.text('drafting.snapshots.list')}</h2>
      {isBusy && (
        <p>
          {messages.text('drafting.snapshots.busy')}{' '}
          <Link href={`${pathname}${search}`} keepsPlace>
            {messages.text('drafting.snapshots.refresh')}
          </Link>
        </p>
      )}
      {snapshots.length === 0 && <p>{messages.text('drafting.snapshots.none')}</p>}
      {snapshots.length > 0 && (
        <p className="work-measure fr-text--sm">{messages.text('drafting.snapshots.proof')}</p>
      )}
      {snapshots.map((snapshot) => (
        <SnapshotArticle
          key={snapshot.id}
          snapshot={snapshot}
          timeZone={consultation.timeZone}
          isNewest={!after && snapshot === newest}
        />
      ))}
      {(next ?? after) && (
        <ul className="fr-btns-group fr-btns-group--inline-sm fr-mt-4w">
          {next && (
            <li>
              <Link className="fr-btn fr-btn--secondary" href={address('snapshots', params, { apres: next })}>
                {messages.text('forms.next')}
              </Link>
            </li>
          )}
          {after && (
            <li>
              <Link className="fr-btn fr-btn--secondary" href={address('snapshots', params)}>
                {messages.text('forms.first')}
              </Link>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

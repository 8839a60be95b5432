import { useEffect } from 'react';
import { useLoaderData, useLocation, useRevalidator } from 'react-router';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { TIME_ZONE } from '../writing/writing.loader';
import { importPlanAction, importPlanLoader, type ImportPlanData } from './import-plan.loader';
import { DiscardPart } from './discard-part';
import { ImportScope, ImportState } from './import-state';
import { PlanView } from './plan-view';

export const loader = importPlanLoader;
export const action = importPlanAction;

const head: HeadOf<ImportPlanData> = (messages, { shown }) => ({
  title: messages.text('imports.plan.head', { file: shown.fileName }),
  isPrivate: true,
});
export const handle = { head };

/** Time between two looks at a file that is being read. */
const LOOK_EVERY_MS = 1_500;

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

/** One file that was sent, and what its import would do. */
export function Component() {
  const data = useLoaderData<ImportPlanData>();
  const { shown, isBusy } = data;
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { pathname } = useLocation();
  useLookingAgain(isBusy);
  const params = { doctrine: shown.doctrineSlug };
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('drafting.title'), href: address('drafting') },
          { label: shown.doctrineTitle, href: address('writing', params), lang: 'fr' },
          { label: messages.text('imports.link'), href: address('imports', params) },
        ]}
        here={shown.fileName}
        hereLang="fr"
      />
      <h1 className="fr-h2 import-name" lang="fr">
        {shown.fileName}
      </h1>
      <Facts shown={shown} />
      <div role="status">
        {isBusy && (
          <p>
            {messages.text('imports.busy')}{' '}
            <Link href={pathname} keepsPlace>
              {messages.text('imports.refresh')}
            </Link>
          </p>
        )}
        {shown.state === 'discarded' && shown.discardedAt && (
          <p className="work-measure">
            {messages.text('imports.discardedBy', {
              who: shown.discardedBy ?? '',
              when: formatInstant(shown.discardedAt, language, TIME_ZONE),
            })}
          </p>
        )}
      </div>
      <Ended shown={shown} />
      {isBusy && <DiscardPart />}
      {shown.plan && !isBusy && <PlanView {...data} plan={shown.plan} />}
    </div>
  );
}

/** How it stands, what it is for, who sent it and when. */
function Facts({ shown }: Pick<ImportPlanData, 'shown'>) {
  const messages = useMessages();
  const language = useLanguage();
  return (
    <p className="import-facts">
      <ImportState state={shown.state} />
      <span>
        <ImportScope scope={shown.scope} sectionTitle={shown.sectionTitle} />
      </span>
      <span>
        {messages.text('imports.sentBy', {
          who: shown.requestedBy,
          when: formatInstant(shown.requestedAt, language, TIME_ZONE),
        })}
      </span>
    </p>
  );
}

/** What became of a file that is no longer waiting, and where one goes on. */
function Ended({ shown }: Pick<ImportPlanData, 'shown'>) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const params = { doctrine: shown.doctrineSlug };
  return (
    <>
      {shown.state === 'refused' && (
        <div className="fr-alert fr-alert--error fr-mb-3w">
          <h2 className="fr-alert__title">{messages.text('imports.refused')}</h2>
          <p lang="fr">{shown.refusal}</p>
        </div>
      )}
      {(shown.state === 'refused' || shown.state === 'discarded') && (
        <p>
          <Link className="fr-btn" href={address('imports', params)}>
            {messages.text('imports.another')}
          </Link>
        </p>
      )}
      {shown.state === 'applied' && shown.appliedAt && (
        <>
          <p className="work-measure">
            {messages.text('imports.appliedBy', {
              who: shown.appliedBy ?? '',
              when: formatInstant(shown.appliedAt, language, TIME_ZONE),
            })}{' '}
            <span lang="fr">{shown.reason}</span>
          </p>
          <p>
            <Link className="fr-btn" href={address('writing', params)}>
              {messages.text('imports.toWriting')}
            </Link>
          </p>
        </>
      )}
    </>
  );
}

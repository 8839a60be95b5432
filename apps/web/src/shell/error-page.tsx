import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from 'react-router';
import type { Fault } from '../api/api';
import { useAddress } from '../addresses';
import { useLanguage } from '../i18n/language';
import { useMessages, type MessageKey } from '../i18n/messages';
import { Frame } from './layout';
import type { Layout } from './layout.loader';
import { Link } from './link';
import { useHead } from './use-head';

const KINDS: Record<number, string> = {
  400: 'badRequest',
  401: 'refused',
  403: 'refused',
  404: 'notFound',
  409: 'notYet',
  413: 'tooLarge',
  415: 'badRequest',
  429: 'tooMany',
  503: 'unreachable',
};

/** A page that cannot be shown: what happened, what to do, and where to go. */
export function ErrorPage() {
  const error = useRouteError();
  const layout = useRouteLoaderData<Layout>(useLanguage());
  useHead(true);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const page = <Explanation status={status} fault={faultOf(error)} />;
  // Inside the layout already when only the screen failed; alone when the layout itself did.
  return layout ? page : <Frame viewer={null}>{page}</Frame>;
}

const faultOf = (error: unknown): Partial<Fault> =>
  isRouteErrorResponse(error) && typeof error.data === 'object' && error.data !== null
    ? (error.data as Fault)
    : {};

function Explanation({ status, fault }: { status: number; fault: Partial<Fault> }) {
  const messages = useMessages();
  const address = useAddress();
  const { pathname, search } = useLocation();
  const kind = KINDS[status] ?? 'defect';
  const said = (part: string): string => messages.text(`shell.error.${kind}.${part}` as MessageKey);
  const canRetry = status === 429 || status >= 500;
  return (
    <div className="fr-container fr-my-8w">
      <div className="fr-col-12 fr-col-md-8">
        <h1>{said('title')}</h1>
        <p className="fr-text--sm fr-mb-3w">{messages.text('shell.error.status', { status })}</p>
        <p className="fr-text--lead">{said('what')}</p>
        {fault.message && status < 500 && <p lang="fr">{fault.message}</p>}
        <p>{said('todo')}</p>
        {fault.reference && (
          <p className="fr-text--sm">
            {messages.text('shell.error.reference', { reference: fault.reference })}
          </p>
        )}
        <ul className="fr-btns-group fr-btns-group--inline-md fr-mt-4w">
          {canRetry && (
            <li>
              <a className="fr-btn" href={`${pathname}${search}`}>
                {messages.text('shell.error.retry')}
              </a>
            </li>
          )}
          <li>
            <Link className={canRetry ? 'fr-btn fr-btn--secondary' : 'fr-btn'} href={address('home')}>
              {messages.text('shell.error.home')}
            </Link>
          </li>
          <li>
            <Link className="fr-btn fr-btn--secondary" href={address('help')}>
              {messages.text('shell.error.help')}
            </Link>
          </li>
        </ul>
      </div>
    </div>
  );
}

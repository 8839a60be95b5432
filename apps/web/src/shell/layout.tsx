import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLoaderData, useLocation, useNavigation } from 'react-router';
import { useMessages } from '../i18n/messages';
import { Footer } from './footer';
import { Header } from './header';
import type { Layout as LayoutData } from './layout.loader';
import { Done } from './done';
import { useHead } from './use-head';

/** What surrounds every page. */
export function Layout() {
  const layout = useLoaderData<LayoutData>();
  useHead(false);
  return (
    <Frame viewer={layout.viewer}>
      <Done />
      <Outlet />
    </Frame>
  );
}

interface FrameProps {
  viewer: LayoutData['viewer'];
  children: React.ReactNode;
}

/** Header, footer and the place between them; also around pages that failed. */
export function Frame({ viewer, children }: FrameProps) {
  const messages = useMessages();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const arrived = useRef(pathname);
  // A page that changes without being loaded is announced to screen readers by the focus on its main part.
  useEffect(() => {
    if (arrived.current === pathname) return;
    arrived.current = pathname;
    // A note on what was done, or a refusal, has taken it already.
    if (main.current?.contains(document.activeElement)) return;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <>
      <nav className="fr-skiplinks" aria-label={messages.text('shell.skip.label')}>
        <div className="fr-container">
          <ul className="fr-skiplinks__list">
            <li>
              <a className="fr-link" href="#contenu">
                {messages.text('shell.skip.content')}
              </a>
            </li>
            <li>
              <a className="fr-link" href="#menu">
                {messages.text('shell.skip.menu')}
              </a>
            </li>
            <li>
              <a className="fr-link" href="#pied">
                {messages.text('shell.skip.footer')}
              </a>
            </li>
          </ul>
        </div>
      </nav>
      <Header viewer={viewer} />
      <Progress />
      <main id="contenu" tabIndex={-1} ref={main}>
        {children}
      </main>
      <Footer />
      <ScrollRestoration storageKey="positions" />
    </>
  );
}

/** Shows that the next page is on its way, after a moment: quick ones do not flicker. */
function Progress() {
  const messages = useMessages();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <div className="progress" data-busy={isBusy || undefined} role="status">
      {isBusy && <span className="fr-sr-only">{messages.text('shell.loading')}</span>}
    </div>
  );
}

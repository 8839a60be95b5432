import { useState } from 'react';
import { useLocation, useMatches } from 'react-router';
import { addressOf, translations, useAddress } from '../addresses';
import { LANGUAGES } from '../i18n/language';
import { useMessages, type MessageKey } from '../i18n/messages';
import { screenOf } from '../routes.names';
import { useSettings } from '../settings';
import { Brand } from './brand';
import type { Layout } from './layout.loader';
import { Link } from './link';
import { mayDraft, mayModerate, isAdministrator, type LayoutViewer } from './viewer';

interface HeaderProps {
  viewer: Layout['viewer'];
}

interface Entry {
  href: string;
  label: MessageKey;
}

/** Where this person can go: the public's places, then those of their roles. */
function useEntries(viewer: LayoutViewer): Entry[] {
  const address = useAddress();
  return [
    { href: address('home'), label: 'shell.nav.home' },
    { href: address('consultations'), label: 'shell.nav.consultations' },
    ...(viewer ? [{ href: address('myContributions'), label: 'shell.nav.myContributions' } as const] : []),
    ...(mayModerate(viewer) ? [{ href: address('moderation'), label: 'shell.nav.moderation' } as const] : []),
    ...(mayDraft(viewer) || isAdministrator(viewer)
      ? [{ href: address('drafting'), label: 'shell.nav.drafting' } as const]
      : []),
    ...(isAdministrator(viewer)
      ? [{ href: address('administration'), label: 'shell.nav.administration' } as const]
      : []),
  ];
}

export function Header({ viewer }: HeaderProps) {
  const messages = useMessages();
  const address = useAddress();
  const { isSample } = useSettings();
  const { pathname } = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  const entries = useEntries(viewer);
  const home = address('home');
  const isCurrent = (href: string): boolean =>
    href === home ? pathname === home : pathname === href || pathname.startsWith(`${href}/`);
  return (
    <header role="banner" className="fr-header">
      {isSample && (
        <div className="sample-band">
          <p className="fr-container">
            {messages.text('shell.sample')}{' '}
            <Link href={address('mailbox')}>{messages.text('shell.mailbox')}</Link>
          </p>
        </div>
      )}
      <div className="fr-header__body">
        <div className="fr-container">
          <div className="fr-header__body-row">
            <Brand />
            <div className="fr-header__tools">
              <div className="fr-header__tools-links tools">
                <Languages />
                <Session viewer={viewer} />
              </div>
            </div>
            <button
              type="button"
              className="fr-btn fr-btn--tertiary-no-outline fr-icon-menu-fill fr-btn--icon-left menu-button"
              aria-expanded={isOpen}
              aria-controls="menu"
              onClick={() => setIsOpen(!isOpen)}
            >
              {messages.text('shell.menu')}
            </button>
          </div>
        </div>
      </div>
      <div className="fr-header__menu menu" id="menu" data-open={isOpen || undefined} tabIndex={-1}>
        <div className="fr-container">
          <nav className="fr-nav" aria-label={messages.text('shell.nav.label')}>
            <ul className="fr-nav__list">
              {entries.map(({ href, label }) => (
                <li key={href} className="fr-nav__item">
                  <Link
                    className="fr-nav__link"
                    href={href}
                    aria-current={isCurrent(href) ? (pathname === href ? 'page' : 'true') : undefined}
                    onClick={() => setIsOpen(false)}
                  >
                    {messages.text(label)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  );
}

/** The same page in the other language. */
function Languages() {
  const messages = useMessages();
  const last = useMatches().at(-1);
  const { search } = useLocation();
  const screen = last && screenOf(last.id);
  const other = LANGUAGES.find((language) => language !== messages.language) ?? messages.language;
  const href =
    screen && last.loaderData !== undefined
      ? `${translations(screen, last.params)[other]}${search}`
      : addressOf(other, 'home');
  return (
    <a
      className="fr-btn fr-btn--sm fr-icon-translate-2 fr-btn--icon-left"
      href={href}
      hrefLang={other}
      lang={other}
    >
      {messages.text('shell.otherLanguage')}
    </a>
  );
}

function Session({ viewer }: HeaderProps) {
  const messages = useMessages();
  const address = useAddress();
  const { pathname, search } = useLocation();
  if (!viewer) {
    const isThere = pathname.startsWith(address('signIn'));
    return (
      <Link
        className="fr-btn fr-btn--sm fr-icon-account-circle-line fr-btn--icon-left"
        href={address('signIn', {}, { retour: isThere ? null : `${pathname}${search}` })}
      >
        {messages.text('shell.signIn')}
      </Link>
    );
  }
  return (
    <>
      <Link
        className="fr-btn fr-btn--sm fr-icon-account-circle-fill fr-btn--icon-left account-link"
        href={address('account')}
      >
        <span className="fr-sr-only">{messages.text('shell.account')} </span>
        {viewer.displayName}
      </Link>
      {/* Not through the router: the browser forgets all that it held for this person. */}
      <form method="post" action={address('signOut')}>
        <button type="submit" className="fr-btn fr-btn--sm fr-icon-logout-box-r-line fr-btn--icon-left">
          {messages.text('shell.signOut')}
        </button>
      </form>
    </>
  );
}

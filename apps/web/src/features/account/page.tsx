import type { ReactNode } from 'react';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';

interface PageProps {
  title: ReactNode;
  /** Pages between the home page and this one. */
  trail?: readonly { href: string; label: string }[];
  /** The page's name in the trail, where the title is longer. */
  here?: string;
  children: ReactNode;
}

/** A page of one's account: where one is, its title, and a measure that reads well. */
export function Page({ title, trail = [], here, children }: PageProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <div className="fr-container fr-mb-8w">
      <nav className="fr-breadcrumb" aria-label={messages.text('shell.breadcrumb')}>
        <ol className="fr-breadcrumb__list">
          {[{ href: address('home'), label: messages.text('shell.nav.home') }, ...trail].map(
            ({ href, label }) => (
              <li key={href}>
                <Link className="fr-breadcrumb__link" href={href}>
                  {label}
                </Link>
              </li>
            ),
          )}
          <li>
            <a className="fr-breadcrumb__link" aria-current="page">
              {here ?? title}
            </a>
          </li>
        </ol>
      </nav>
      <div className="account-page">
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}

import { useMessages } from '../i18n/messages';
import { Link } from './link';

interface BreadcrumbProps {
  /** From the home page down; the page itself is not among them. */
  above: readonly { label: string; href: string; lang?: string }[];
  /** This page. */
  here: string;
  hereLang?: string;
}

/** Where the page stands, above its title. Always unfolded: the design system's button needs its scripts. */
export function Breadcrumb({ above, here, hereLang }: BreadcrumbProps) {
  const messages = useMessages();
  return (
    <nav className="fr-breadcrumb" aria-label={messages.text('shell.breadcrumb')}>
      <ol className="fr-breadcrumb__list">
        {above.map(({ label, href, lang }) => (
          <li key={href}>
            <Link className="fr-breadcrumb__link" href={href} lang={lang}>
              {label}
            </Link>
          </li>
        ))}
        <li>
          <span className="fr-breadcrumb__link" aria-current="page" lang={hereLang}>
            {here}
          </span>
        </li>
      </ol>
    </nav>
  );
}

import { useAddress } from '../addresses';
import { useMessages } from '../i18n/messages';
import { useSettings } from '../settings';
import { Link } from './link';

/** Whose platform this is: the State's block where the operator may use it (Marianne, ministry), else a name alone. */
export function Brand() {
  const messages = useMessages();
  const address = useAddress();
  const { brand } = useSettings();
  return (
    <div className="fr-header__brand fr-enlarge-link">
      {brand === 'state' && (
        <div className="fr-header__brand-top">
          <div className="fr-header__logo">
            <BrandBlock />
          </div>
        </div>
      )}
      <div className="fr-header__service">
        <Link href={address('home')}>
          <p className="fr-header__service-title">{messages.text('shell.siteName')}</p>
        </Link>
        <p className="fr-header__service-tagline">{messages.text('shell.tagline')}</p>
      </div>
    </div>
  );
}

/** The ministry's lines under Marianne. */
export function BrandBlock() {
  const { brandLines } = useSettings();
  return (
    <p className="fr-logo">
      {brandLines.map((line, index) => (
        <span key={line}>
          {index > 0 && <br />}
          {line}
        </span>
      ))}
    </p>
  );
}

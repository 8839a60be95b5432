import { useLocation } from 'react-router';
import { useAddress, type Screen } from '../addresses';
import { useMessages, type MessageKey } from '../i18n/messages';
import { useSettings } from '../settings';
import { BrandBlock } from './brand';
import { Link } from './link';

const DUTIES: readonly (readonly [Screen, MessageKey])[] = [
  ['siteMap', 'shell.footer.siteMap'],
  ['accessibility', 'shell.footer.accessibility'],
  ['legalNotice', 'shell.footer.legalNotice'],
  ['privacy', 'shell.footer.privacy'],
  ['help', 'shell.footer.help'],
];

const THEMES = [
  ['system', 'shell.theme.system'],
  ['light', 'shell.theme.light'],
  ['dark', 'shell.theme.dark'],
] as const;

export function Footer() {
  const messages = useMessages();
  const address = useAddress();
  const { brand, operator, explorer } = useSettings();
  return (
    <footer className="fr-footer" role="contentinfo" id="pied" tabIndex={-1}>
      <div className="fr-container">
        <div className="fr-footer__body">
          {brand === 'state' && (
            <div className="fr-footer__brand">
              <BrandBlock />
            </div>
          )}
          <div className="fr-footer__content">
            <p className="fr-footer__content-desc">
              {messages.rich(
                'shell.footer.about',
                { french: (words) => <span lang="fr">{words}</span> },
                { operator },
              )}
            </p>
            <Theme />
          </div>
        </div>
        <div className="fr-footer__bottom">
          <ul className="fr-footer__bottom-list">
            {DUTIES.map(([screen, label]) => (
              <li key={screen} className="fr-footer__bottom-item">
                <Link className="fr-footer__bottom-link" href={address(screen)}>
                  {messages.text(label)}
                </Link>
              </li>
            ))}
            {explorer && (
              <li className="fr-footer__bottom-item">
                <a className="fr-footer__bottom-link" href={explorer}>
                  {messages.text('shell.footer.explorer')}
                </a>
              </li>
            )}
          </ul>
          <div className="fr-footer__bottom-copy">
            <p>{messages.text('shell.footer.licence')}</p>
          </div>
        </div>
      </div>
    </footer>
  );
}

/** Light, dark, or as the device has it: a form like any other, which scripts make immediate. */
function Theme() {
  const messages = useMessages();
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/apparence" className="theme">
      <input type="hidden" name="retour" value={`${pathname}${search}`} />
      <span id="theme">{messages.text('shell.theme.label')}</span>
      <span role="group" aria-labelledby="theme" className="theme-choices">
        {THEMES.map(([value, label]) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            className="fr-btn fr-btn--sm fr-btn--tertiary"
          >
            {messages.text(label)}
          </button>
        ))}
      </span>
    </form>
  );
}

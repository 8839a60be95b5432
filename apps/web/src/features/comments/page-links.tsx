import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { useChangedAddress } from './discussion.address';

interface PageLinksProps {
  isFirst: boolean;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** The part of the page that they lead to. */
  fragment?: string;
  /** What stands on the next page, where « Page suivante » does not say it. */
  next?: string;
  /** Those who follow them stay where they are on the page. */
  keepsPlace?: boolean;
}

/** To the first page of contributions and to the next one. */
export function PageLinks({ isFirst, pageInfo, fragment, next, keepsPlace = false }: PageLinksProps) {
  const messages = useMessages();
  const changed = useChangedAddress();
  if (isFirst && !pageInfo.hasNextPage) return null;
  return (
    <p className="pages">
      {!isFirst && (
        <Link className="fr-link" href={changed({ after: null }, fragment)} keepsPlace={keepsPlace}>
          {messages.text('forms.first')}
        </Link>
      )}
      {pageInfo.hasNextPage && (
        <Link
          className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
          href={changed({ after: pageInfo.endCursor }, fragment)}
          keepsPlace={keepsPlace}
        >
          {next ?? messages.text('forms.next')}
        </Link>
      )}
    </p>
  );
}

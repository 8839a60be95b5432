import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { SectionData } from './section.loader';
import { titleOf } from './section.title';

interface SectionNeighboursProps extends Pick<SectionData['section'], 'previous' | 'next'> {
  /** The page of another section. */
  hrefOf: (slug: string) => string;
}

/** The previous and the next section, in the order of reading. */
export function SectionNeighbours({ hrefOf, previous, next }: SectionNeighboursProps) {
  const messages = useMessages();
  if (!previous && !next) return null;
  return (
    <nav className="section-neighbours" aria-label={messages.text('doctrine.neighbours')}>
      {previous && (
        <Link href={hrefOf(previous.slug)} rel="prev">
          <span className="section-neighbour fr-icon-arrow-left-line">
            {messages.text('doctrine.previous')}
          </span>
          <span lang="fr">{titleOf(previous)}</span>
        </Link>
      )}
      {next && (
        <Link href={hrefOf(next.slug)} rel="next">
          <span className="section-neighbour fr-icon-arrow-right-line">{messages.text('doctrine.next')}</span>
          <span lang="fr">{titleOf(next)}</span>
        </Link>
      )}
    </nav>
  );
}

import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { SectionData } from './section.loader';
import { titleOf } from './section.title';

interface SectionNeighboursProps extends Pick<SectionData['section'], 'previous' | 'next'> {
  consultation: string;
}

/** The previous and the next section, in the order of reading. */
export function SectionNeighbours({ consultation, previous, next }: SectionNeighboursProps) {
  const messages = useMessages();
  const address = useAddress();
  if (!previous && !next) return null;
  return (
    <nav className="section-neighbours" aria-label={messages.text('doctrine.neighbours')}>
      {previous && (
        <Link href={address('section', { consultation, section: previous.slug })} rel="prev">
          <span className="section-neighbour fr-icon-arrow-left-line">
            {messages.text('doctrine.previous')}
          </span>
          <span lang="fr">{titleOf(previous)}</span>
        </Link>
      )}
      {next && (
        <Link href={address('section', { consultation, section: next.slug })} rel="next">
          <span className="section-neighbour section-neighbour--next fr-icon-arrow-right-line">
            {messages.text('doctrine.next')}
          </span>
          <span lang="fr">{titleOf(next)}</span>
        </Link>
      )}
    </nav>
  );
}

import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { OfWhat } from '../../shell/of-what';
import { titleOf } from '../doctrine/section.title';
import { DispositionList } from './disposition-list';
import type { SectionDispositions } from './disposition.documents';
import { OutcomeCounts } from './outcome-counts';

interface SectionDispositionsProps {
  section: SectionDispositions;
  doctrine: string;
  /** Slug of the newer edition; without it, there is no page that lists them all. */
  release: string | undefined;
}

/** What became of the contributions that are read in a section: how many of each, and the first of them. */
export function SectionDispositionsPart({ section, doctrine, release }: SectionDispositionsProps) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, count, byOutcome, comments } = section;
  return (
    <details className="fold">
      <summary>{messages.text('dispositions.ofSection', { count })}</summary>
      <OutcomeCounts counts={byOutcome} />
      <DispositionList comments={comments} />
      {release && count > comments.length && (
        <p>
          <Link href={address('releaseDispositions', { doctrine, release }, { section: slug })}>
            {messages.text('dispositions.seeAll', { count })}
            <OfWhat>{titleOf(section)}</OfWhat>
          </Link>
        </p>
      )}
    </details>
  );
}

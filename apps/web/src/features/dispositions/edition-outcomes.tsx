import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { SectionDispositions } from './disposition.documents';
import { OutcomeCounts, summed } from './outcome-counts';

interface EditionOutcomesProps {
  sections: readonly SectionDispositions[];
  doctrine: string;
  release: string;
}

/** At the head of an edition: what became of the contributions to the one before. */
export function EditionOutcomes({ sections, doctrine, release }: EditionOutcomesProps) {
  const messages = useMessages();
  const address = useAddress();
  const count = sections.reduce((sum, section) => sum + section.count, 0);
  if (count === 0) return null;
  return (
    <div className="edition-outcomes">
      <p>{messages.text('dispositions.summary', { count })}</p>
      <OutcomeCounts counts={summed(sections)} />
      <p>
        <Link href={address('releaseDispositions', { doctrine, release })}>
          {messages.text('dispositions.seeAll', { count })}
        </Link>
      </p>
    </div>
  );
}

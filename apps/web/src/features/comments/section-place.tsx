import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { cardId } from './comment-card';
import { DISCUSSION, PARAM } from './discussion.address';

interface SectionPlaceProps {
  section: { slug: string; number: string; title: string } | null;
  consultation: string;
  blockId: string | null;
  /** Of words: the thread on them, to which the link leads; its passage is then in view. */
  comment?: string | null;
  /** Words of the paragraph, as they were when it was written. */
  passage: string | null;
}

/** Where in the text a contribution belongs: its section, and the words that it is about. */
export function SectionPlace({ section, consultation, blockId, comment, passage }: SectionPlaceProps) {
  const messages = useMessages();
  const address = useAddress();
  if (!section) return null;
  const href = address(
    'section',
    { consultation, section: section.slug },
    { [PARAM.block]: blockId },
    comment ? cardId(comment) : blockId ? `p-${blockId}` : DISCUSSION,
  );
  return (
    <div className="section-place">
      <p>
        {messages.text(blockId ? 'comments.place.passage' : 'comments.place.section')}{' '}
        <Link href={href} lang="fr">
          {[section.number, section.title].filter(Boolean).join('\u00A0')}
        </Link>
      </p>
      {passage && <blockquote lang="fr">{passage}</blockquote>}
    </div>
  );
}

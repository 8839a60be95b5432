import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { DisposedComment } from './disposition.documents';
import { OUTCOME_BADGE, outcomeLabel } from './outcomes';

/** Contributions with what became of them and the first words of why; each leads to the contribution. */
export function DispositionList({ comments }: { comments: readonly DisposedComment[] }) {
  return (
    <ul className="disposition-list">
      {comments.map((comment) => (
        <Item key={comment.id} comment={comment} />
      ))}
    </ul>
  );
}

function Item({ comment }: { comment: DisposedComment }) {
  const messages = useMessages();
  const address = useAddress();
  const { id, parentId, author, section, publishedDisposition } = comment;
  if (!publishedDisposition) return null;
  const { outcome, motiveStart, reference } = publishedDisposition;
  const name = messages.rich(
    parentId ? 'dispositions.reply' : 'dispositions.contribution',
    { french: (words) => <span lang="fr">{words}</span> },
    { name: author?.name ?? messages.text('dispositions.nobody') },
  );
  return (
    <li>
      <p>
        {section ? (
          <Link href={address('contribution', { consultation: section.consultationSlug, comment: id })}>
            {name}
          </Link>
        ) : (
          name
        )}
        {reference && <span className="disposition-reference"> {reference}</span>}{' '}
        <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${OUTCOME_BADGE[outcome]}`}>
          {messages.text(outcomeLabel(outcome))}
        </span>
      </p>
      {motiveStart && <p lang="fr">{motiveStart}</p>}
    </li>
  );
}

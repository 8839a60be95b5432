import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { useScene } from './scene.context';

/** In whose name one writes, as everybody will read it, and where to change it. */
export function Writing() {
  const messages = useMessages();
  const address = useAddress();
  const { writer } = useScene();
  if (!writer) return null;
  const details = [
    writer.category && messages.text(`comments.category.${writer.category}`),
    writer.organisationName,
  ].filter(Boolean);
  return (
    <p className="comment-writer">
      {messages.text('comments.form.as')} <strong>{writer.displayName}</strong>
      {details.length > 0 && ` (${details.join(', ')})`}.{' '}
      <Link className="fr-link fr-link--sm" href={address('account')}>
        {messages.text('comments.form.changeName')}
      </Link>
    </p>
  );
}

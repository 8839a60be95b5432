import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { RedlineData } from './redline.loader';

/** The way back to the editor, for those who write the doctrine. */
export function BackToWriting({
  history,
}: {
  history: Pick<RedlineData['history'], 'id' | 'doctrineSlug' | 'isWritable'>;
}) {
  const messages = useMessages();
  const address = useAddress();
  if (!history.isWritable) return null;
  return (
    <p>
      <Link href={address('writeSection', { doctrine: history.doctrineSlug, section: history.id })}>
        {messages.text('versions.backToWriting')}
      </Link>
    </p>
  );
}

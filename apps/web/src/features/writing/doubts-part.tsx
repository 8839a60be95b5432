import { useEffect, useRef } from 'react';
import { useAddress } from '../../addresses';
import { Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Doubts } from './saving.doubts';
import type { WriteSectionData } from './write-section.loader';

/** What saving would do that may not be meant, and the button that saves all the same. It takes the focus when it appears. */
export function DoubtsPart({ doubts, data }: { doubts: Doubts; data: WriteSectionData }) {
  const messages = useMessages();
  const address = useAddress();
  const part = useRef<HTMLElement>(null);
  useEffect(() => part.current?.focus(), [doubts]);
  const { doctrine, text } = data;
  const { id, commentCount } = text.section;
  return (
    <section className="panel fr-mb-3w" aria-labelledby="doutes" tabIndex={-1} ref={part}>
      <h2 className="fr-h5" id="doutes">
        {messages.text('writing.doubts.title')}
      </h2>
      {doubts.isEmptied && (
        <p>
          {messages.text('writing.doubts.emptied', { count: commentCount })}{' '}
          <Link href={address('writing', { doctrine: doctrine.slug }, { section: id }, `s-${id}`)}>
            {messages.text('writing.doubts.retire')}
          </Link>
        </p>
      )}
      {doubts.remarks.length > 0 && (
        <>
          <p>{messages.text('writing.section.leftOut', { count: doubts.remarks.length })}</p>
          <ul lang="fr">
            {doubts.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </>
      )}
      <Submit intent="save" className="fr-btn fr-btn--secondary" name="do" value="confirmed">
        {messages.text('writing.doubts.save')}
      </Submit>
    </section>
  );
}

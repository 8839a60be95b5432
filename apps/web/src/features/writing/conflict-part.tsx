import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { TextDifference } from './text-difference';
import type { Conflict } from './write-section.action';
import { TIME_ZONE } from './writing.loader';

interface ConflictPartProps {
  conflict: Conflict;
}

/** Somebody saved before: both texts, what differs, and the three ways on. Nothing of either is lost. */
export function ConflictPart({ conflict }: ConflictPartProps) {
  const messages = useMessages();
  const language = useLanguage();
  const { savedBy, savedAt, title, markdown, difference } = conflict;
  const when = formatInstant(savedAt, language, TIME_ZONE);
  return (
    <section className="panel" aria-labelledby="conflit">
      <h2 className="fr-h5" id="conflit">
        {savedBy === null
          ? messages.text('writing.conflict.titleImport', { when })
          : messages.text('writing.conflict.title', { who: savedBy, when })}
      </h2>
      <p>{messages.text('writing.conflict.legend')}</p>
      <TextDifference pieces={difference} />
      <details className="writing-part">
        <summary>{messages.text('writing.conflict.theirs')}</summary>
        <p lang="fr">
          <strong>{title}</strong>
        </p>
        <pre className="writing-theirs" lang="fr" tabIndex={0}>
          {markdown}
        </pre>
      </details>
      <p className="fr-mb-1w">{messages.text('writing.conflict.ways')}</p>
      <ul>
        <li>{messages.text('writing.conflict.merge')}</li>
        <li>{messages.text('writing.conflict.keepMine')}</li>
        <li>
          <button type="submit" className="fr-link" name="do" value="forget" formNoValidate>
            {messages.text('writing.conflict.takeTheirs')}
          </button>
        </li>
      </ul>
    </section>
  );
}

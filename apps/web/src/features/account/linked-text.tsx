import { useSettings } from '../../settings';
import { piecesOf } from './plain-text';

/** A plain text in French, with its lines as they are and its addresses as links. */
export function LinkedText({ text }: { text: string }) {
  const { publicUrl } = useSettings();
  return (
    <div className="account-plain-text" lang="fr">
      {piecesOf(text, publicUrl).map(({ text: words, href }, index) =>
        href ? (
          // An ordinary link: a mail is opened from outside of the application.
          <a key={index} href={href}>
            {words}
          </a>
        ) : (
          <span key={index}>{words}</span>
        ),
      )}
    </div>
  );
}

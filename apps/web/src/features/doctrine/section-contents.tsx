import { useMessages } from '../../i18n/messages';
import { markId } from './section-text';
import type { SectionData } from './section.loader';

/** The headings of the section, beside its text; folded above it where there is no room. */
export function SectionContents({ headings }: Pick<SectionData, 'headings'>) {
  const messages = useMessages();
  if (headings.length < 2) return null;
  const highest = Math.min(...headings.map(({ level }) => level));
  const list = (
    <ol lang="fr">
      {headings.map(({ blockId, level, text }) => (
        <li key={blockId} data-depth={Math.min(level - highest, 2)}>
          <a href={`#${markId(blockId)}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
  return (
    <nav className="section-contents" aria-label={messages.text('doctrine.contents')}>
      <details className="section-contents-folded">
        <summary>{messages.text('doctrine.contents')}</summary>
        {list}
      </details>
      <div className="section-contents-beside">
        <p>{messages.text('doctrine.contents')}</p>
        {list}
      </div>
    </nav>
  );
}

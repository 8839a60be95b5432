import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { markId } from './section-text';
import type { SectionData } from './section.loader';
import { titleOf } from './section.title';

interface SectionContentsProps extends Pick<SectionData, 'headings' | 'branch'> {
  sectionId: string;
  /** The page of another section. */
  hrefOf: (slug: string) => string;
  /** The whole tree. */
  allHref: string;
}

/** The chapter and the headings of the section, beside its text; folded above it where there is no room. */
export function SectionContents(props: SectionContentsProps) {
  const messages = useMessages();
  const title = messages.text('doctrine.contents');
  return (
    <nav className="section-contents" aria-label={title}>
      <details className="section-contents-folded">
        <summary>{title}</summary>
        <ContentsList {...props} />
      </details>
      <div className="section-contents-beside">
        <p>{title}</p>
        <ContentsList {...props} />
      </div>
    </nav>
  );
}

const DEEPEST = 3;

function ContentsList({ headings, branch, sectionId, hrefOf, allHref }: SectionContentsProps) {
  const highest = Math.min(...branch.map(({ depth }) => depth));
  const messages = useMessages();
  return (
    <ul lang="fr">
      <li lang={messages.language}>
        <Link href={allHref}>{messages.text('doctrine.allContents')}</Link>
      </li>
      {branch.map((entry) => (
        <li key={entry.id} data-depth={Math.min(entry.depth - highest, DEEPEST)}>
          {entry.id === sectionId ? (
            <>
              <a href="#contenu" aria-current="page">
                {titleOf(entry)}
              </a>
              {headings.length > 1 && <HeadingsList headings={headings} />}
            </>
          ) : (
            <Link href={hrefOf(entry.slug)}>{titleOf(entry)}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Headings within the section's own text. */
function HeadingsList({ headings }: Pick<SectionData, 'headings'>) {
  return (
    <ul>
      {headings.map(({ blockId, text }) => (
        <li key={blockId} data-depth={1}>
          <a href={`#${markId(blockId)}`}>{text}</a>
        </li>
      ))}
    </ul>
  );
}

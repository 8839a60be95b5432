import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { OfWhat } from '../../shell/of-what';
import { titleOf } from '../doctrine/section.title';
import { OrganisePanel } from './organise-panel';
import { TIME_ZONE, type WritingData, type WrittenSection } from './writing.loader';
import { type Node, treeOf } from './writing.tree';

/** All sections, each below the one that it stands under. */
export function SectionTree({ data }: { data: WritingData }) {
  return <Level nodes={treeOf(data.sections)} data={data} />;
}

function Level({ nodes, data }: { nodes: Node<WrittenSection>[]; data: WritingData }) {
  return (
    <ol className="writing-tree">
      {nodes.map(({ section, children }) => (
        <SectionItem key={section.id} section={section} data={data}>
          {children.length > 0 && <Level nodes={children} data={data} />}
        </SectionItem>
      ))}
    </ol>
  );
}

interface SectionItemProps {
  section: WrittenSection;
  data: WritingData;
  children?: React.ReactNode;
}

/** One section: its text a link away, how it stands, and its place a link away. */
export function SectionItem({ section, data, children }: SectionItemProps) {
  const messages = useMessages();
  const address = useAddress();
  const { doctrine, opened, looked } = data;
  const { id } = section;
  const isOpened = opened?.section.id === id;
  const place = `s-${id}`;
  return (
    <li id={place} className={isOpened ? 'writing-opened' : undefined}>
      <div className="writing-section">
        <p className="writing-name">
          <Link href={address('writeSection', { doctrine: doctrine.slug, section: id })} lang="fr">
            {titleOf(section)}
          </Link>
        </p>
        <SectionState section={section} />
        <Link
          className="fr-link fr-link--sm writing-organise"
          href={address(
            'writing',
            { doctrine: doctrine.slug },
            { recherche: looked, section: isOpened ? null : id },
            place,
          )}
          keepsPlace
          aria-expanded={isOpened}
        >
          {messages.text(isOpened ? 'writing.organise.close' : 'writing.organise.open')}
          <OfWhat>{titleOf(section)}</OfWhat>
        </Link>
      </div>
      {data.acted.section === id && (
        <ActNote what={data.acted.what} section={section} doctrine={doctrine.slug} />
      )}
      {isOpened && <OrganisePanel data={data} opened={opened} />}
      {children}
    </li>
  );
}

interface ActNoteProps {
  /** A code of `shell.done`. */
  what: string;
  section: WrittenSection;
  doctrine: string;
}

/** What was just done to a section, said and focused where it now stands; for a new one, on to its text. */
function ActNote({ what, section, doctrine }: ActNoteProps) {
  const messages = useMessages();
  const address = useAddress();
  const note = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  useEffect(() => note.current?.focus({ preventScroll: true }), [key]);
  const done = `shell.done.${what}`;
  if (!what.startsWith('section-') || !messages.has(done)) return null;
  return (
    <div className="fr-alert fr-alert--success fr-alert--sm fr-mb-2w" role="status" tabIndex={-1} ref={note}>
      <p>
        {messages.text(done)}{' '}
        {!section.isPublished && (
          <Link href={address('writeSection', { doctrine, section: section.id })}>
            {messages.text('writing.add.write')}
          </Link>
        )}
      </p>
    </div>
  );
}

/** Draft or published, who saved it when, and how many contributions there are. */
export function SectionState({ section }: { section: WrittenSection }) {
  const messages = useMessages();
  const language = useLanguage();
  const { state, isPublished, savedBy, savedAt, commentCount } = section;
  const when = formatInstant(savedAt, language, TIME_ZONE);
  return (
    <p className="writing-state">
      {state === 'draft' ? (
        <>
          <span className="fr-badge fr-badge--sm fr-badge--new fr-badge--no-icon">
            {messages.text(isPublished ? 'writing.state.draft' : 'writing.state.new')}
          </span>{' '}
          <span>
            {savedBy === null
              ? messages.text('writing.state.imported', { when })
              : messages.text('writing.state.savedBy', { who: savedBy, when })}
          </span>
        </>
      ) : (
        <span>{messages.text('writing.state.published')}</span>
      )}{' '}
      {commentCount > 0 && <span>{messages.text('writing.state.comments', { count: commentCount })}</span>}
    </p>
  );
}

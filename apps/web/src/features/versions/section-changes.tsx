import { useAddress } from '../../addresses';
import type { ResultOf } from '../../api/graphql';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { OfWhat } from '../../shell/of-what';
import type { SectionDispositions } from '../dispositions/disposition.documents';
import { SectionDispositionsPart } from '../dispositions/section-dispositions';
import { titleOf } from '../doctrine/section.title';
import type { ReleaseChangesQuery } from './edition.documents';

/** In the spaces of French typography. */
const quoted = (words: string): string => `«\u00a0${words}\u00a0»`;

type Comparison = NonNullable<ResultOf<typeof ReleaseChangesQuery>['releaseComparison']>;
type SectionChange = Comparison['changes'][number];

interface SectionChangesProps {
  comparison: Comparison;
  doctrine: string;
  from: { slug: string };
  to: { slug: string };
  /** `to` is the page's own edition: what became of contributions is listed on a page of it. */
  hasList?: boolean;
  /** Where comments on a section are read: the consultation held on the older edition. */
  consultation?: { slug: string } | undefined;
}

/** What changed, section by section in reading order: the change log of an edition. */
export function SectionChanges({ comparison, ...place }: SectionChangesProps) {
  const messages = useMessages();
  const { changes, dispositions, isComplete } = comparison;
  const isListed = new Set(changes.map(({ sectionId }) => sectionId));
  const others = dispositions.filter(({ sectionId }) => !isListed.has(sectionId));
  return (
    <>
      {!isComplete && <p role="status">{messages.text('versions.counting')}</p>}
      {changes.length === 0 ? (
        <p>{messages.text('versions.noChange')}</p>
      ) : (
        <ol className="section-changes">
          {changes.map((change) => (
            <li key={change.sectionId}>
              <Change
                change={change}
                dispositions={dispositions.find(({ sectionId }) => sectionId === change.sectionId)}
                {...place}
              />
            </li>
          ))}
        </ol>
      )}
      {others.length > 0 && <Unchanged sections={others} {...place} />}
    </>
  );
}

interface UnchangedProps extends Omit<SectionChangesProps, 'comparison'> {
  sections: readonly SectionDispositions[];
}

/** Sections of which nothing changed although their contributions were answered. */
function Unchanged({ sections, doctrine, to, hasList = false }: UnchangedProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <>
      <p className="fr-mt-4w">{messages.text('versions.unchangedSections')}</p>
      <ul className="section-changes">
        {sections.map((section) => (
          <li key={section.sectionId}>
            <p className="section-change-title" lang="fr">
              {section.isInEdition ? (
                <Link href={address('releaseSection', { doctrine, release: to.slug, section: section.slug })}>
                  {titleOf(section)}
                </Link>
              ) : (
                titleOf(section)
              )}
            </p>
            <SectionDispositionsPart
              section={section}
              doctrine={doctrine}
              release={hasList ? to.slug : undefined}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChangeProps extends Omit<SectionChangesProps, 'comparison'> {
  change: SectionChange;
  dispositions: SectionDispositions | undefined;
}

function Change({ change, doctrine, from, to, consultation, hasList = false, dispositions }: ChangeProps) {
  const messages = useMessages();
  const address = useAddress();
  const { before, after, reasons } = change;
  const shown = after ?? before;
  if (!shown) return null;
  const edition = after ? to : from;
  return (
    <>
      <p className="section-change-title">
        <Link
          href={address('releaseSection', { doctrine, release: edition.slug, section: shown.slug })}
          lang="fr"
        >
          {titleOf(shown)}
        </Link>
      </p>
      <Kinds change={change} />
      {reasons.length > 0 && (
        <p className="section-change-reasons">
          {messages.rich(
            'versions.because',
            { reasons: () => <span lang="fr">{reasons.join(' · ')}</span> },
            { count: reasons.length },
          )}
        </p>
      )}
      {dispositions && (
        <SectionDispositionsPart
          section={dispositions}
          doctrine={doctrine}
          release={hasList ? to.slug : undefined}
        />
      )}
      <Links change={change} doctrine={doctrine} consultation={consultation} />
    </>
  );
}

function Kinds({ change }: { change: SectionChange }) {
  const messages = useMessages();
  const { before, kinds, related } = change;
  return (
    <ul className="section-change-kinds">
      {kinds.map((kind) => (
        <li key={kind}>
          {messages.text(`versions.section.${kind}`)}
          {kind === 'renamed' && before && <span lang="fr">{` (${quoted(before.title)})`}</span>}
          {kind === 'renumbered' && before && ` (${before.number || messages.text('versions.noNumber')})`}
          {(kind === 'merged' || kind === 'split') &&
            related.map((section) => (
              <span lang="fr" key={section.slug}>
                {` ${quoted(titleOf(section))}`}
              </span>
            ))}
        </li>
      ))}
      <Words change={change} />
    </ul>
  );
}

interface LinksProps extends Pick<SectionChangesProps, 'doctrine' | 'consultation'> {
  change: SectionChange;
}

/** To the comparison of its two texts, and to what was said of the older. */
function Links({ change, doctrine, consultation }: LinksProps) {
  const messages = useMessages();
  const address = useAddress();
  const { before, after, fromVersionId: de, toVersionId: a } = change;
  const shown = after ?? before;
  const isCompared = de !== null && a !== null && de !== a;
  if (!shown || !(isCompared || (consultation && before))) return null;
  return (
    <p className="section-change-links">
      {isCompared && (
        <Link href={address('compareVersions', { doctrine, section: shown.slug }, { de, a })}>
          {messages.text('versions.compareSection')}
          <OfWhat>{titleOf(shown)}</OfWhat>
        </Link>
      )}
      {consultation && before && (
        <Link href={address('section', { consultation: consultation.slug, section: before.slug })}>
          {messages.text('versions.contributionsOn')}
          <OfWhat>{titleOf(shown)}</OfWhat>
        </Link>
      )}
    </p>
  );
}

function Words({ change: { wordsAdded, wordsRemoved } }: { change: SectionChange }) {
  const messages = useMessages();
  if (wordsAdded === null || wordsRemoved === null) return <li>{messages.text('versions.countWaiting')}</li>;
  if (wordsAdded + wordsRemoved === 0) return null;
  return (
    <li className="figure">
      {messages.text('versions.words', { added: wordsAdded, removed: wordsRemoved })}
    </li>
  );
}

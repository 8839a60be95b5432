import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import { OfWhat } from '../../shell/of-what';
import { FoldedAct } from './folded-act';
import { ReasonField } from './reason-field';
import type { WrittenSection } from './writing.loader';
import { lastBelow, type Place, placeValue } from './writing.tree';

interface RetiredSectionsProps {
  retired: readonly WrittenSection[];
  sections: readonly WrittenSection[];
}

/** What was taken out of the tree, and the way back: to where it stood, as long as what it stood under does. */
export function RetiredSections({ retired, sections }: RetiredSectionsProps) {
  const messages = useMessages();
  if (retired.length === 0) return null;
  const known = new Map([...sections, ...retired].map((one) => [one.id, one]));
  return (
    <>
      <h2 className="fr-h4 fr-mt-6w">{messages.text('writing.retired.title')}</h2>
      <ul className="writing-tree">
        {retired.map((section) => (
          <li key={section.id}>
            <RestoreAct
              section={section}
              above={known.get(section.parentId ?? '')}
              merged={known.get(section.mergedIntoId ?? '')}
              sections={sections}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface RestoreActProps {
  section: WrittenSection;
  /** What it stood under, which may be retired too. */
  above: WrittenSection | undefined;
  /** What took its text. */
  merged: WrittenSection | undefined;
  sections: readonly WrittenSection[];
}

function RestoreAct({ section, above, merged, sections }: RestoreActProps) {
  const messages = useMessages();
  const parent = above?.isRetired ? undefined : above;
  const place =
    parent || !above ? placeLeft(sections, section) : { parentId: null, after: lastBelow(sections, null) };
  return (
    <FoldedAct
      intent={`restore:${section.id}`}
      summary={
        <>
          <span lang="fr">{titleOf(section)}</span>
          {merged && (
            <span className="writing-part-note">
              {' '}
              {messages.text('writing.retired.merged', { section: titleOf(merged) })}
            </span>
          )}
        </>
      }
      button={
        <>
          {messages.text('writing.retired.do')}
          <OfWhat>{titleOf(section)}</OfWhat>
        </>
      }
    >
      <input type="hidden" name="sectionId" value={section.id} />
      <input type="hidden" name="place" value={placeValue(place)} />
      {merged && (
        <p className="fr-text--sm">{messages.text('writing.retired.twice', { section: titleOf(merged) })}</p>
      )}
      <p className="fr-text--sm">
        {parent
          ? messages.text('writing.retired.under', { section: titleOf(parent) })
          : messages.text(above ? 'writing.retired.alone' : 'writing.retired.top')}
      </p>
      <ReasonField />
    </FoldedAct>
  );
}

/** Where a retired section stood, as far as those beside it are still there. */
function placeLeft(sections: readonly WrittenSection[], { parentId, position }: WrittenSection): Place {
  const siblings = sections.filter((one) => one.parentId === parentId);
  return { parentId, after: siblings[Math.min(position, siblings.length) - 1]?.id ?? null };
}

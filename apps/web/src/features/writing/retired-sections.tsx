import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import { OfWhat } from '../../shell/of-what';
import { ReasonField } from './reason-field';
import { Part } from './section-forms';
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
        {retired.map((section) => {
          const intent = `restore:${section.id}`;
          const above = known.get(section.parentId ?? '');
          const parent = above?.isRetired ? undefined : above;
          const merged = known.get(section.mergedIntoId ?? '');
          const place =
            parent || !above
              ? placeLeft(sections, section)
              : { parentId: null, after: lastBelow(sections, null) };
          return (
            <li key={section.id}>
              <Part
                title={titleOf(section)}
                intent={intent}
                lang="fr"
                note={merged && messages.text('writing.retired.merged', { section: titleOf(merged) })}
              >
                <Form intent={intent} className="narrow">
                  <input type="hidden" name="sectionId" value={section.id} />
                  <input type="hidden" name="place" value={placeValue(place)} />
                  {merged && (
                    <p className="fr-text--sm">
                      {messages.text('writing.retired.twice', { section: titleOf(merged) })}
                    </p>
                  )}
                  <p className="fr-text--sm">
                    {parent
                      ? messages.text('writing.retired.under', { section: titleOf(parent) })
                      : messages.text(above ? 'writing.retired.alone' : 'writing.retired.top')}
                  </p>
                  <ReasonField />
                  <Submit
                    intent={intent}
                    className="fr-btn fr-btn--secondary"
                    sending={messages.text('forms.sending')}
                  >
                    {messages.text('writing.retired.do')}
                    <OfWhat>{titleOf(section)}</OfWhat>
                  </Submit>
                </Form>
              </Part>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Where a retired section stood, as far as those beside it are still there. */
function placeLeft(sections: readonly WrittenSection[], { parentId, position }: WrittenSection): Place {
  const siblings = sections.filter((one) => one.parentId === parentId);
  return { parentId, after: siblings[Math.min(position, siblings.length) - 1]?.id ?? null };
}

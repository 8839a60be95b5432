import { Select } from '@codegouvfr/react-dsfr/Select';
import { type ReactNode, useEffect, useRef } from 'react';
import { useActionData } from 'react-router';
import type { Refused } from '../../api/refusal';
import { TextField } from '../../forms/fields';
import { Form, Submit, useField } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import { ReasonField } from './reason-field';
import type { WritingData, WrittenSection } from './writing.loader';
import { lastBelow, placesOf, placeValue, presentPlace } from './writing.tree';

interface PlaceFieldProps {
  sections: readonly WrittenSection[];
  /** Who looks for a place; none: a new section. */
  moved?: WrittenSection;
}

/**
 * A place in the tree: behind which section, or first under which one. One list, so that no script is wanted. A place that was chosen
 * and that others have undone stays chosen, as such: another one would be moved to unasked.
 */
export function PlaceField({ sections, moved }: PlaceFieldProps) {
  const messages = useMessages();
  const { typed, error } = useField('place');
  const places = placesOf(sections, moved?.id ?? null);
  const present = placeValue(
    moved ? presentPlace(sections, moved) : { parentId: null, after: lastBelow(sections, null) },
  );
  const valueOf = (parent: WrittenSection | null, after: WrittenSection | null): string =>
    placeValue({ parentId: parent?.id ?? null, after: after?.id ?? null });
  const isGone =
    typed !== undefined &&
    !places.some(({ parent, siblings }) =>
      [null, ...siblings].some((after) => valueOf(parent, after) === typed),
    );
  const option = (parent: WrittenSection | null, after: WrittenSection | null, label: string): ReactNode => {
    const value = valueOf(parent, after);
    return (
      <option key={value} value={value}>
        {moved && value === present ? messages.text('writing.place.present', { place: label }) : label}
      </option>
    );
  };
  const empty = places.filter(({ parent, siblings }) => parent && siblings.length === 0);
  return (
    <Select
      key={String(isGone)}
      label={messages.text('writing.place.label')}
      state={error ? 'error' : 'default'}
      stateRelatedMessage={error && <span lang="fr">{error}</span>}
      nativeSelectProps={{ name: 'place', defaultValue: typed ?? present }}
    >
      {isGone && <option value={typed}>{messages.text('writing.place.gone')}</option>}
      {places
        .filter((place) => !empty.includes(place))
        .map(({ parent, siblings }) => (
          <optgroup
            key={parent?.id ?? ''}
            label={
              parent
                ? messages.text('writing.place.under', { section: titleOf(parent) })
                : messages.text('writing.place.top')
            }
          >
            {option(
              parent,
              null,
              parent
                ? messages.text('writing.place.firstUnder', { section: titleOf(parent) })
                : messages.text('writing.place.first'),
            )}
            {siblings.map((sibling) =>
              option(parent, sibling, messages.text('writing.place.after', { section: titleOf(sibling) })),
            )}
          </optgroup>
        ))}
      {empty.length > 0 && (
        <optgroup label={messages.text('writing.place.empty')}>
          {empty.map(({ parent }) =>
            option(
              parent,
              null,
              messages.text('writing.place.under', { section: parent ? titleOf(parent) : '' }),
            ),
          )}
        </optgroup>
      )}
    </Select>
  );
}

interface TwiceQuestionProps {
  /** Of the form: « add » or « rename ». */
  intent: 'add' | 'rename';
  sections: readonly WrittenSection[];
}

/** Asked of a name that another section has: sent again with the box ticked, it is taken. */
export function TwiceQuestion({ intent, sections }: TwiceQuestionProps) {
  const messages = useMessages();
  const given = useActionData<Pick<Refused, 'intent' | 'values'>>();
  const question = useRef<HTMLDivElement>(null);
  const known = given?.intent === intent && sections.find(({ id }) => id === given.values.twice);
  useEffect(() => question.current?.focus(), [given]);
  if (!known) return null;
  return (
    <div
      className="fr-alert fr-alert--warning fr-alert--sm fr-mb-3w"
      role="alert"
      tabIndex={-1}
      ref={question}
    >
      <p>
        {messages.text(`writing.twice.${intent}`)}{' '}
        <a href={`#s-${known.id}`} lang="fr">
          {titleOf(known)}
        </a>
      </p>
      <div className="fr-checkbox-group">
        <input type="checkbox" id={`twice-${intent}`} name="twiceMeant" value="oui" required />
        <label className="fr-label" htmlFor={`twice-${intent}`}>
          {messages.text(`writing.twiceMeant.${intent}`)}
        </label>
      </div>
    </div>
  );
}

/** A new section, anywhere. */
export function AddForm({ data: { doctrine, sections, newSectionId } }: { data: WritingData }) {
  const messages = useMessages();
  return (
    <Form intent="add" className="narrow" key={newSectionId}>
      <input type="hidden" name="doctrineId" value={doctrine.id} />
      <input type="hidden" name="newSectionId" value={newSectionId} />
      <TextField
        name="title"
        label={messages.text('writing.field.title')}
        required
        maxLength={300}
        lang="fr"
      />
      <TextField
        name="number"
        label={messages.text('writing.field.number')}
        hint={messages.text('writing.field.numberHint')}
        maxLength={20}
      />
      <PlaceField sections={sections} />
      <ReasonField />
      <TwiceQuestion intent="add" sections={sections} />
      <Submit intent="add" className="fr-btn fr-btn--secondary" sending={messages.text('forms.sending')}>
        {messages.text('writing.add.do')}
      </Submit>
    </Form>
  );
}

import { SelectField, type Option } from '../../forms/fields';
import { Form } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { mayModerate, useViewer } from '../../shell/viewer';
import { CATEGORIES, KINDS, POSITIONS, STATES } from './comment.fragment';
import { DISCUSSION, filterCount, PARAM, useChangedAddress } from './discussion.address';
import { useScene } from './scene.context';

/** How many there are (null: too many to count), and what to keep of them: a form that makes an address. */
export function DiscussionFilters({ total }: { total: number | null }) {
  const messages = useMessages();
  const changed = useChangedAddress();
  const { choice } = useScene();
  const count = filterCount(choice);
  if (total === 0 && count === 0) return null;
  const none = { kind: null, position: null, stage: null, category: null, state: null, after: null };
  return (
    <div className="discussion-filters">
      <p className="discussion-total">
        {total === null
          ? messages.text('comments.filters.many')
          : messages.text(count > 0 ? 'comments.filters.found' : 'comments.filters.total', { count: total })}
      </p>
      <details open={count > 0}>
        <summary>
          {count > 0
            ? messages.text('comments.filters.active', { count })
            : messages.text('comments.filters.title')}
        </summary>
        <Form intent="filter" method="get" action={`#${DISCUSSION}`} preventScrollReset>
          {choice.blockId && <input type="hidden" name={PARAM.block} value={choice.blockId} />}
          <FilterFields />
          <div className="buttons">
            <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
              {messages.text('forms.filter')}
            </button>
            {count > 0 && (
              <Link
                className="fr-btn fr-btn--tertiary fr-btn--sm"
                href={changed(none, DISCUSSION)}
                keepsPlace
              >
                {messages.text('forms.resetFilters')}
              </Link>
            )}
          </div>
        </Form>
      </details>
    </div>
  );
}

/** The choices by which contributions are narrowed, in a section and in the whole consultation. */
export function FilterFields() {
  const messages = useMessages();
  const { choice, stages, consultation } = useScene();
  const isModerator = mayModerate(useViewer(), consultation.id);
  const all: Option = { value: '', label: messages.text('forms.all') };
  const allFeminine: Option = { value: '', label: messages.text('forms.allFeminine') };
  return (
    <div className="filter-fields" key={JSON.stringify(choice)}>
      <SelectField
        name={PARAM.kind}
        label={messages.text('comments.filters.kind')}
        defaultValue={choice.kind ?? ''}
        options={[
          allFeminine,
          ...KINDS.map((value) => ({ value, label: messages.text(`comments.kind.${value}`) })),
        ]}
      />
      <SelectField
        name={PARAM.position}
        label={messages.text('comments.filters.position')}
        defaultValue={choice.position ?? ''}
        options={[
          allFeminine,
          ...POSITIONS.map((value) => ({ value, label: messages.text(`comments.position.${value}`) })),
        ]}
      />
      <SelectField
        name={PARAM.category}
        label={messages.text('comments.filters.category')}
        defaultValue={choice.category ?? ''}
        options={[
          allFeminine,
          ...CATEGORIES.map((value) => ({ value, label: messages.text(`comments.category.${value}`) })),
        ]}
      />
      {stages.length > 0 && (
        <SelectField
          name={PARAM.stage}
          label={messages.text('comments.filters.stage')}
          defaultValue={choice.stageId ?? ''}
          options={[allFeminine, ...stages.map(({ id, name }) => ({ value: id, label: name, lang: 'fr' }))]}
        />
      )}
      {isModerator && (
        <SelectField
          name={PARAM.state}
          label={messages.text('comments.filters.state')}
          defaultValue={choice.state ?? ''}
          options={[
            all,
            ...STATES.map((value) => ({ value, label: messages.text(`comments.state.${value}`) })),
          ]}
        />
      )}
      <SelectField
        name={PARAM.sort}
        label={messages.text('comments.filters.sort')}
        defaultValue={choice.sort}
        options={(['newest', 'oldest'] as const).map((value) => ({
          value,
          label: messages.text(`comments.sort.${value}`),
        }))}
      />
    </div>
  );
}

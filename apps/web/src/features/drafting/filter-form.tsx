import { useAddress } from '../../addresses';
import { SelectField } from '../../forms/fields';
import { Form } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { DraftingData } from './drafting-comments.loader';
import { CATEGORIES, isFiltered, KINDS } from './drafting.filters';
import { outcomeLabel, OUTCOMES } from '../dispositions/outcomes';

type FilterFormProps = Pick<DraftingData, 'consultation' | 'progress' | 'stages' | 'filters'>;

/** Narrows the list; its answer is the address. */
export function FilterForm({ consultation, progress, stages, filters }: FilterFormProps) {
  const messages = useMessages();
  const address = useAddress();
  const here = address('draftingComments', { consultation: consultation.slug });
  const any = { value: '', label: messages.text('forms.allFeminine') };
  return (
    <Form intent="filter" method="get" action={here} key={JSON.stringify(filters)} className="work-filters">
      <div className="fr-grid-row fr-grid-row--gutters">
        <SelectField
          className="fr-col-12 fr-col-md-8"
          name="section"
          label={messages.text('drafting.filter.section')}
          defaultValue={filters.section ?? ''}
          options={[
            any,
            ...progress
              .filter(({ contributions, slug }) => contributions > 0 || slug === filters.section)
              .map(({ slug, number, title }) => ({
                value: slug,
                label: [number, title].filter(Boolean).join(' '),
                lang: 'fr',
              })),
          ]}
        />
        <SelectField
          className="fr-col-12 fr-col-md-4"
          name="suite"
          label={messages.text('drafting.filter.outcome')}
          defaultValue={filters.outcome ?? ''}
          options={[
            any,
            { value: 'sans', label: messages.text('drafting.filter.without') },
            ...OUTCOMES.map((outcome) => ({ value: outcome, label: messages.text(outcomeLabel(outcome)) })),
          ]}
        />
        <SelectField
          className="fr-col-12 fr-col-md-4"
          name="nature"
          label={messages.text('drafting.filter.kind')}
          defaultValue={filters.kind ?? ''}
          options={[
            any,
            ...KINDS.map((kind) => ({ value: kind, label: messages.text(`drafting.kind.${kind}`) })),
          ]}
        />
        <SelectField
          className="fr-col-12 fr-col-md-4"
          name="categorie"
          label={messages.text('drafting.filter.category')}
          defaultValue={filters.category ?? ''}
          options={[
            any,
            ...CATEGORIES.map((category) => ({
              value: category,
              label: messages.text(`drafting.category.${category}`),
            })),
          ]}
        />
        {stages.length > 0 && (
          <SelectField
            className="fr-col-12 fr-col-md-4"
            name="etape"
            label={messages.text('drafting.filter.stage')}
            defaultValue={filters.stage ?? ''}
            options={[any, ...stages.map(({ slug, name }) => ({ value: slug, label: name }))]}
          />
        )}
      </div>
      <ul className="fr-btns-group fr-btns-group--inline-sm fr-btns-group--sm fr-mt-2w">
        <li>
          <button type="submit" className="fr-btn fr-btn--secondary">
            {messages.text('forms.filter')}
          </button>
        </li>
        {isFiltered(filters) && (
          <li>
            <Link className="fr-btn fr-btn--tertiary" href={here}>
              {messages.text('forms.resetFilters')}
            </Link>
          </li>
        )}
      </ul>
    </Form>
  );
}

import { Form as RouterForm } from 'react-router';
import { useAddress } from '../../addresses';
import { SelectField } from '../../forms/fields';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { isFiltered, PARAMETERS, QUEUES, type CaseFilter } from './case-filter';
import type { QueueCount } from './queue.loader';

interface QueueFiltersProps {
  counts: readonly QueueCount[];
  /** Those that the person moderates. */
  consultations: readonly { id: string; title: string }[];
  filter: CaseFilter;
}

/** Narrows the list; a form that is an address, so that it can be kept and shared. */
export function QueueFilters({ counts, consultations, filter }: QueueFiltersProps) {
  const messages = useMessages();
  const address = useAddress();
  const numberOf = (queue: string): QueueCount | undefined => counts.find((entry) => entry.queue === queue);
  const queues = QUEUES.map((queue) => ({
    value: queue,
    label: messages.text('moderation.filter.queueWithCount', {
      queue: messages.text(`moderation.queue.${queue}`),
      count: numberOf(queue)?.count ?? 0,
      late: numberOf(queue)?.late ?? 0,
    }),
  }));
  return (
    <search>
      <RouterForm
        method="get"
        action={address('moderation')}
        className="queue-filters"
        // What is chosen follows the address, also when the person goes back.
        key={`${filter.queue}-${filter.consultationId}-${filter.mine}`}
      >
        <SelectField
          name={PARAMETERS.queue}
          label={messages.text('moderation.filter.queue')}
          defaultValue={filter.queue ?? ''}
          options={[{ value: '', label: messages.text('forms.allFeminine') }, ...queues]}
        />
        {consultations.length > 1 && (
          <SelectField
            name={PARAMETERS.consultationId}
            label={messages.text('moderation.filter.consultation')}
            defaultValue={filter.consultationId ?? ''}
            options={[
              { value: '', label: messages.text('forms.allFeminine') },
              ...consultations.map(({ id, title }) => ({ value: id, label: title, lang: 'fr' })),
            ]}
          />
        )}
        <SelectField
          name={PARAMETERS.mine}
          label={messages.text('moderation.filter.holder')}
          defaultValue={filter.mine ? '1' : ''}
          options={[
            { value: '', label: messages.text('moderation.filter.anybody') },
            { value: '1', label: messages.text('moderation.filter.mine') },
          ]}
        />
        <div className="queue-filter-buttons">
          <button type="submit" className="fr-btn fr-btn--secondary">
            {messages.text('forms.filter')}
          </button>
          {isFiltered(filter) && (
            <Link className="fr-link" href={address('moderation')}>
              {messages.text('forms.resetFilters')}
            </Link>
          )}
        </div>
      </RouterForm>
    </search>
  );
}

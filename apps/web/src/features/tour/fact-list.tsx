import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { readValue, wordsOf } from './fact';

export interface Fact {
  field: string;
  value: string;
  note: string | null;
  doubtful: boolean;
  chosenReading: string | null;
  sources: readonly { title: string; url: string | null; dated: string | null }[];
}

/** What is known, each fact with where it comes from and what is doubtful in it. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact, index) => (
        <FactEntry key={`${fact.field}-${index}`} fact={fact} />
      ))}
    </dl>
  );
}

function FactEntry({ fact }: { fact: Fact }) {
  const messages = useMessages();
  const { field, note, doubtful, chosenReading } = fact;
  const key = `tour.fact.${field}`;
  return (
    <div>
      <dt>
        {messages.has(key) ? messages.text(key) : <span lang="fr">{wordsOf(field)}</span>}
        {doubtful && (
          <>
            {' '}
            <span className="fr-badge fr-badge--sm fr-badge--no-icon fr-badge--warning">
              {messages.text('tour.doubtful')}
            </span>
          </>
        )}
      </dt>
      <dd>
        <Value value={fact.value} />
        {chosenReading && chosenReading !== fact.value && (
          <p>{messages.rich('tour.chosen', { reading: () => <span lang="fr">{chosenReading}</span> })}</p>
        )}
        {note && <p lang="fr">{note}</p>}
        <Sources sources={fact.sources} />
      </dd>
    </div>
  );
}

function Value({ value }: { value: string }) {
  const read = readValue(value);
  switch (read.kind) {
    case 'text':
      return <p lang="fr">{read.text}</p>;
    case 'list':
      return (
        <ul lang="fr">
          {read.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'parts':
      return (
        <ul lang="fr">
          {read.parts.map(({ name, text }) => (
            <li key={name}>
              {name} : {text}
            </li>
          ))}
        </ul>
      );
    default:
      return read satisfies never;
  }
}

function Sources({ sources }: Pick<Fact, 'sources'>) {
  const messages = useMessages();
  if (sources.length === 0) return <p className="sources">{messages.text('tour.noSource')}</p>;
  return (
    <div className="sources">
      <p>{messages.text('tour.sources', { count: sources.length })}</p>
      <ul lang="fr">
        {sources.map(({ title, url, dated }) => (
          <li key={title}>
            {url ? (
              <Link href={url} rel="noopener">
                {title}
              </Link>
            ) : (
              title
            )}
            {dated && ` (${dated})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

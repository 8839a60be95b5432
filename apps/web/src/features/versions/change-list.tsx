import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { useComparison } from './comparison.address';
import type { RedlineData, ShownChange } from './redline.loader';

/** Changes of a list that is open from the start. */
const SHORT = 12;

/** All changes, each leading to its place in the text. */
export function ChangeList({ data }: { data: RedlineData }) {
  const messages = useMessages();
  const { changes, wordsAdded, wordsRemoved } = data;
  return (
    <section aria-labelledby="changements" className="fr-mb-4w">
      <h2 className="fr-h4" id="changements">
        {messages.text('versions.changes', { count: changes.length })}
      </h2>
      {changes.length === 0 ? (
        <p>{messages.text('versions.same')}</p>
      ) : (
        <>
          <p>{messages.text('versions.words', { added: wordsAdded, removed: wordsRemoved })}</p>
          <details className="fold redline-list" open={changes.length <= SHORT}>
            <summary>{messages.text('versions.changeList')}</summary>
            <ol>
              {changes.map((change, at) => (
                <li key={at}>
                  <Said data={data} change={change} at={at} />
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
    </section>
  );
}

/** What became of a paragraph, as a link to it, and beside the link what else is to be known of it. */
function Said({ data, change, at }: { data: RedlineData; change: ShownChange; at: number }) {
  const messages = useMessages();
  const address = useAddress();
  const href = useComparison(data);
  const { kind, excerpt, edits, more, elsewhere, links, isRelaid } = change;
  const [only] = edits;
  const isOne = kind === 'reworded' && only !== undefined && edits.length + more === 1;
  return (
    <>
      <Link href={href({ changement: String(at + 1) }, change.anchor ?? undefined)}>
        {isOne ? <Edit edit={only} /> : messages.text(`versions.kind.${kind}`)}
      </Link>
      {excerpt && (
        <>
          {' '}
          <q lang="fr">{excerpt}</q>
        </>
      )}
      {elsewhere && (
        <>
          {' · '}
          <Link
            href={address('sectionVersions', {
              doctrine: data.history.doctrineSlug,
              section: elsewhere.slug,
            })}
            lang="fr"
          >
            {elsewhere.name}
          </Link>
        </>
      )}
      {links.length > 0 && ` · ${messages.text('versions.links', { count: links.length })}`}
      {links.length === 0 && isRelaid && ` · ${messages.text('versions.relaid')}`}
      {edits.length > 0 && !isOne && (
        <>
          {' · '}
          {messages.text('versions.edits', { count: edits.length + more })}
          <ul>
            {edits.map((edit, place) => (
              <li key={place}>
                <Edit edit={edit} />
              </li>
            ))}
            {more > 0 && <li>{messages.text('versions.moreEdits', { count: more })}</li>}
          </ul>
        </>
      )}
    </>
  );
}

function Edit({ edit: { before, after } }: { edit: ShownChange['edits'][number] }) {
  const messages = useMessages();
  const words = {
    before: () => <q lang="fr">{before}</q>,
    after: () => <q lang="fr">{after}</q>,
  };
  if (before === '') return messages.rich('versions.edit.added', words);
  if (after === '') return messages.rich('versions.edit.removed', words);
  return messages.rich('versions.edit.became', words);
}

/** From one change to the next, as links: the address says which one is in view. */
export function ChangeSteps({ data }: { data: RedlineData }) {
  const messages = useMessages();
  const href = useComparison(data);
  const { changes, current } = data;
  const step = (to: number, label: string, icon: string) => {
    const change = changes[to - 1];
    return (
      change && (
        <Link
          className={`fr-link ${icon}`}
          href={href({ changement: String(to) }, change.anchor ?? undefined)}
          keepsPlace
        >
          {label}
        </Link>
      )
    );
  };
  return (
    <nav className="redline-steps" aria-label={messages.text('versions.steps')}>
      {step(
        current - 1,
        messages.text('versions.previousChange'),
        'fr-icon-arrow-up-line fr-link--icon-left',
      )}
      <span aria-live="polite">
        {current > 0
          ? messages.text('versions.at', { current, count: changes.length })
          : messages.text('versions.changes', { count: changes.length })}
      </span>
      {step(current + 1, messages.text('versions.nextChange'), 'fr-icon-arrow-down-line fr-link--icon-left')}
    </nav>
  );
}

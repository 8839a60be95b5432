import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { useComparison } from './comparison.address';
import type { RedlineData, ShownChange } from './redline.loader';

/** All changes, each leading to its place in the text. */
export function ChangeList({ data }: { data: RedlineData }) {
  const messages = useMessages();
  const href = useComparison(data);
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
          <details className="fold redline-list" open={changes.length <= 12}>
            <summary>{messages.text('versions.changeList')}</summary>
            <ol>
              {changes.map((change, at) => (
                <li key={at}>
                  <Link href={href({ changement: String(at + 1) }, change.anchor ?? undefined)}>
                    {messages.text(`versions.kind.${change.kind}`)}
                  </Link>
                  <Said change={change} doctrine={data.history.doctrineSlug} />
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
    </section>
  );
}

function Said({ change, doctrine }: { change: ShownChange; doctrine: string }) {
  const messages = useMessages();
  const address = useAddress();
  const { excerpt, elsewhere, links, isRelaid } = change;
  return (
    <>
      {excerpt && <span lang="fr"> « {excerpt} »</span>}
      {elsewhere && (
        <>
          {' · '}
          <Link href={address('sectionVersions', { doctrine, section: elsewhere.slug })} lang="fr">
            {elsewhere.name}
          </Link>
        </>
      )}
      {links.length > 0 && ` · ${messages.text('versions.links', { count: links.length })}`}
      {links.length === 0 && isRelaid && ` · ${messages.text('versions.relaid')}`}
    </>
  );
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

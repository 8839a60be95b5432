import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { useAddress } from '../../addresses';
import { notFound, query } from '../../api/api';
import { SelectField } from '../../forms/fields';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Link } from '../../shell/link';
import { titleOf } from '../doctrine/section.title';
import { EditionCrumbs } from '../versions/edition-crumbs';
import { ReleasePageQuery } from '../versions/edition.documents';
import { DispositionList } from './disposition-list';
import { EditionDispositionsQuery, ReleaseDispositionsQuery } from './disposition.documents';
import { OutcomeCounts, summed } from './outcome-counts';
import { isOutcome, outcomeLabel, OUTCOMES } from './outcomes';

export async function loader(call: LoaderFunctionArgs) {
  const { doctrine = '', release: slug = '' } = call.params;
  const search = new URL(call.request.url).searchParams;
  const { releasePage: page } = await query(call, ReleasePageQuery, { doctrine, slug });
  if (!page) throw notFound();
  const { previous, release } = page;
  const pair = previous && { from: previous.id, to: release.id };
  const found = pair && (await query(call, EditionDispositionsQuery, pair));
  const sections = found?.releaseComparison?.dispositions ?? [];
  const section = sections.find((one) => one.slug === search.get('section')) ?? null;
  const outcome = search.get('suite');
  const after = search.get('apres');
  const list =
    pair && sections.length > 0
      ? await query(call, ReleaseDispositionsQuery, {
          release: release.id,
          section: section?.sectionId,
          outcome: isOutcome(outcome) ? outcome : null,
          after,
        })
      : null;
  const shown = list?.releaseDispositions;
  return {
    page,
    sections,
    section,
    outcome: isOutcome(outcome) ? outcome : null,
    after,
    comments: shown?.nodes ?? [],
    next: shown?.pageInfo.hasNextPage ? shown.pageInfo.endCursor : null,
  };
}

type Data = Awaited<ReturnType<typeof loader>>;

/** What became of the contributions to the edition before, one by one. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { page, sections, section, outcome, after, comments, next } = useLoaderData<Data>();
  const { release, doctrineSlug: doctrine, doctrineTitle } = page;
  const params = { doctrine, release: release.slug };
  const counts = summed(section ? [section] : sections);
  const count = counts.reduce((sum, one) => sum + one.count, 0);
  const pageAt = (cursor: string | null): string =>
    address('releaseDispositions', params, { section: section?.slug, suite: outcome, apres: cursor });
  return (
    <div className="fr-container fr-mb-8w">
      <EditionCrumbs
        doctrine={doctrine}
        title={doctrineTitle}
        release={release}
        here={messages.text('dispositions.all')}
      />
      <h1>{messages.text('dispositions.all')}</h1>
      <p>
        <Link href={address('release', params)} lang="fr">
          {release.label}
        </Link>
      </p>
      {sections.length === 0 ? (
        <p>{messages.text('dispositions.none')}</p>
      ) : (
        <>
          <Form method="get" className="edition-choice">
            <SelectField
              name="section"
              label={messages.text('dispositions.section')}
              defaultValue={section?.slug ?? ''}
              options={[
                { value: '', label: messages.text('dispositions.anySection') },
                ...sections.map((one) => ({ value: one.slug, label: titleOf(one), lang: 'fr' })),
              ]}
            />
            <SelectField
              name="suite"
              label={messages.text('dispositions.outcome')}
              defaultValue={outcome ?? ''}
              options={[
                { value: '', label: messages.text('dispositions.anyOutcome') },
                ...OUTCOMES.map((one) => ({ value: one, label: messages.text(outcomeLabel(one)) })),
              ]}
            />
            <button type="submit" className="fr-btn fr-btn--secondary">
              {messages.text('dispositions.filter')}
            </button>
          </Form>
          <h2 className="fr-h4 fr-mt-4w">{messages.text('dispositions.summary', { count })}</h2>
          <OutcomeCounts counts={counts} />
          {comments.length === 0 ? (
            <p>{messages.text('dispositions.noMatch')}</p>
          ) : (
            <DispositionList comments={comments} />
          )}
        </>
      )}
      {(next ?? after) && (
        <nav className="disposition-pages" aria-label={messages.text('dispositions.pages')}>
          {next && (
            <Link className="fr-btn fr-btn--secondary" href={pageAt(next)}>
              {messages.text('forms.next')}
            </Link>
          )}
          {after && <Link href={pageAt(null)}>{messages.text('forms.first')}</Link>}
        </nav>
      )}
    </div>
  );
}

const head: HeadOf<Data> = (messages, { page: { release, doctrineTitle } }) => ({
  title: messages.text('dispositions.title', { edition: release.label, doctrine: doctrineTitle }),
  isPrivate: release.state === 'draft',
});

export const handle = { head };

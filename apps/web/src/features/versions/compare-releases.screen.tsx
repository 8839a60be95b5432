import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { useAddress } from '../../addresses';
import { SelectField } from '../../forms/fields';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { EditionCrumbs } from './edition-crumbs';
import { ReleaseChangesQuery, ReleasePageQuery, ReleasesQuery } from './edition.documents';
import { EditionList } from './edition-list';
import { SectionChanges } from './section-changes';

export async function loader(call: LoaderFunctionArgs) {
  const { doctrine = '' } = call.params;
  const search = new URL(call.request.url).searchParams;
  const [{ releasePage: page }, { releases }] = await Promise.all([
    query(call, ReleasePageQuery, { doctrine, slug: null }),
    query(call, ReleasesQuery, { doctrine }),
  ]);
  if (!page) throw notFound();
  const chosen = (name: string, otherwise: string | undefined) => {
    const slug = search.get(name) ?? otherwise;
    const release = releases.find((one) => one.slug === slug);
    if (search.get(name) && !release) throw notFound();
    return release ?? null;
  };
  const to = chosen('a', page.release.slug);
  const from = chosen('de', releases[releases.findIndex(({ id }) => id === to?.id) + 1]?.slug);
  const { releaseComparison: comparison } =
    from && to
      ? await query(call, ReleaseChangesQuery, { from: from.id, to: to.id })
      : { releaseComparison: null };
  return { doctrine, title: page.doctrineTitle, releases, from, to, comparison };
}

type Releases = Awaited<ReturnType<typeof loader>>;

/** The editions of a doctrine, and what changes from one to another. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { doctrine, title, releases, from, to, comparison } = useLoaderData<Releases>();
  const options = releases.map(({ slug, label }) => ({ value: slug, label, lang: 'fr' }));
  return (
    <div className="fr-container fr-mb-8w">
      <EditionCrumbs doctrine={doctrine} title={title} here={messages.text('versions.editionsCompared')} />
      <h1 lang="fr">{title}</h1>
      <h2 className="fr-h3">{messages.text('versions.editions')}</h2>
      <EditionList doctrine={doctrine} releases={releases} />
      <h2 className="fr-h3 fr-mt-6w">{messages.text('versions.betweenEditions')}</h2>
      {releases.length < 2 ? (
        <p>{messages.text('versions.onlyOneEdition')}</p>
      ) : (
        <Form method="get" action={address('compareReleases', { doctrine })} className="edition-choice">
          <SelectField
            key={`de ${from?.slug ?? ''}`}
            name="de"
            label={messages.text('versions.fromEdition')}
            defaultValue={from?.slug ?? ''}
            options={options}
          />
          <SelectField
            key={`a ${to?.slug ?? ''}`}
            name="a"
            label={messages.text('versions.toEdition')}
            defaultValue={to?.slug ?? ''}
            options={options}
          />
          <button type="submit" className="fr-btn">
            {messages.text('versions.compare')}
          </button>
        </Form>
      )}
      {comparison && from && to && (
        <section aria-labelledby="resultat" className="fr-mt-4w">
          <h3 className="fr-h5" id="resultat">
            {messages.text('versions.sectionsChanged', { count: comparison.changes.length })}
          </h3>
          <SectionChanges comparison={comparison} doctrine={doctrine} from={from} to={to} />
        </section>
      )}
    </div>
  );
}

const head: HeadOf<Releases> = (messages, { title }) => ({
  title: messages.text('versions.editionsTitle', { doctrine: title }),
});

export const handle = { head };

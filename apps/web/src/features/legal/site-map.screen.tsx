import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { useAddress, type Screen } from '../../addresses';
import { query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { useMessages, type MessageKey } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';

const SiteMapQuery = graphql(`
  query SiteMap {
    consultations(first: 100) {
      nodes {
        id
        slug
        title
        state
      }
    }
  }
`);

const SectionsQuery = graphql(`
  query SiteMapSections($slug: String!) {
    consultation(slug: $slug) {
      id
      release {
        id
        sections {
          id
          slug
          number
          title
          depth
        }
      }
    }
  }
`);

const StagesQuery = graphql(`
  query SiteMapStages($id: ID!) {
    tourStages(consultationId: $id) {
      id
      slug
      name
    }
  }
`);

interface Page {
  slug: string;
  label: string;
  depth: number;
}

interface Mapped {
  slug: string;
  title: string;
  sections: Page[];
  stages: Page[];
}

/** Open consultations whose every section is listed, at most so many. */
const MOST_UNFOLDED = 5;

/** Consultations whose tour is listed: one is opened a year. */
const MOST_TOURS = 20;

/** All consultations with the stages of their tours; of the open ones every section. */
export async function loader(call: LoaderFunctionArgs): Promise<Mapped[]> {
  const { consultations } = await query(call, SiteMapQuery);
  const shown = consultations.nodes.filter(({ state }) => state !== 'draft');
  const open = shown.filter(({ state }) => state === 'open').slice(0, MOST_UNFOLDED);
  return Promise.all(
    shown.map(async (consultation, rank) => {
      const { id, slug, title } = consultation;
      const [text, tour] = await Promise.all([
        open.includes(consultation) ? query(call, SectionsQuery, { slug }) : null,
        rank < MOST_TOURS ? query(call, StagesQuery, { id }) : null,
      ]);
      return {
        ...{ slug, title },
        sections: (text?.consultation?.release?.sections ?? []).map((section) => ({
          slug: section.slug,
          label: `${section.number} ${section.title}`.trim(),
          depth: section.depth,
        })),
        stages: (tour?.tourStages ?? []).map((stage) => ({ slug: stage.slug, label: stage.name, depth: 2 })),
      };
    }),
  );
}

export const handle = { head: plainHead('legal.siteMap') };

const PARTICIPATE: readonly (readonly [Screen, MessageKey])[] = [
  ['signIn', 'shell.signIn'],
  ['help', 'shell.footer.help'],
];
const DUTIES: readonly (readonly [Screen, MessageKey])[] = [
  ['legalNotice', 'shell.footer.legalNotice'],
  ['privacy', 'shell.footer.privacy'],
  ['accessibility', 'shell.footer.accessibility'],
];

/** Every public page. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const mapped = useLoaderData<Mapped[]>();
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[{ label: messages.text('shell.nav.home'), href: address('home') }]}
        here={messages.text('legal.siteMap')}
      />
      <h1>{messages.text('legal.siteMap')}</h1>
      <ul className="plain-list link-list">
        <li>
          <Link href={address('home')}>{messages.text('shell.nav.home')}</Link>
        </li>
        <li>
          <Link href={address('consultations')}>{messages.text('shell.nav.consultations')}</Link>
        </li>
      </ul>
      {mapped.map((consultation) => (
        <ConsultationPages key={consultation.slug} consultation={consultation} />
      ))}
      <Group title="legal.participate" pages={PARTICIPATE} />
      <Group title="legal.about" pages={DUTIES} />
    </div>
  );
}

function ConsultationPages({ consultation: { slug, title, sections, stages } }: { consultation: Mapped }) {
  const messages = useMessages();
  const address = useAddress();
  const consultation = slug;
  return (
    <section aria-labelledby={`c-${slug}`} className="fr-mt-4w">
      <h2 className="fr-h4" id={`c-${slug}`} lang="fr">
        {title}
      </h2>
      <ul className="plain-list link-list">
        <li>
          <Link href={address('consultation', { consultation })}>{messages.text('legal.presentation')}</Link>
        </li>
        <li>
          <Link href={address('contributions', { consultation })}>
            {messages.text('legal.contributions')}
          </Link>
        </li>
        {stages.length > 0 && (
          <li>
            <Link href={address('tour', { consultation })}>{messages.text('legal.tour')}</Link>
            <Pages pages={stages} addressOf={(stage) => address('stage', { consultation, stage })} />
          </li>
        )}
      </ul>
      {sections.length > 0 && (
        <>
          <h3 className="fr-h6 fr-mt-2w">{messages.text('legal.sections')}</h3>
          <Pages pages={sections} addressOf={(section) => address('section', { consultation, section })} />
        </>
      )}
    </section>
  );
}

function Pages({ pages, addressOf }: { pages: readonly Page[]; addressOf: (slug: string) => string }) {
  if (pages.length === 0) return null;
  return (
    <ul className="plain-list link-list site-map-pages" lang="fr">
      {pages.map(({ slug, label, depth }) => (
        <li key={slug} data-depth={Math.min(depth, 4)}>
          <Link href={addressOf(slug)}>{label}</Link>
        </li>
      ))}
    </ul>
  );
}

function Group({ title, pages }: { title: MessageKey; pages: readonly (readonly [Screen, MessageKey])[] }) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <section className="fr-mt-4w">
      <h2 className="fr-h4">{messages.text(title)}</h2>
      <ul className="plain-list link-list">
        {pages.map(([screen, label]) => (
          <li key={screen}>
            <Link href={address(screen)}>{messages.text(label)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useLoaderData } from 'react-router';
import { addressOf, useAddress } from '../../addresses';
import { formatMonth } from '../../i18n/format';
import { type Messages, useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { FactList, type Fact } from './fact-list';
import { byMonth, formatStageDays } from './stage-days';
import { StageStateBadge } from './stage-state';
import { loadTour, type Stage, type TourPage } from './tour.loader';

export const loader = loadTour;

const leadOf = (messages: Messages, count: number): string =>
  count > 0 ? messages.text('tour.lead', { count }) : messages.text('tour.none');

const head: HeadOf<TourPage> = (messages, { consultation, stages }) => ({
  title: messages.text('tour.titleOf', { consultation: consultation.title }),
  description: leadOf(messages, stages.length),
});
export const handle = { head };

/** How the facts were gathered is for the file that they come from. */
const ABOUT_THE_FILE = ['titre', 'compile_le', 'regle'];

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { consultation, stages, facts } = useLoaderData<TourPage>();
  const { slug, title } = consultation;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.consultations'), href: address('consultations') },
          { label: title, href: address('consultation', { consultation: slug }), lang: 'fr' },
        ]}
        here={messages.text('tour.title')}
      />
      <h1>{messages.text('tour.title')}</h1>
      <p className="fr-text--lead measure">{leadOf(messages, stages.length)}</p>
      {stages.length > 0 && (
        <p className="fr-mb-6w">
          <a
            className="fr-btn fr-btn--secondary fr-btn--icon-left fr-icon-calendar-line"
            href={`${addressOf('fr', 'tour', { consultation: slug })}.ics`}
            download
          >
            {messages.text('tour.calendar')}
          </a>
        </p>
      )}
      {byMonth(stages).map(({ month, stages: found }) => (
        <section key={month} aria-labelledby={`mois-${month}`} className="fr-mb-4w">
          <h2 className="fr-h4 month" id={`mois-${month}`}>
            {month ? formatMonth(month, messages.language) : messages.text('tour.noDate')}
          </h2>
          <ul className="plain-list stages">
            {found.map((stage) => (
              <li key={stage.id}>
                <StageItem stage={stage} slug={slug} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {stages.length > 0 && <Regions stages={stages} slug={slug} />}
      <About facts={facts} />
    </div>
  );
}

function StageItem({ stage, slug }: { stage: Stage; slug: string }) {
  const messages = useMessages();
  const address = useAddress();
  const { name, regionName, cities, venue, state, comments } = stage;
  const towns = cities.filter((city) => !name.includes(city));
  return (
    <article className="stage">
      <p className="stage-when">
        {formatStageDays(stage.days, messages)} <StageStateBadge state={state} />
        {stage.dateDoubtful && (
          <>
            {' '}
            <span className="fr-badge fr-badge--sm fr-badge--no-icon fr-badge--warning">
              {messages.text('tour.dateDoubtful')}
            </span>
          </>
        )}
      </p>
      <div>
        <h3 className="fr-h6 fr-mb-0" lang="fr">
          <Link href={address('stage', { consultation: slug, stage: stage.slug })}>{name}</Link>
        </h3>
        <p className="stage-where" lang="fr">
          {[...towns, regionName === name ? null : regionName].filter(Boolean).join(', ')}
        </p>
        {venue && (
          <p className="stage-where" lang="fr">
            {venue}
          </p>
        )}
        {comments > 0 && <p className="stage-where">{messages.text('tour.comments', { count: comments })}</p>}
      </div>
    </article>
  );
}

/** Who has been heard where, at a glance. */
function Regions({ stages, slug }: { stages: readonly Stage[]; slug: string }) {
  const messages = useMessages();
  const address = useAddress();
  const rows = stages.toSorted((one, other) => one.regionName.localeCompare(other.regionName, 'fr'));
  return (
    <section className="fr-mt-6w">
      <h2 className="fr-h3" id="regions">
        {messages.text('tour.regions')}
      </h2>
      <div className="table-scroll" role="region" aria-labelledby="regions" tabIndex={0}>
        <table className="plain-table">
          <caption className="fr-sr-only">{messages.text('tour.regions')}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.text('tour.column.region')}</th>
              <th scope="col">{messages.text('tour.column.stage')}</th>
              <th scope="col">{messages.text('tour.column.date')}</th>
              <th scope="col" className="figure">
                {messages.text('tour.column.comments')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((stage) => (
              <tr key={stage.id}>
                <th scope="row" lang="fr">
                  {stage.regionName}
                </th>
                <td lang="fr">
                  <Link href={address('stage', { consultation: slug, stage: stage.slug })}>{stage.name}</Link>
                </td>
                <td>{formatStageDays(stage.days, messages)}</td>
                <td className="figure">{messages.text('tour.number', { value: stage.comments })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What is known of the tour as a whole, and what its sources disagree on. */
function About({ facts }: { facts: readonly Fact[] }) {
  const messages = useMessages();
  const told = facts.filter(({ field }) => !ABOUT_THE_FILE.includes(field));
  if (told.length === 0) return null;
  const isDiscrepancy = ({ field }: Fact): boolean => field.startsWith('ecarts.');
  const groups = [
    { key: 'tour.about', found: told.filter((fact) => !isDiscrepancy(fact)) },
    { key: 'tour.discrepancies', found: told.filter(isDiscrepancy) },
  ] as const;
  return (
    <section aria-labelledby="sources" className="fr-mt-6w measure">
      <h2 className="fr-h3" id="sources">
        {messages.text('tour.known')}
      </h2>
      <p>{messages.text('tour.knownHow')}</p>
      {groups.map(
        ({ key, found }) =>
          found.length > 0 && (
            <details key={key} className="fold">
              <summary>
                {messages.text(key)} ({messages.text('tour.number', { value: found.length })})
              </summary>
              <FactList facts={found} />
            </details>
          ),
      )}
    </section>
  );
}

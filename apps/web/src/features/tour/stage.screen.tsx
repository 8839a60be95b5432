import { useLoaderData } from 'react-router';
import { addressOf, useAddress } from '../../addresses';
import { formatNumber } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { FactList } from './fact-list';
import { StageComments } from './stage-comments';
import { formatHours, formatStageDays } from './stage-days';
import { loadStage, type StagePage } from './stage.loader';
import { StageStateBadge } from './stage-state';

export const loader = loadStage;

const head: HeadOf<StagePage> = (messages, { stage }) => ({
  title: messages.text('tour.stageTitle', { name: stage.name }),
  description: messages.text('tour.stageDescription', {
    name: stage.name,
    region: stage.regionName,
    days: formatStageDays(stage.days, messages),
  }),
});
export const handle = { head };

/** Time zone that needs no naming. */
const PARIS = 'Europe/Paris';

/** Said elsewhere on the page, or of no use to a reader unless it is doubtful. */
const SAID = [
  ...['ordre_dans_la_liste', 'code_region_insee', 'jours', 'region', 'villes', 'dates_retenues'],
  ...['lieu', 'participants', 'capacite_prevue', 'rang', 'etape_suivante'],
];
/** Shown whole in a part of the page of their own. */
const SHOWN = ['programme', 'media', 'correction_de_date', 'villes_source', 'statut'];

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const page = useLoaderData<StagePage>();
  const { consultation, stage, discrepancies } = page;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.consultations'), href: address('consultations') },
          {
            label: consultation.title,
            href: address('consultation', { consultation: consultation.slug }),
            lang: 'fr',
          },
          { label: messages.text('tour.title'), href: address('tour', { consultation: consultation.slug }) },
        ]}
        here={stage.name}
        hereLang="fr"
      />
      <Opening page={page} />
      <Practical page={page} />
      <Programme page={page} />
      <Media media={page.media} />
      {discrepancies.length > 0 && (
        <section aria-labelledby="ecarts" className="fr-mt-6w measure">
          <h2 className="fr-h3" id="ecarts">
            {messages.text('tour.discrepancies')}
          </h2>
          <ul>
            {discrepancies.map(({ statement, decision, certainty }) => (
              <li key={statement}>
                <span lang="fr">{statement}.</span>{' '}
                {messages.rich('tour.chosen', { reading: () => <span lang="fr">{decision}</span> })}
                {certainty && <span lang="fr"> ({certainty})</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Facts page={page} />
      <StageComments page={page} />
      <Neighbours page={page} />
    </div>
  );
}

function Opening({ page: { stage, facts, consultation } }: { page: StagePage }) {
  const messages = useMessages();
  const status = facts.find(({ field }) => field === 'statut')?.value;
  const isAtOdds = stage.state === 'held' && status && status !== 'tenue';
  const isDateNote = ({ field, doubtful }: { field: string; doubtful: boolean }): boolean =>
    field === 'dates_retenues' && doubtful;
  const note = facts.find(isDateNote)?.note;
  return (
    <header className="fr-mb-4w">
      <StageStateBadge state={stage.state} />
      <h1 className="fr-mt-1w fr-mb-1w" lang="fr">
        {stage.name}
      </h1>
      <p className="fr-text--lead">{formatStageDays(stage.days, messages)}</p>
      {stage.dateDoubtful && (
        <div className="doubt measure">
          <p>{messages.text('tour.dateDoubtfulWhy')}</p>
          {note && <p lang="fr">{note}</p>}
        </div>
      )}
      {isAtOdds && (
        <div className="doubt measure">
          <p>{messages.rich('tour.statusAtOdds', { status: () => <span lang="fr">{status}</span> })}</p>
        </div>
      )}
      {stage.days.length > 0 && (
        <a
          className="fr-btn fr-btn--secondary fr-btn--icon-left fr-icon-calendar-line"
          href={`${addressOf('fr', 'stage', { consultation: consultation.slug, stage: stage.slug })}.ics`}
          download
        >
          {messages.text('tour.calendarOne')}
        </a>
      )}
    </header>
  );
}

/** Where, when by the clocks of the place, how many. */
function Practical({ page: { stage } }: { page: StagePage }) {
  const messages = useMessages();
  const { language } = messages;
  const hours = stage.days.flatMap((day) => formatHours(day, stage.timeZone, messages) ?? []);
  const number = (value: number | null): string | null =>
    value === null ? null : formatNumber(value, language);
  const rows = [
    { key: 'tour.where.region', value: stage.regionName, lang: 'fr' },
    { key: 'tour.where.cities', value: stage.cities.join(', '), lang: 'fr' },
    { key: 'tour.where.venue', value: stage.venue, lang: 'fr' },
    { key: 'tour.where.hours', value: [...new Set(hours)].join(', ') },
    {
      key: 'tour.where.timeZone',
      value: stage.timeZone === PARIS ? null : stage.timeZone.replace('_', ' '),
    },
    { key: 'tour.where.capacity', value: stage.capacityText ?? number(stage.capacity), lang: 'fr' },
    { key: 'tour.where.attendance', value: stage.attendanceText ?? number(stage.attendance), lang: 'fr' },
    { key: 'tour.where.next', value: stage.nextStageText, lang: 'fr' },
  ] as const;
  return (
    <section aria-labelledby="pratique" className="measure">
      <h2 className="fr-h3" id="pratique">
        {messages.text('tour.practical')}
      </h2>
      <dl className="practical">
        {rows.map(
          (row) =>
            row.value && (
              <div key={row.key}>
                <dt>{messages.text(row.key)}</dt>
                <dd lang={'lang' in row ? row.lang : undefined}>{row.value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

const PARTS = ['morning', 'afternoon', 'day'] as const;

function Programme({ page: { programme, facts } }: { page: StagePage }) {
  const messages = useMessages();
  const note = facts.find(({ field }) => field === 'programme')?.note;
  return (
    <section aria-labelledby="programme" className="fr-mt-6w measure">
      <h2 className="fr-h3" id="programme">
        {messages.text('tour.programme')}
      </h2>
      {programme.length === 0 && <p>{messages.text('tour.noProgramme')}</p>}
      {PARTS.map((part) => {
        const items = programme.filter((item) => item.part === part);
        return (
          items.length > 0 && (
            <div key={part}>
              <h3 className="fr-h5">{messages.text(`tour.part.${part}`)}</h3>
              <ol className="programme">
                {items.map(({ title, description, orientations, speakers }, index) => (
                  <li key={`${index}-${title}`}>
                    <h4 className="fr-h6 fr-mb-0" lang="fr">
                      {title}
                    </h4>
                    {description && (
                      <p className="fr-mb-1v" lang="fr">
                        {description}
                      </p>
                    )}
                    {speakers.length > 0 && (
                      <p className="fr-text--sm fr-mb-1v">
                        {messages.text('tour.speakers', { count: speakers.length })}{' '}
                        <span lang="fr">
                          {speakers.map(({ name, role }) => (role ? `${name} (${role})` : name)).join(' ; ')}
                        </span>
                      </p>
                    )}
                    {orientations.length > 0 && (
                      <p className="fr-text--sm fr-mb-0">
                        {messages.text('tour.orientations', {
                          count: orientations.length,
                          list: orientations.join(', '),
                        })}
                      </p>
                    )}
                  </li>
                ))}
              </ol>
            </div>
          )
        );
      })}
      {note && (
        <p className="fr-text--sm" lang="fr">
          {note}.
        </p>
      )}
    </section>
  );
}

/** As links: pages ask nothing of other origins. */
function Media({ media }: Pick<StagePage, 'media'>) {
  const messages = useMessages();
  if (media.length === 0) return null;
  return (
    <section aria-labelledby="films" className="fr-mt-6w measure">
      <h2 className="fr-h3" id="films">
        {messages.text('tour.media')}
      </h2>
      <ul>
        {media.map(({ kind, text, url }) => {
          const key = `tour.media.${kind}`;
          return (
            <li key={`${kind}-${text}`}>
              {messages.has(key) && `${messages.text(key)} `}
              {url ? (
                <Link href={url} rel="noopener" lang="fr">
                  {text}
                </Link>
              ) : (
                <span lang="fr">{text}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What a report of the day says first, then what other sources say. */
function Facts({ page: { facts } }: { page: StagePage }) {
  const messages = useMessages();
  const told = facts.filter(
    ({ field, doubtful }) => !SHOWN.includes(field) && (doubtful || !SAID.includes(field)),
  );
  const recap = told.filter((fact) => fact.recap);
  const others = facts.filter((fact) => !SHOWN.includes(fact.field) && !recap.includes(fact));
  return (
    <>
      {recap.length > 0 && (
        <section aria-labelledby="compte-rendu" className="fr-mt-6w measure">
          <h2 className="fr-h3" id="compte-rendu">
            {messages.text('tour.recap')}
          </h2>
          <FactList facts={recap} />
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="sources" className="fr-mt-6w measure">
          <h2 className="fr-h3" id="sources">
            {messages.text('tour.known')}
          </h2>
          <details className="fold">
            <summary>
              {messages.text('tour.facts')} ({messages.text('tour.number', { value: others.length })})
            </summary>
            <FactList facts={others} />
          </details>
        </section>
      )}
    </>
  );
}

function Neighbours({ page: { previous, next, consultation } }: { page: StagePage }) {
  const messages = useMessages();
  const address = useAddress();
  if (!previous && !next) return null;
  const at = (stage: string): string => address('stage', { consultation: consultation.slug, stage });
  return (
    <nav className="neighbours fr-mt-6w" aria-label={messages.text('tour.neighbours')}>
      {previous && (
        <Link className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href={at(previous.slug)}>
          {messages.text('tour.previous')} <span lang="fr">{previous.name}</span>
        </Link>
      )}
      {next && (
        <Link className="fr-link fr-icon-arrow-right-line fr-link--icon-right" href={at(next.slug)}>
          {messages.text('tour.next')} <span lang="fr">{next.name}</span>
        </Link>
      )}
    </nav>
  );
}

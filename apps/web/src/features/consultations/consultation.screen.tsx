import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { isAdministrator, mayDraft, mayModerate, useViewer } from '../../shell/viewer';
import { daysUntil, milestonesOf, periodOf } from './calendar';
import { loadConsultation, type ConsultationPage } from './consultation.loader';
import { StateBadge } from './consultation-state';
import { SectionContents } from './section-contents';
import { sumOf } from './section-tree';
import { Timeline } from './timeline';

export const loader = loadConsultation;

const head: HeadOf<ConsultationPage> = (_messages, { consultation }) => ({
  title: consultation.title,
  description: consultation.summary,
  isPrivate: consultation.state === 'draft',
});
export const handle = { head };

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const page = useLoaderData<ConsultationPage>();
  const { consultation, tree, edition } = page;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.consultations'), href: address('consultations') },
        ]}
        here={consultation.title}
        hereLang="fr"
      />
      <Opening page={page} />
      <div className="consultation-columns">
        <div className="consultation-parts">
          {consultation.descriptionHtml && (
            <section aria-labelledby="objet">
              <h2 className="fr-h3" id="objet">
                {messages.text('consultations.about')}
              </h2>
              <SanitisedHtml className="prose" html={consultation.descriptionHtml} />
            </section>
          )}
          <section aria-labelledby="sommaire">
            <h2 className="fr-h3" id="sommaire">
              {messages.text('consultations.contents')}
            </h2>
            {edition && (
              <p className="fr-text--sm">
                {messages.rich('consultations.edition', { edition: () => <span lang="fr">{edition}</span> })}
              </p>
            )}
            {tree.length > 0 && (
              <p className="fr-text--sm">
                <Link href={address('compareReleases', { doctrine: consultation.doctrineSlug })}>
                  {messages.text('versions.editionLink')}
                </Link>
              </p>
            )}
            <TextUpdates page={page} />
            {tree.length === 0 ? (
              <p>{messages.text('consultations.noText')}</p>
            ) : (
              <SectionContents consultation={consultation.slug} branches={tree} />
            )}
          </section>
          <Rules page={page} />
        </div>
        <Beside page={page} />
      </div>
    </div>
  );
}

/** What became of the text since the consultation began, the latest first. */
function TextUpdates({ page: { consultation } }: { page: ConsultationPage }) {
  const messages = useMessages();
  const { textUpdates, timeZone } = consultation;
  if (textUpdates.length === 0) return null;
  return (
    <ul className="fr-text--sm measure">
      {textUpdates.toReversed().map(({ id, updatedAt, reason, to }) => (
        <li key={id}>
          {messages.rich(
            'consultations.textUpdated',
            {
              edition: () => <span lang="fr">{to.label}</span>,
              reason: () => <span lang="fr">{reason}</span>,
            },
            { date: formatDay(updatedAt, messages.language, timeZone) },
          )}
        </li>
      ))}
    </ul>
  );
}

/** Title, state, time left, and the one thing to do. */
function Opening({ page: { consultation, tree, now, outcomeAt } }: { page: ConsultationPage }) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, state, closesAt, outcomeRelease, timeZone } = consultation;
  const left = state === 'open' ? daysUntil(closesAt, now) : null;
  const [first] = tree;
  return (
    <header className="fr-mb-6w">
      <StateBadge state={state} />
      <h1 className="fr-mt-1w fr-mb-2w" lang="fr">
        {consultation.title}
      </h1>
      {consultation.summary && (
        <p className="fr-text--lead fr-mb-2w measure" lang="fr">
          {consultation.summary}
        </p>
      )}
      <p className="fr-mb-3w">
        {periodOf(consultation, messages)}
        {left !== null && (
          <>
            {' · '}
            <strong>{messages.text('consultations.daysLeft', { days: left })}</strong>
          </>
        )}
      </p>
      {outcomeRelease?.publishedAt && (
        <div className="outcome measure fr-mb-3w">
          <p>
            {messages.rich(
              'consultations.outcome',
              { edition: () => <strong lang="fr">{outcomeRelease.label}</strong> },
              { date: formatDay(outcomeRelease.publishedAt, messages.language, timeZone) },
            )}
          </p>
          {outcomeAt && (
            <p>
              <Link href={address('consultation', { consultation: outcomeAt.slug }, {}, 'sommaire')}>
                {messages.text('consultations.readOutcome')}
              </Link>
            </p>
          )}
        </div>
      )}
      <ul className="fr-btns-group fr-btns-group--inline-md actions">
        {first && (
          <li>
            <Link className="fr-btn" href={address('section', { consultation: slug, section: first.slug })}>
              {messages.text(state === 'open' ? 'consultations.readAndComment' : 'consultations.read')}
            </Link>
          </li>
        )}
        {(state === 'open' || state === 'closed') && (
          <li>
            <Link
              className="fr-btn fr-btn--secondary"
              href={address('contributions', { consultation: slug })}
            >
              {messages.text('consultations.seeContributions')}
            </Link>
          </li>
        )}
      </ul>
    </header>
  );
}

function Beside({ page: { consultation, tree, tour, stages, now } }: { page: ConsultationPage }) {
  const messages = useMessages();
  const address = useAddress();
  const { slug } = consultation;
  const { sections, comments, replies } = sumOf(tree);
  const milestones = milestonesOf(consultation, tour, now, messages);
  return (
    <aside className="beside" aria-label={messages.text('consultations.beside')}>
      {milestones.length > 0 && (
        <section aria-labelledby="calendrier">
          <h2 className="fr-h6" id="calendrier">
            {messages.text('consultations.calendar')}
          </h2>
          <Timeline milestones={milestones} />
        </section>
      )}
      <section aria-labelledby="chiffres">
        <h2 className="fr-h6" id="chiffres">
          {messages.text('consultations.figures')}
        </h2>
        <dl className="figures">
          <Figure
            value={sections}
            label={messages.text('consultations.figure.sections', { count: sections })}
          />
          <Figure
            value={comments}
            label={messages.text('consultations.figure.comments', { count: comments })}
          />
          <Figure value={replies} label={messages.text('consultations.figure.replies', { count: replies })} />
        </dl>
      </section>
      {stages > 0 && (
        <section aria-labelledby="tour">
          <h2 className="fr-h6" id="tour">
            {messages.text('consultations.tour')}
          </h2>
          <p className="fr-mb-1w">{messages.text('consultations.tourStages', { count: stages })}</p>
          <Link
            className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
            href={address('tour', { consultation: slug })}
          >
            {messages.text('consultations.seeTour')}
          </Link>
        </section>
      )}
      <Places consultation={consultation} />
    </aside>
  );
}

function Figure({ value, label }: { value: number; label: string }) {
  const messages = useMessages();
  return (
    <div>
      <dt>{label}</dt>
      <dd className="figure">{messages.text('consultations.figure.value', { value })}</dd>
    </div>
  );
}

/** Where people who hold a role here work. */
function Places({ consultation: { id, slug } }: Pick<ConsultationPage, 'consultation'>) {
  const messages = useMessages();
  const address = useAddress();
  const viewer = useViewer();
  const places = [
    ...(mayModerate(viewer, id)
      ? [{ href: address('moderation'), label: messages.text('consultations.place.moderation') }]
      : []),
    ...(mayDraft(viewer, id)
      ? [
          {
            href: address('draftingComments', { consultation: slug }),
            label: messages.text('consultations.place.drafting'),
          },
          {
            href: address('snapshots', { consultation: slug }),
            label: messages.text('consultations.place.snapshots'),
          },
        ]
      : []),
    ...(isAdministrator(viewer)
      ? [
          {
            href: address('consultationSettings', { consultation: slug }),
            label: messages.text('consultations.place.settings'),
          },
        ]
      : []),
  ];
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="travail">
      <h2 className="fr-h6" id="travail">
        {messages.text('consultations.places')}
      </h2>
      <ul className="plain-list link-list">
        {places.map(({ href, label }) => (
          <li key={href}>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How to take part, how contributions are moderated, the charter. */
function Rules({ page: { consultation } }: { page: ConsultationPage }) {
  const messages = useMessages();
  const { methodHtml, moderationPolicy, moderationNotice, charterHtml } = consultation;
  return (
    <>
      {methodHtml && (
        <section aria-labelledby="participer">
          <h2 className="fr-h3" id="participer">
            {messages.text('consultations.method')}
          </h2>
          <SanitisedHtml className="prose" html={methodHtml} />
        </section>
      )}
      {(moderationPolicy ?? moderationNotice) && (
        <section aria-labelledby="moderation" className="measure">
          <h2 className="fr-h3" id="moderation">
            {messages.text('consultations.moderation')}
          </h2>
          {moderationNotice ? (
            <p lang="fr">{moderationNotice}</p>
          ) : (
            moderationPolicy && <p>{messages.text(`consultations.policy.${moderationPolicy}`)}</p>
          )}
          <p>{messages.text('consultations.appeal')}</p>
        </section>
      )}
      {charterHtml && (
        <details className="fold">
          <summary>{messages.text('consultations.charter')}</summary>
          <div id="charte">
            <SanitisedHtml className="prose" html={charterHtml} />
          </div>
        </details>
      )}
    </>
  );
}

import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Link } from '../../shell/link';
import { useViewer } from '../../shell/viewer';
import { formatStageDays } from '../tour/stage-days';
import { daysUntil, milestonesOf, periodOf } from './calendar';
import { ConsultationItem } from './consultation-item';
import { StateBadge } from './consultation-state';
import { excerptOf } from './excerpt';
import { Timeline } from './timeline';
import { loadHome, type Featured, type HomePage, type Latest, type NextStage } from './home.loader';

export const loader = loadHome;
export const handle = { head: plainHead('shell.nav.home', 'consultations.home.lead') };

/** The face of the platform: what is being consulted on, until when, and how to take part. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { featured, others } = useLoaderData<HomePage>();
  return (
    <>
      <div className="home-opening">
        <div className="fr-container">
          <h1 className="home-title">{messages.text('consultations.home.title')}</h1>
          <p className="fr-text--lead measure">{messages.text('consultations.home.lead')}</p>
          {featured ? <Now featured={featured} /> : <p>{messages.text('consultations.list.none')}</p>}
        </div>
      </div>
      <div className="fr-container fr-mb-8w">
        <Steps featured={featured} />
        {featured && <News featured={featured} />}
        {others.length > 0 && (
          <section aria-labelledby="autres" className="fr-mt-8w">
            <h2 id="autres">{messages.text('consultations.home.others')}</h2>
            <ul className="plain-list consultation-items">
              {others.map((consultation) => (
                <li key={consultation.id}>
                  <ConsultationItem consultation={consultation} />
                </li>
              ))}
            </ul>
            <Link
              className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
              href={address('consultations')}
            >
              {messages.text('consultations.home.all')}
            </Link>
          </section>
        )}
      </div>
    </>
  );
}

/** The consultation of the moment. */
function Now({ featured: { consultation, comments, now } }: { featured: Featured }) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, state, title, summary, opensAt, closesAt } = consultation;
  const left = daysUntil(state === 'announced' ? opensAt : closesAt, now);
  const counts = state === 'announced' ? 'consultations.home.opensIn' : 'consultations.home.closesIn';
  return (
    <section className="now" aria-labelledby="en-cours">
      <div className="now-what">
        <StateBadge state={state} />
        <h2 id="en-cours" className="fr-h4 fr-mt-1w fr-mb-1w" lang="fr">
          {title}
        </h2>
        {summary && <p lang="fr">{summary}</p>}
        <p className="fr-mb-3w">{periodOf(consultation, messages)}</p>
        <ul className="fr-btns-group fr-btns-group--inline-md actions">
          <li>
            <Link className="fr-btn fr-btn--lg" href={address('consultation', { consultation: slug })}>
              {messages.text(`consultations.home.action.${state}`)}
            </Link>
          </li>
        </ul>
      </div>
      <dl className="now-figures">
        {left !== null && (
          <div>
            <dt>{messages.text(counts)}</dt>
            <dd>
              {left === 0
                ? messages.text('consultations.home.lastDay')
                : messages.rich(
                    'consultations.home.days',
                    { number: (words) => <span className="now-number">{words}</span> },
                    { days: left },
                  )}
            </dd>
          </div>
        )}
        {comments > 0 && (
          <div>
            <dt>{messages.text('consultations.home.said')}</dt>
            <dd>
              {messages.rich(
                'consultations.home.comments',
                { number: (words) => <span className="now-number">{words}</span> },
                { count: comments },
              )}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** Three steps, told to somebody who is signed in or not. */
function Steps({ featured }: Pick<HomePage, 'featured'>) {
  const messages = useMessages();
  const address = useAddress();
  const viewer = useViewer();
  const who = viewer ? 'known' : 'visitor';
  const contents = featured
    ? address('consultation', { consultation: featured.consultation.slug }, {}, 'sommaire')
    : address('consultations');
  const tags = [
    { link: (words: React.ReactNode) => <Link href={contents}>{words}</Link> },
    {
      link: (words: React.ReactNode) => <Link href={viewer ? contents : address('signIn')}>{words}</Link>,
    },
    {
      link: (words: React.ReactNode) => (
        <Link href={viewer ? address('myContributions') : address('help')}>{words}</Link>
      ),
    },
  ];
  return (
    <section aria-labelledby="participer" className="fr-mt-6w">
      <h2 id="participer">{messages.text('consultations.home.how')}</h2>
      <ol className="steps">
        {(['1', '2', '3'] as const).map((step, index) => (
          <li key={step}>
            <h3 className="fr-h6 fr-mb-1w">{messages.text(`consultations.home.${who}.${step}.title`)}</h3>
            <p>{messages.rich(`consultations.home.${who}.${step}.text`, tags[index] ?? {})}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function News({ featured }: { featured: Featured }) {
  const messages = useMessages();
  const { latest, next, consultation, tour, now } = featured;
  const milestones = milestonesOf(consultation, tour, now, messages);
  return (
    <div className="home-columns fr-mt-8w">
      {consultation.state !== 'announced' && <LatestComments latest={latest} consultation={consultation} />}
      <div>
        {milestones.length > 0 && (
          <section aria-labelledby="calendrier">
            <h2 id="calendrier">{messages.text('consultations.calendar')}</h2>
            <Timeline milestones={milestones} />
          </section>
        )}
        {next && <Next stage={next} slug={consultation.slug} />}
      </div>
    </div>
  );
}

function LatestComments({
  latest,
  consultation: { slug, timeZone },
}: {
  latest: Latest[];
  consultation: Featured['consultation'];
}) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <section aria-labelledby="nouveau">
      <h2 id="nouveau">{messages.text('consultations.home.latest')}</h2>
      {latest.length === 0 ? (
        <p>{messages.text('consultations.home.nothingYet')}</p>
      ) : (
        <>
          <ul className="plain-list latest">
            {latest.map(({ id, kind, isReply, body, author, section, publishedAt }) => (
              <li key={id}>
                <h3 className="latest-title">
                  <Link href={address('contribution', { consultation: slug, comment: id })}>
                    {messages.text(isReply ? 'consultations.home.reply' : `consultations.home.kind.${kind}`)}
                    {section && (
                      <>
                        {' · '}
                        <span lang="fr">
                          {section.number} {section.title}
                        </span>
                      </>
                    )}
                  </Link>
                </h3>
                <p className="latest-words" lang="fr">
                  {excerptOf(body)}
                </p>
                <p className="latest-about">
                  {author && <span lang="fr">{author}</span>}
                  {author && publishedAt && ', '}
                  {publishedAt && formatDay(publishedAt, messages.language, timeZone)}
                </p>
              </li>
            ))}
          </ul>
          <Link
            className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
            href={address('contributions', { consultation: slug })}
          >
            {messages.text('consultations.home.allContributions')}
          </Link>
        </>
      )}
    </section>
  );
}

function Next({ stage, slug }: { stage: NextStage; slug: string }) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <section aria-labelledby="etape" className="fr-mt-4w">
      <h2 id="etape">
        {messages.text(stage.state === 'live' ? 'consultations.home.stageLive' : 'consultations.home.stage')}
      </h2>
      <p className="fr-h5 fr-mb-1w" lang="fr">
        <Link href={address('stage', { consultation: slug, stage: stage.slug })}>{stage.name}</Link>
      </p>
      <p className="fr-mb-1w">{formatStageDays(stage.days, messages)}</p>
      <p lang="fr">{[stage.venue, stage.regionName].filter(Boolean).join(', ')}</p>
      <Link
        className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
        href={address('tour', { consultation: slug })}
      >
        {messages.text('consultations.seeTour')}
      </Link>
    </section>
  );
}

import { useEffect, useRef } from 'react';
import { useLoaderData, useLocation } from 'react-router';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { Completion } from './completion';
import { DraftedCommentArticle } from './drafted-comment';
import { draftingAction } from './drafting-comments.action';
import { draftingLoader, type DraftedComment, type DraftingData } from './drafting-comments.loader';
import { isFiltered, searchOf } from './drafting.filters';
import { FilterForm } from './filter-form';
import { ProgressTable } from './progress-table';

export const loader = draftingLoader;
export const action = draftingAction;

export const handle = {
  head: ((messages, { consultation }) => ({
    title: messages.text('drafting.comments.title', { consultation: consultation.title }),
    isPrivate: true,
  })) satisfies HeadOf<DraftingData>,
};

/** What was contributed, section by section, and what becomes of it. */
export function Component() {
  const data = useLoaderData<DraftingData>();
  const { consultation, progress } = data;
  const messages = useMessages();
  const address = useAddress();
  const all = progress.reduce((sum, { contributions }) => sum + contributions, 0);
  const done = progress.reduce((sum, { withDisposition }) => sum + withDisposition, 0);
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.drafting'), href: address('drafting') },
        ]}
        here={consultation.title}
        hereLang="fr"
      />
      <h1 lang="fr" className="fr-h2">
        {consultation.title}
      </h1>
      <p>
        <Link
          className="fr-link fr-icon-archive-line fr-link--icon-left"
          href={address('snapshots', { consultation: consultation.slug })}
        >
          {messages.text('drafting.snapshots.link')}
        </Link>
        {all > 0 && (
          <>
            <br />
            <Link
              className="fr-link fr-icon-send-plane-line fr-link--icon-left"
              href={address('publishDispositions', { consultation: consultation.slug })}
            >
              {messages.text('dispositions.publish.link')}
            </Link>
          </>
        )}
      </p>
      <h2 className="fr-h4">{messages.text('drafting.progress.title')}</h2>
      {all === 0 ? (
        <p>{messages.text('drafting.comments.none')}</p>
      ) : (
        <>
          <p className="fr-mb-1w" id="progress-all">
            {messages.text('drafting.progress.summary', { done, all })}
          </p>
          <Completion done={done} of={all} labelledBy="progress-all" />
          <details className="fr-mt-2w">
            <summary>{messages.text('drafting.progress.bySection')}</summary>
            <ProgressTable consultation={consultation.slug} sections={progress} />
          </details>
          <h2 className="fr-h4 fr-mt-6w">{messages.text('drafting.comments.list')}</h2>
          <FilterForm {...data} />
          <List {...data} />
        </>
      )}
    </div>
  );
}

function List(data: DraftingData) {
  const { consultation, comments, filters, after, next, saved, following } = data;
  const messages = useMessages();
  const address = useAddress();
  useMovedOn(saved);
  const pageAt = (cursor: string | null): string =>
    address(
      'draftingComments',
      { consultation: consultation.slug },
      { ...searchOf(filters), apres: cursor },
      cursor ? '' : 'liste',
    );
  const isShown = (wanted: string | null): boolean => comments.some(({ id }) => id === wanted);
  const isGone = saved !== null && !isShown(saved) && !isShown(following);
  return (
    <div id="liste">
      {isGone && (
        <p className="fr-valid-text fr-my-2w" role="status">
          {messages.text('drafting.saved.gone')}
        </p>
      )}
      {comments.length === 0 && (
        <p className="fr-my-4w">
          {messages.text(isFiltered(filters) ? 'drafting.comments.noMatch' : 'drafting.comments.noMore')}
        </p>
      )}
      {comments.map((comment, index) => (
        <div key={comment.id}>
          {comments[index - 1]?.sectionId !== comment.sectionId && (
            <SectionHeading data={data} comment={comment} />
          )}
          <DraftedCommentArticle
            comment={comment}
            consultation={consultation}
            following={comments[index + 1]?.id ?? null}
            isSaved={comment.id === saved}
            isNext={comment.id === following}
          />
        </div>
      ))}
      <nav aria-label={messages.text('drafting.comments.pages')} id="suite" tabIndex={-1}>
        <ul className="fr-btns-group fr-btns-group--inline-sm fr-mt-4w">
          {next && (
            <li>
              <Link className="fr-btn" href={pageAt(next)}>
                {messages.text('forms.next')}
              </Link>
            </li>
          )}
          {after && (
            <li>
              <Link className="fr-btn fr-btn--secondary" href={pageAt(null)}>
                {messages.text('forms.first')}
              </Link>
            </li>
          )}
        </ul>
      </nav>
    </div>
  );
}

/** After a disposition is saved, keys go on from the contribution that follows. */
function useMovedOn(saved: string | null): void {
  const { hash } = useLocation();
  const handled = useRef<string | null>(null);
  useEffect(() => {
    if (!saved || handled.current === saved) return;
    handled.current = saved;
    const place = document.getElementById(hash.slice(1));
    (place?.querySelector<HTMLElement>('h3') ?? place)?.focus({ preventScroll: true });
  }, [saved, hash]);
}

function SectionHeading({ data, comment }: { data: DraftingData; comment: DraftedComment }) {
  const messages = useMessages();
  const address = useAddress();
  const section = data.progress.find(({ sectionId }) => sectionId === comment.sectionId);
  if (!section) return null;
  const name = [section.number, section.title].filter(Boolean).join(' ');
  return (
    <div className="drafted-section">
      <h2 className="fr-h5 fr-mb-1v" lang="fr">
        {name}
      </h2>
      <p className="fr-text--sm work-facts">
        <span>
          {messages.text('drafting.progress.summary', {
            done: section.withDisposition,
            all: section.contributions,
          })}
        </span>
        <Link
          href={address('section', { consultation: data.consultation.slug, section: section.slug })}
          aria-label={messages.text('drafting.comments.readSection', { section: name })}
        >
          {messages.text('drafting.comments.read')}
        </Link>
      </p>
    </div>
  );
}

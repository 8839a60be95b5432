import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { SelectField, TextField } from '../../forms/fields';
import { Form } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { sectionOptions } from '../doctrine/section.options';
import { CommentCard } from './comment-card';
import { contributionsLoader, SEARCH, SECTION, type ContributionsData } from './contributions.loader';
import { filterCount } from './discussion.address';
import { FilterFields } from './discussion-filters';
import { PageLinks } from './page-links';
import { SceneContext } from './scene.context';
import { SectionPlace } from './section-place';

export const loader = contributionsLoader;

/** All that is said in a consultation: to find what one looks for, or to read what is new. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { scene, ...data } = useLoaderData<ContributionsData>();
  const { slug: consultation, title } = scene.consultation;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        above={[{ label: title, href: address('consultation', { consultation }), lang: 'fr' }]}
        here={messages.text('comments.list.title')}
      />
      <h1>{messages.text('comments.list.title')}</h1>
      <SceneContext value={scene}>
        <SearchForm scene={scene} {...data} />
        <Found scene={scene} {...data} />
      </SceneContext>
    </div>
  );
}

function SearchForm({ scene, search, sectionId, sections }: ContributionsData) {
  const messages = useMessages();
  const address = useAddress();
  const count = filterCount(scene.choice) + (sectionId ? 1 : 0);
  const href = address('contributions', { consultation: scene.consultation.slug });
  return (
    <Form intent="search" method="get" action={href} role="search" className="contributions-search">
      <TextField
        key={search}
        name={SEARCH}
        type="search"
        label={messages.text('comments.list.search')}
        hint={messages.text('comments.list.searchHint')}
        defaultValue={search}
        maxLength={200}
      />
      <details open={count > 0}>
        <summary>
          {count > 0
            ? messages.text('comments.filters.active', { count })
            : messages.text('comments.filters.title')}
        </summary>
        <SelectField
          key={sectionId}
          name={SECTION}
          label={messages.text('comments.list.section')}
          defaultValue={sectionId ?? ''}
          options={[
            { value: '', label: messages.text('forms.allFeminine') },
            ...sectionOptions(sections, ({ id }) => id),
          ]}
        />
        <FilterFields />
      </details>
      <div className="buttons">
        <button type="submit" className="fr-btn fr-btn--icon-left fr-icon-search-line">
          {messages.text('comments.list.find')}
        </button>
        {(count > 0 || search) && (
          <Link className="fr-btn fr-btn--tertiary" href={href}>
            {messages.text('comments.list.all')}
          </Link>
        )}
      </div>
    </Form>
  );
}

function Found({ scene, comments, isNarrowed, count }: ContributionsData) {
  const messages = useMessages();
  const address = useAddress();
  const { choice, consultation } = scene;
  const isPartial = isNarrowed && (choice.after !== null || comments.pageInfo.hasNextPage);
  return (
    <section aria-labelledby="found" className="contributions-found">
      <h2 className="fr-h5" id="found">
        {messages.text(isNarrowed ? 'comments.list.results' : 'comments.list.all.title')}
      </h2>
      <p role="status" className="discussion-total">
        {isPartial
          ? messages.text('comments.list.foundMore')
          : messages.text(isNarrowed ? 'comments.list.found' : 'comments.list.total', { count })}
      </p>
      {comments.nodes.length === 0 && (
        <p>
          {messages.text(isNarrowed ? 'comments.list.noneFound' : 'comments.list.none')}{' '}
          {isNarrowed && (
            <Link href={address('consultation', { consultation: consultation.slug }, {}, 'sommaire')}>
              {messages.text('comments.list.contents')}
            </Link>
          )}
        </p>
      )}
      <ul className="threads">
        {comments.nodes.map((comment) => (
          <li key={comment.id}>
            <CommentCard
              comment={comment}
              consultation={consultation.slug}
              timeZone={consultation.timeZone}
              about={
                <SectionPlace
                  section={comment.section}
                  consultation={consultation.slug}
                  blockId={comment.anchor.blockId}
                  passage={comment.anchor.quote?.exact ?? comment.passage}
                />
              }
            >
              {Boolean(comment.replyCount) && (
                <p className="comment-details">
                  <Link
                    href={address('contribution', { consultation: consultation.slug, comment: comment.id })}
                  >
                    {messages.text('comments.replies', { count: comment.replyCount ?? 0 })}
                  </Link>
                </p>
              )}
            </CommentCard>
          </li>
        ))}
      </ul>
      <PageLinks isFirst={choice.after === null} pageInfo={comments.pageInfo} />
    </section>
  );
}

const head: HeadOf<ContributionsData> = (messages, { scene }) => ({
  title: messages.text('comments.list.of', { consultation: scene.consultation.title }),
});

export const handle = { head };

import { useLoaderData, type ShouldRevalidateFunctionArgs } from 'react-router';
import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import type { Messages } from '../../i18n/messages';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { contributionLoader, type ContributionData } from './contribution.loader';
import { discussionAction } from './discussion.action';
import { cardId, CommentCard } from './comment-card';
import { CommentActions } from './comment-actions';
import { blockOf } from './comment.fragment';
import { DISCUSSION } from './discussion.address';
import { DiscussionNote } from './discussion-note';
import { textOf } from './form.values';
import { PageLinks } from './page-links';
import { SceneContext } from './scene.context';
import { SectionPlace } from './section-place';
import { Thread } from './thread';

export const loader = contributionLoader;
export const action = discussionAction;

export const shouldRevalidate = ({
  formData,
  actionStatus = 200,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formData && /^(autosave|preview)$/.test(textOf(formData, 'do'))
    ? false
    : actionStatus >= 400 || defaultShouldRevalidate;

/** One contribution at its permanent address, with all that was answered. */
export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const data = useLoaderData<ContributionData>();
  const { scene, contribution, sent } = data;
  const { slug: consultation, title } = scene.consultation;
  return (
    <div className="fr-container fr-pb-6w contribution-page">
      <Breadcrumb
        above={[
          { label: title, href: address('consultation', { consultation }), lang: 'fr' },
          { label: messages.text('comments.list.title'), href: address('contributions', { consultation }) },
        ]}
        here={titleOf(messages, data)}
      />
      <h1 className="fr-h2">{titleOf(messages, data)}</h1>
      <SceneContext value={scene}>
        <SectionPlace
          section={contribution.section}
          consultation={consultation}
          blockId={blockOf(contribution)}
          comment={contribution.anchor.quote && contribution.rootId}
          passage={contribution.anchor.quote?.exact ?? contribution.passage}
        />
        <div id={DISCUSSION}>
          <DiscussionNote sent={sent} />
          {contribution.parentId === null ? <WholeThread {...data} /> : <OneReply {...data} />}
        </div>
      </SceneContext>
    </div>
  );
}

function WholeThread({ scene, contribution, replies }: ContributionData) {
  const messages = useMessages();
  return (
    <>
      <Thread root={contribution} replies={replies.nodes} level={2} />
      <PageLinks
        isFirst={scene.choice.after === null}
        pageInfo={replies.pageInfo}
        fragment={DISCUSSION}
        next={messages.text('comments.repliesAfter')}
      />
    </>
  );
}

function OneReply({ scene, contribution, parent }: ContributionData) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, timeZone } = scene.consultation;
  return (
    <>
      {parent && <CommentCard comment={parent} consultation={slug} timeZone={timeZone} level={2} />}
      <ul className="replies" aria-label={messages.text('comments.replyHere')}>
        <li data-depth={1}>
          <CommentCard comment={contribution} consultation={slug} timeZone={timeZone} level={2}>
            <CommentActions comment={contribution} />
          </CommentCard>
        </li>
      </ul>
      <p className="pages">
        <Link
          className="fr-link"
          href={address(
            'contribution',
            { consultation: slug, comment: contribution.rootId },
            {},
            cardId(contribution.id),
          )}
        >
          {messages.text('comments.wholeThread')}
        </Link>
      </p>
    </>
  );
}

const titleOf = (messages: Messages, { contribution, scene }: ContributionData): string => {
  const kind = contribution.parentId === null ? messages.text(`comments.kind.${contribution.kind}`) : null;
  const name = contribution.author?.name;
  const day = formatDay(
    contribution.publishedAt ?? contribution.createdAt,
    messages.language,
    scene.consultation.timeZone,
  );
  if (!name) return messages.text('comments.title.trace', { day });
  return kind
    ? messages.text('comments.title.contribution', { kind, name, day })
    : messages.text('comments.title.reply', { name, day });
};

const head: HeadOf<ContributionData> = (messages, data) => ({
  title: titleOf(messages, data),
  // What is not public is for its author and for moderators alone.
  isPrivate: data.contribution.state !== 'published',
});

export const handle = { head };

import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { formatDay, formatInstant, formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { titleOf } from '../doctrine/section.title';
import { TIME_ZONE } from '../writing/writing.loader';
import { PlacedText } from './placed-text';
import { extentOfQuote } from './placed.text';
import { placementAction, placementLoader, type PlacementData } from './placement.loader';
import { AnswerForms, CorrectForm } from './settle-forms';

export const loader = placementLoader;
export const action = placementAction;

const head: HeadOf<PlacementData> = (messages, { doctrine }) => ({
  title: messages.text('placements.one.headTitle', { doctrine: doctrine.title }),
  isPrivate: true,
});
export const handle = { head };

/** One contribution of which a person says where it stands: what it was made on beside what is proposed. */
export function Component() {
  const data = useLoaderData<PlacementData>();
  const { doctrine, placement, waiting, following } = data;
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const params = { doctrine: doctrine.slug };
  const known = `placements.why.${placement.why}`;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('drafting.title'), href: address('drafting') },
          { label: doctrine.title, href: address('writing', params), lang: 'fr' },
          {
            label: messages.text('placements.title'),
            href: address('placements', params, { edition: placement.releaseSlug }),
          },
        ]}
        here={messages.text('placements.one.title')}
      />
      <h1>{messages.text('placements.one.title')}</h1>
      <p className="placement-progress">
        {messages.text('placements.left', { count: waiting })}
        {following && (
          <Link className="fr-link" href={address('placement', { ...params, placement: following })}>
            {messages.text('placements.skip')}
          </Link>
        )}
      </p>
      <Contribution data={data} />
      <h2 className="fr-h4" id="textes">
        {messages.text('placements.texts')}
      </h2>
      <p className="work-measure">
        {placement.isCertain && `${messages.text('placements.settled')} `}
        {messages.text(messages.has(known) ? known : 'placements.why.other')}{' '}
        {placement.status === 'fuzzy' &&
          messages.text('placements.score', {
            score: formatNumber(Math.round(placement.score * 100), language),
          })}
      </p>
      <Texts data={data} />
      <AnswerForms placement={placement} />
      <CorrectForm {...data} />
    </div>
  );
}

function Contribution({ data: { placement, consultation } }: { data: PlacementData }) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { comment } = placement;
  if (!comment) return null;
  const { revision, author } = comment;
  return (
    <article className="placement-comment" aria-labelledby="contribution">
      <h2 className="fr-h6 fr-mb-1v" id="contribution">
        {revision?.title ? <span lang="fr">{revision.title}</span> : messages.text('placements.contribution')}
      </h2>
      <p className="fr-text--sm work-facts">
        {author && <span lang="fr">{author.name}</span>}
        <span>{formatInstant(comment.createdAt, language, TIME_ZONE)}</span>
        {consultation && (
          <Link
            className="fr-link fr-link--sm"
            href={address('contribution', { consultation, comment: comment.id })}
          >
            {messages.text('placements.read')}
          </Link>
        )}
      </p>
      {revision && <SanitisedHtml className="prose" html={revision.bodyHtml} />}
    </article>
  );
}

function Texts({ data: { doctrine, placement, section, text, madeOn, chosen } }: { data: PlacementData }) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const anchor = placement.comment?.anchor;
  const before = placement.madeOn;
  const isOwn = section.id === placement.sectionId;
  const chooseAt = (block: string): string =>
    address(
      'placement',
      { doctrine: doctrine.slug, placement: placement.id },
      { section: section.slug, paragraphe: block },
      'choix',
    );
  return (
    <div className="placement-texts">
      <section aria-labelledby="avant">
        <h3 className="fr-h6" id="avant">
          {messages.text('placements.madeOn')}
        </h3>
        <p className="fr-text--sm">
          <span lang="fr">
            {titleOf({
              number: before?.sectionNumber ?? '',
              title: before?.sectionTitle ?? madeOn?.title ?? placement.sectionTitle,
            })}
          </span>
          {before && (
            <>
              {', '}
              <span lang="fr">{before.releaseLabel}</span>
              {', '}
              {formatDay(before.publishedAt, language, TIME_ZONE)}
            </>
          )}
        </p>
        {madeOn ? (
          <PlacedText
            blocks={madeOn.blocks}
            extent={extentOfQuote(madeOn.blocks, anchor?.blockId ?? null, anchor?.quote ?? null)}
            chooseAt={null}
            chosen={null}
          />
        ) : (
          <p>{messages.text('placements.unknownText')}</p>
        )}
      </section>
      <section aria-labelledby="apres">
        <h3 className="fr-h6" id="apres">
          {messages.text(isOwn && placement.passage ? 'placements.proposedText' : 'placements.newText')}
        </h3>
        <p className="fr-text--sm">
          <span lang="fr">{titleOf(section)}</span>
          {', '}
          <span lang="fr">{placement.releaseLabel}</span>
        </p>
        <PlacedText
          blocks={text.blocks}
          extent={isOwn ? placement.passage : null}
          chooseAt={chooseAt}
          chosen={chosen ?? placement.passage?.blockId ?? null}
        />
      </section>
    </div>
  );
}

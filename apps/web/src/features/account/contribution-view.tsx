import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useMessages, type MessageKey } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { MadeOn } from '../comments/made-on';
import { PublishedDisposition } from '../dispositions/published-disposition';
import type { Contribution, Revision } from './contribution.documents';
import { ContributionPage } from './contribution-page';
import { Decisions } from './decisions';
import { Place } from './place';
import { canRevise, canWithdraw, statusOf } from './standing';
import { Status } from './status';

/** A contribution as its author sees it: where it stands, its texts, what was decided, and what can be done. */
export function ContributionView({ comment }: { comment: Contribution }) {
  const messages = useMessages();
  const address = useAddress();
  const { revision, pendingRevision, placement, state } = comment;
  const words = comment.anchor.quote?.exact ?? comment.passage;
  const timeZone = comment.section?.timeZone ?? 'Europe/Paris';
  const isPublic = state === 'published';
  return (
    <ContributionPage title={messages.text('account.contribution.title')}>
      <p className="fr-mb-2w">
        {messages.text(comment.parentId ? 'account.kind.reply' : `account.kind.${comment.kind}`, {
          date: formatInstant(comment.createdAt, messages.language, timeZone),
        })}
        <br />
        <Place place={comment.section} />
      </p>
      <Status
        status={statusOf(comment)}
        decision={address('myContribution', { comment: comment.id }, {}, 'decisions')}
      />
      {comment.publishedDisposition && (
        <PublishedDisposition disposition={comment.publishedDisposition} timeZone={timeZone} />
      )}
      <Actions comment={comment} />
      {words && (
        <>
          <h2 className="fr-h5">{messages.text('account.contribution.passage')}</h2>
          <blockquote className="account-passage" lang="fr">
            {words}
          </blockquote>
        </>
      )}
      {placement && <MadeOn comment={comment} placement={placement} timeZone={timeZone} />}
      {pendingRevision && (
        <Text
          revision={pendingRevision}
          title={pendingRevision.state === 'refused' ? 'account.text.newRefused' : 'account.text.newWaiting'}
          timeZone={timeZone}
        />
      )}
      {revision && (
        <Text
          revision={revision}
          title={isPublic ? 'account.text.public' : 'account.text.own'}
          timeZone={timeZone}
        />
      )}
      <Decisions comment={comment} timeZone={timeZone} />
    </ContributionPage>
  );
}

function Actions({ comment }: { comment: Contribution }) {
  const messages = useMessages();
  const address = useAddress();
  const { id, section, state } = comment;
  const to = (search: Record<string, string>): string => address('myContribution', { comment: id }, search);
  const mayRevise = canRevise(comment, section?.isOpen ?? false);
  const isPublic = section !== null && state === 'published';
  if (!mayRevise && !isPublic && !canWithdraw(comment)) return null;
  return (
    <ul className="fr-btns-group fr-btns-group--inline-md fr-btns-group--icon-left fr-mt-3w">
      {mayRevise && (
        <li>
          <Link className="fr-btn fr-icon-edit-line" href={to({ modifier: 'oui' })}>
            {messages.text('account.revise.action')}
          </Link>
        </li>
      )}
      {isPublic && (
        <li>
          <Link
            className="fr-btn fr-btn--secondary fr-icon-discuss-line"
            href={address('contribution', { consultation: section.consultationSlug, comment: id })}
          >
            {messages.text('account.contribution.public')}
          </Link>
        </li>
      )}
      {canWithdraw(comment) && (
        <li>
          <Link className="fr-btn fr-btn--tertiary fr-icon-delete-bin-line" href={to({ retirer: 'oui' })}>
            {messages.text('account.withdraw.action')}
          </Link>
        </li>
      )}
    </ul>
  );
}

function Text({ revision, title, timeZone }: { revision: Revision; title: MessageKey; timeZone: string }) {
  const messages = useMessages();
  return (
    <section className="fr-mt-4w" aria-labelledby={`texte-${revision.id}`}>
      <h2 className="fr-h5 fr-mb-1v" id={`texte-${revision.id}`}>
        {messages.text(title)}
      </h2>
      <p className="fr-text--sm fr-mb-2w">
        {messages.text('account.text.sentAt', {
          date: formatInstant(revision.createdAt, messages.language, timeZone),
        })}
      </p>
      <div className="account-text">
        {revision.title && (
          <p className="fr-text--bold account-long" lang="fr">
            {revision.title}
          </p>
        )}
        <SanitisedHtml html={revision.bodyHtml} className="prose" />
        {revision.proposedWording && (
          <>
            <p className="fr-text--bold">{messages.text('account.text.wording')}</p>
            <blockquote className="account-passage" lang="fr">
              {revision.proposedWording}
            </blockquote>
          </>
        )}
      </div>
    </section>
  );
}

import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Case, JudgedComment } from './case.documents';

/** The author's side: who speaks, how the text came, and what was decided on it before. */
export function CaseAuthor({ entry, comment }: { entry: Case; comment: JudgedComment | null }) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  if (!comment) return null;
  const { author, provenance, createdAt, moderationDecisions } = comment;
  const judged = [comment.pendingRevision, comment.revision].find(
    (revision) => revision?.id === entry.revisionId,
  );
  const who = [
    entry.authorName ?? messages.text('moderation.noAuthor'),
    author?.category && messages.text(`comments.category.${author.category}`),
    author?.organisation,
  ];
  const how = [
    provenance.channel !== 'online' && messages.text(`comments.channel.${provenance.channel}`),
    provenance.stage?.name,
    provenance.raisedBy && messages.text('comments.raisedBy', { name: provenance.raisedBy }),
  ].filter(Boolean);
  return (
    <section aria-labelledby="auteur">
      <h2 id="auteur" className="fr-h5 fr-mb-1w">
        {messages.text('moderation.author.title')}
      </h2>
      <dl className="case-facts">
        <div>
          <dt>{messages.text('moderation.author.who')}</dt>
          <dd>{who.filter(Boolean).join(' · ')}</dd>
        </div>
        <div>
          <dt>{messages.text('moderation.author.when')}</dt>
          <dd>
            <time dateTime={createdAt}>{formatInstant(createdAt, language, entry.timeZone)}</time>
            {judged && judged.ordinal > 1 && (
              <> · {messages.text('moderation.author.ordinal', { ordinal: judged.ordinal })}</>
            )}
          </dd>
        </div>
        {how.length > 0 && (
          <div>
            <dt>{messages.text('moderation.author.how')}</dt>
            <dd>{how.join(' · ')}</dd>
          </div>
        )}
      </dl>
      <p>
        <Link
          className="fr-link"
          href={address('contribution', { consultation: entry.consultationSlug, comment: entry.commentId })}
        >
          {messages.text('moderation.author.inThread')}
        </Link>
      </p>
      {moderationDecisions.length > 0 && (
        <>
          <h3 className="fr-h6 fr-mb-1w">{messages.text('moderation.author.decisions')}</h3>
          <ol className="reports">
            {moderationDecisions.map(({ id, kind, byRule, decidedAt, reason, statement }) => (
              <li key={id}>
                <p className="fr-mb-0 fr-text--bold">
                  {messages.text(`moderation.decided.${kind}`)}
                  {reason && (
                    <>
                      {' · '}
                      <span lang="fr">{reason.label}</span>
                    </>
                  )}
                </p>
                <p className="queue-detail fr-mb-0">
                  {formatInstant(decidedAt, language, entry.timeZone)} ·{' '}
                  {messages.text(byRule ? 'moderation.log.byRule' : 'moderation.log.byPerson')}
                </p>
                {statement && (
                  <details>
                    <summary>{messages.text('moderation.author.statement')}</summary>
                    <p className="said" lang="fr">
                      {statement}
                    </p>
                  </details>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

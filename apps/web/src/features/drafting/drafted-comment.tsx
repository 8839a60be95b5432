import { useActionData } from 'react-router';
import { useAddress } from '../../addresses';
import type { Refused } from '../../api/refusal';
import { formatDay, formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages, type MessageTags } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { DispositionForm, dispositionIntent } from './disposition-form';
import type { DraftedComment, DraftedConsultation } from './drafting-comments.loader';
import { OUTCOME_BADGE, outcomeLabel } from '../dispositions/outcomes';

interface DraftedCommentProps {
  comment: DraftedComment;
  consultation: DraftedConsultation;
  following: string | null;
  isSaved: boolean;
  /** The one before it was just decided: work goes on here. */
  isNext: boolean;
}

/** A contribution or a reply as drafters work on it: what it says and about what, what becomes of it, and why. */
export function DraftedCommentArticle({
  comment,
  consultation,
  following,
  isSaved,
  isNext,
}: DraftedCommentProps) {
  const messages = useMessages();
  const answer = useActionData<Refused>();
  const { id, depth, revision, disposition } = comment;
  const isRefused = answer?.intent === dispositionIntent(id);
  const form = <DispositionForm comment={comment} following={following} />;
  return (
    <article className="drafted" data-depth={Math.min(depth, 3)} id={`c-${id}`} aria-labelledby={`t-${id}`}>
      {isNext && (
        <p className="fr-valid-text fr-mt-0 fr-mb-2w" role="status">
          {messages.text('drafting.saved.before')}
        </p>
      )}
      <Heading comment={comment} consultation={consultation} />
      <Passage comment={comment} />
      {revision?.title && (
        <p className="fr-text--bold fr-mb-1w" lang="fr">
          {revision.title}
        </p>
      )}
      {revision && <SanitisedHtml className="prose" html={revision.bodyHtml} />}
      {revision?.proposedWording && (
        <div className="work-wording">
          <p className="fr-text--sm fr-mb-1v">{messages.text('drafting.comment.wording')}</p>
          <p className="as-written" lang="fr">
            {revision.proposedWording}
          </p>
        </div>
      )}
      {isSaved && <p className="fr-valid-text fr-mb-2w">{messages.text('drafting.saved.here')}</p>}
      {disposition && (
        <Disposition
          disposition={disposition}
          shown={comment.publishedDisposition}
          timeZone={consultation.timeZone}
        />
      )}
      {disposition || depth > 0 ? (
        <details className="set" open={isRefused || undefined}>
          <summary>{messages.text(disposition ? 'drafting.form.change' : 'drafting.form.forReply')}</summary>
          {form}
        </details>
      ) : (
        <div className="set">{form}</div>
      )}
    </article>
  );
}

/** People present themselves in French. */
const FRENCH: MessageTags = { french: (words) => <span lang="fr">{words}</span> };

function Heading({ comment, consultation }: Pick<DraftedCommentProps, 'comment' | 'consultation'>) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { id, depth, kind, position, author, provenance, reactions, publishedAt } = comment;
  const name = author?.name ?? messages.text('drafting.comment.nobody');
  const facts = [
    author?.organisation && <span lang="fr">{author.organisation}</span>,
    author?.category && messages.text(`drafting.category.${author.category}`),
    publishedAt && formatDay(publishedAt, language, consultation.timeZone),
    provenance.stage && messages.text('drafting.comment.stage', { stage: provenance.stage.name }),
    provenance.channel !== 'online' && messages.text(`drafting.channel.${provenance.channel}`),
  ].filter(Boolean);
  const counted = reactions.for + reactions.mixed + reactions.against;
  return (
    <header>
      <h3 className="fr-h6 fr-mb-1v" id={`t-${id}`} tabIndex={-1}>
        {messages.rich(depth > 0 ? 'drafting.comment.reply' : `drafting.comment.${kind}`, FRENCH, { name })}
      </h3>
      <p className="fr-text--sm work-facts">
        {facts.map((fact, index) => (
          <span key={index}>{fact}</span>
        ))}
        {position && <span>{messages.text(`drafting.position.${position}`)}</span>}
        {counted > 0 && <span>{messages.text('drafting.comment.reactions', { ...reactions })}</span>}
        <Link href={address('contribution', { consultation: consultation.slug, comment: id })}>
          {messages.text('drafting.comment.open')}
          <span className="fr-sr-only"> {messages.rich('drafting.comment.openOf', FRENCH, { name })}</span>
        </Link>
      </p>
    </header>
  );
}

/** Longer passages are folded: the text itself matters more here. */
const LONG = 320;

function Passage({ comment: { anchor, passage, depth } }: Pick<DraftedCommentProps, 'comment'>) {
  const messages = useMessages();
  if (depth > 0) return null;
  const text = anchor.quote?.exact ?? passage;
  if (!text)
    return <p className="fr-text--sm fr-text-mention--grey">{messages.text('drafting.comment.onSection')}</p>;
  const label = messages.text(anchor.quote ? 'drafting.comment.onWords' : 'drafting.comment.onBlock');
  const quote = (
    <blockquote className="work-passage as-written" lang="fr">
      {text}
    </blockquote>
  );
  if (text.length <= LONG)
    return (
      <>
        <p className="fr-text--sm fr-mb-1v">{label}</p>
        {quote}
      </>
    );
  return (
    <details className="fr-mb-2w">
      <summary className="fr-text--sm">
        {label} <span lang="fr">{`${text.slice(0, 120).trimEnd()}…`}</span>
      </summary>
      {quote}
    </details>
  );
}

interface DispositionProps {
  disposition: NonNullable<DraftedComment['disposition']>;
  /** What the public sees. */
  shown: DraftedComment['publishedDisposition'];
  timeZone: string;
}

function Disposition({ disposition, shown, timeZone }: DispositionProps) {
  const messages = useMessages();
  const language = useLanguage();
  const { outcome, motiveHtml, setByName, setAt } = disposition;
  return (
    <div className="disposition">
      <p className="fr-mb-1w">
        <span className={`fr-badge fr-badge--no-icon ${OUTCOME_BADGE[outcome]}`}>
          {messages.text(outcomeLabel(outcome))}
        </span>{' '}
        <span className="fr-text--sm">
          {messages.text('drafting.disposition.by', {
            name: setByName,
            when: formatInstant(setAt, language, timeZone),
          })}
        </span>
      </p>
      {motiveHtml && <SanitisedHtml className="prose fr-text--sm" html={motiveHtml} />}
      <p className="fr-text--sm">
        <Publicity disposition={disposition} shown={shown} timeZone={timeZone} />
      </p>
    </div>
  );
}

/** Whether the public sees it, or still the one before. */
function Publicity({ disposition, shown, timeZone }: DispositionProps) {
  const messages = useMessages();
  const language = useLanguage();
  if (disposition.publishedAt)
    return messages.text('drafting.disposition.published', {
      when: formatInstant(disposition.publishedAt, language, timeZone),
    });
  if (!shown) return messages.text('drafting.disposition.drafted');
  return messages.text('drafting.disposition.changed', {
    outcome: messages.text(outcomeLabel(shown.outcome)),
    when: formatInstant(shown.publishedAt, language, timeZone),
  });
}

import { createHash } from 'node:crypto';
import { InvalidInput, isId, NotFound } from '#kernel';
import type { StakeholderCategory } from '#identity';
import type { AnchorKind, Channel, CommentKind, Position } from './comment.entity';
import {
  BODY_LENGTH,
  CONTEXT_LENGTH,
  optionalText,
  ORGANISATION_LENGTH,
  QUOTE_LENGTH,
  requiredText,
  TITLE_LENGTH,
  webAddress,
  WORDING_LENGTH,
} from './comment.text';

/** What a comment is about, as its sender says it. */
export interface AnchorToCheck {
  kind: AnchorKind;
  blockId?: string | null;
  /** Words that begin in the block, with line ends between blocks; what stands before and after tells repetitions apart. */
  quote?: { exact: string; prefix?: string | null; suffix?: string | null } | null;
}

/** What a rapporteur enters about somebody else's words. */
export interface Transcription {
  channel: Exclude<Channel, 'online' | 'imported'>;
  authorName: string;
  authorCategory?: StakeholderCategory | null;
  organisationName?: string | null;
  raisedBy?: string | null;
  verbatim?: boolean | null;
}

export interface CommentContent {
  /** The sender's name for this sending, 1 to 100 characters; a retry carries the same. */
  clientKey: string;
  kind: CommentKind;
  position?: Position | null;
  title?: string | null;
  /** Markdown, 1 to 20,000 characters. */
  body: string;
  proposedWording?: string | null;
  anchor?: AnchorToCheck | null;
  /** The stage of the tour where it was raised. */
  stageId?: string | null;
  /** Absent: the sender's own words, sent online. */
  transcription?: Transcription | null;
  sources?: readonly { title: string; url: string }[];
}

export type CheckedContent = ReturnType<typeof checkedContent>;

const MOST_SOURCES = 10;

/** Refuses an identifier that is none before PostgreSQL has to. */
export function existingId<Id extends string | null | undefined>(id: Id, field: string): Id {
  if (id != null && !isId(id)) throw new NotFound(undefined, field);
  return id;
}

/** What was sent, in its stored form. Throws InvalidInput naming the field. Pure; costs one pass over the text. */
export function checkedContent(content: CommentContent) {
  const { kind, transcription } = content;
  const anchor = checkedAnchor(content.anchor);
  const proposedWording = optionalText(content.proposedWording, WORDING_LENGTH, 'proposedWording');
  checkWording(kind, proposedWording);
  if (kind === 'amendment' && anchor.kind === 'section') {
    throw new InvalidInput(
      'Une proposition de rédaction porte sur un passage : choisissez un paragraphe ou des mots.',
      'anchor',
    );
  }
  if (transcription?.channel === 'in_room' && content.stageId == null) {
    throw new InvalidInput('Précisez l’étape où cela a été dit.', 'stageId');
  }
  const sources = content.sources ?? [];
  if (sources.length > MOST_SOURCES) {
    throw new InvalidInput(`Une contribution cite au plus ${MOST_SOURCES} sources.`, 'sources');
  }
  return {
    kind,
    position: content.position ?? null,
    title: optionalText(content.title, TITLE_LENGTH, 'title'),
    body: requiredText(content.body, BODY_LENGTH, 'body'),
    proposedWording,
    anchor,
    stageId: existingId(content.stageId ?? null, 'stageId'),
    channel: transcription?.channel ?? ('online' as const),
    authorName: transcription
      ? requiredText(transcription.authorName, 120, 'transcription.authorName')
      : null,
    authorCategory: transcription?.authorCategory ?? null,
    organisationName: optionalText(
      transcription?.organisationName,
      ORGANISATION_LENGTH,
      'transcription.organisationName',
    ),
    raisedBy: optionalText(transcription?.raisedBy, 200, 'transcription.raisedBy'),
    verbatim: transcription?.verbatim ?? null,
    sources: sources.map(({ title, url }, index) => ({
      title: requiredText(title, 300, `sources.${index}.title`),
      url: webAddress(url, `sources.${index}.url`),
    })),
  };
}

/** A wording belongs to an amendment, and an amendment has one. Throws InvalidInput. */
export function checkWording(kind: CommentKind, proposedWording: string | null): void {
  if (kind === 'amendment' && proposedWording === null) {
    throw new InvalidInput('Une proposition de rédaction comporte le texte proposé.', 'proposedWording');
  }
  if (kind !== 'amendment' && proposedWording !== null) {
    throw new InvalidInput(
      'Seule une proposition de rédaction comporte un texte proposé.',
      'proposedWording',
    );
  }
}

function checkedAnchor(anchor: AnchorToCheck | null | undefined) {
  const { kind, blockId = null, quote = null } = anchor ?? { kind: 'section' };
  if ((kind === 'section') !== (blockId === null) || (kind === 'quote') !== (quote !== null)) {
    throw new InvalidInput(
      'Indiquez la section entière, un paragraphe, ou un paragraphe et les mots cités.',
      'anchor',
    );
  }
  return {
    kind,
    blockId: existingId(blockId, 'anchor.blockId'),
    quote: quote && {
      // Spaces at the ends of a quote count: they are part of the passage.
      exact: (requiredText(quote.exact, QUOTE_LENGTH, 'anchor.quote.exact'), quote.exact),
      prefix: optionalText(quote.prefix, CONTEXT_LENGTH, 'anchor.quote.prefix') && (quote.prefix ?? ''),
      suffix: optionalText(quote.suffix, CONTEXT_LENGTH, 'anchor.quote.suffix') && (quote.suffix ?? ''),
    },
  };
}

/** SHA-256 of what was sent and where: tells a retry from another comment under the same key. */
export const contentDigest = (place: object, draft: CheckedContent): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([place, draft]))
    .digest();

import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, VisibleTo } from '#platform/graphql';
import type { CommentKind, Position } from '../comment.entity';
import type { CommentFilters } from '../comment.filters';
import type { CommentView } from '../comment.rows';
import type { CommentState } from '../comment.state';
import type { ThreadView } from '../comments.queries';
import { CommentKindEnum, CommentStateEnum, PositionEnum } from './comment.enums';
import {
  AnchorType,
  AuthorType,
  ProvenanceType,
  ReactionCountsType,
  RevisionType,
  SourceType,
  TallyType,
} from './comment-parts.type';

@ObjectType('Comment', { description: 'Une contribution, ou une réponse à une contribution.' })
@VisibleTo('comment')
export class CommentType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Concertation.' })
  consultationId: string;

  @Field(() => ID, { description: 'Section où elle se lit aujourd’hui.' })
  sectionId: string;

  @Field(() => ID, { nullable: true, description: 'Contribution à laquelle elle répond.' })
  parentId: string | null;

  @Field(() => ID, { description: 'Contribution qui ouvre le fil ; elle-même pour celle-là.' })
  rootId: string;

  @Field(() => Int, { description: 'Profondeur dans le fil, 0 pour la première.' })
  depth: number;

  @Field(() => CommentKindEnum, { description: 'Nature.' })
  kind: CommentKind;

  @Field(() => PositionEnum, { nullable: true, description: 'Position prise.' })
  position: Position | null;

  @Field(() => CommentStateEnum, { description: 'État.' })
  state: CommentState;

  @Field(() => String, { nullable: true, description: 'Code du motif pour lequel elle est masquée.' })
  traceReason: string | null;

  /** For reading where it stands; see `CommentPlacementsResolver`. */
  placementId: string | null;

  @Field(() => AnchorType, { description: 'Passage commenté, tel qu’il a été choisi.' })
  anchor: AnchorType;

  @Field(() => ProvenanceType, { description: 'Origine.' })
  provenance: ProvenanceType;

  @Field(() => AuthorType, { nullable: true, description: 'Auteur ; rien quand il ne reste qu’une trace.' })
  author: AuthorType | null;

  @Field(() => RevisionType, {
    nullable: true,
    description: 'Texte public, ou dernier texte si aucun ne l’a été ; rien quand il ne reste qu’une trace.',
  })
  revision: RevisionType | null;

  @Field(() => RevisionType, {
    nullable: true,
    description: 'Texte plus récent qui n’est pas public ; pour l’auteur et les modérateurs.',
  })
  pendingRevision: RevisionType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Réponses, à toute profondeur ; connu de la première du fil.',
  })
  replyCount: number | null;

  @Field(() => ReactionCountsType, { description: 'Réactions au texte public.' })
  reactions: ReactionCountsType;

  @Field(() => PositionEnum, { nullable: true, description: 'Réaction de la personne connectée.' })
  viewerReaction: Position | null;

  @Field(() => [SourceType], { description: 'Sources citées.' })
  sources: SourceType[];

  @Field(() => [TallyType], { description: 'Votes connus de l’origine d’une contribution reprise.' })
  tallies: TallyType[];

  @Field({ description: 'Vrai si la personne connectée l’a écrite.' })
  isOwn: boolean;

  @Field({ description: 'Date d’envoi.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'Date de première publication.' })
  publishedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Date de retrait par son auteur.' })
  withdrawnAt: Date | null;
}

@ObjectType({ description: 'Une page de contributions.' })
@VisibleTo('comment')
export class CommentConnection extends connectionOf(CommentType) {}

@ObjectType('CommentThread', {
  description: 'Une contribution et le début de ses réponses, dans l’ordre du fil.',
})
@VisibleTo('comment')
export class ThreadType {
  @Field(() => CommentType, { description: 'La contribution qui ouvre le fil.' })
  root: CommentType;

  @Field(() => [CommentType], { description: 'Ses trois premières réponses, à toute profondeur.' })
  replies: CommentType[];

  @Field({ description: 'Vrai si d’autres réponses suivent.' })
  hasMoreReplies: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Repère à donner dans « after » de la liste des réponses.',
  })
  repliesEndCursor: string | null;
}

@ObjectType({ description: 'Une page de fils.' })
@VisibleTo('comment')
export class CommentThreadConnection extends connectionOf(ThreadType) {
  /** What the threads are a page of, for counting them when that is asked for. */
  list: { consultationId: string; sectionId: string; filters: CommentFilters };
}

@ObjectType('SectionCommentCount', { description: 'Nombre de contributions publiées sur une section.' })
@VisibleTo('public')
export class SectionCommentCountType {
  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field(() => Int, { description: 'Contributions.' })
  comments: number;

  @Field(() => Int, { description: 'Réponses.' })
  replies: number;
}

@ObjectType('StageCommentCount', {
  description: 'Nombre de contributions et de réponses publiées, soulevées à une étape du tour.',
})
@VisibleTo('public')
export class StageCommentCountType {
  @Field(() => ID, { description: 'Étape.' })
  stageId: string;

  @Field(() => Int, { description: 'Contributions et réponses.' })
  comments: number;
}

@ObjectType('BlockCommentCount', {
  description: 'Nombre de fils visibles de tous sur un paragraphe ou sur des mots qu’il contient.',
})
@VisibleTo('public')
export class BlockCommentCountType {
  @Field(() => ID, { description: 'Paragraphe.' })
  blockId: string;

  @Field(() => Int, {
    description: 'Fils, y compris ceux dont la première contribution n’est plus qu’une trace.',
  })
  comments: number;
}

/** A comment as the API shows it: field by field, so that nothing of the read model slips through. */
export function commentType(view: CommentView): CommentType {
  return Object.assign(new CommentType(), {
    id: view.id,
    consultationId: view.consultationId,
    sectionId: view.sectionId,
    parentId: view.parentId,
    rootId: view.rootId,
    depth: view.depth,
    kind: view.kind,
    position: view.position,
    state: view.state,
    traceReason: view.traceReason,
    placementId: view.placementId,
    anchor: {
      kind: view.anchorKind,
      sectionVersionId: view.anchorVersionId,
      blockId: view.anchorBlockId,
      quote: view.anchorQuote,
    },
    provenance: {
      channel: view.channel,
      stage: view.stage,
      raisedBy: view.raisedBy,
      verbatim: view.verbatim,
    },
    author: view.author,
    revision: view.revision,
    pendingRevision: view.pending,
    replyCount: view.replyCount,
    reactions: view.reactions,
    viewerReaction: view.viewerReaction,
    sources: view.sources,
    tallies: view.tallies,
    isOwn: view.isOwn,
    createdAt: view.createdAt,
    publishedAt: view.publishedAt,
    withdrawnAt: view.withdrawnAt,
  });
}

export const threadType = ({ root, replies, ...rest }: ThreadView): ThreadType =>
  Object.assign(new ThreadType(), { ...rest, root: commentType(root), replies: replies.map(commentType) });

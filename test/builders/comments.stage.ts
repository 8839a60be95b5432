import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { newId } from '#kernel';
import {
  AnchorPlacing,
  type CommentContent,
  CommentCountsQueries,
  CommentDraftsQueries,
  CommentDraftsService,
  CommentSectionsQueries,
  CommentsModule,
  CommentsQueries,
  CommentsService,
  ConsultationImport,
  ConsultationTextService,
  PlacementsQueries,
  PlacementsService,
  ReactionsService,
  RevisionOutcomes,
  SectionPassagesQueries,
} from '#comments';
import { Transactions } from '#platform';
import { buildConsultation, type BuiltConsultation, buildParticipant } from './consultation.builder';
import { TestDomain } from './domain.builder';

/** The comments domain on a database of its own, for its integration tests and for those of a domain above it. */
export class CommentsStage {
  private constructor(private readonly domain: TestDomain) {}

  static async open(...above: Type[]): Promise<CommentsStage> {
    return new CommentsStage(await TestDomain.start(CommentsModule, ...above));
  }

  /** A service of a domain above. */
  get<Provider>(provider: Type<Provider>): Provider {
    return this.domain.get(provider);
  }

  readonly dataSource: DataSource = this.domain.database;
  readonly service: CommentsService = this.domain.get(CommentsService);
  readonly reactions: ReactionsService = this.domain.get(ReactionsService);
  readonly outcomes: RevisionOutcomes = this.domain.get(RevisionOutcomes);
  readonly queries: CommentsQueries = this.domain.get(CommentsQueries);
  readonly counts: CommentCountsQueries = this.domain.get(CommentCountsQueries);
  readonly sections: CommentSectionsQueries = this.domain.get(CommentSectionsQueries);
  readonly passages: SectionPassagesQueries = this.domain.get(SectionPassagesQueries);
  readonly drafts: CommentDraftsService = this.domain.get(CommentDraftsService);
  readonly draftQueries: CommentDraftsQueries = this.domain.get(CommentDraftsQueries);
  readonly consultationImport: ConsultationImport = this.domain.get(ConsultationImport);
  readonly placing: AnchorPlacing = this.domain.get(AnchorPlacing);
  readonly placements: PlacementsService = this.domain.get(PlacementsService);
  readonly placementQueries: PlacementsQueries = this.domain.get(PlacementsQueries);
  readonly texts: ConsultationTextService = this.domain.get(ConsultationTextService);
  readonly transactions: Transactions = this.domain.get(Transactions);

  close(): Promise<void> {
    return this.domain.stop();
  }

  async participant(displayName?: string): Promise<Viewer> {
    return Viewer.participant(await buildParticipant(this.dataSource, displayName));
  }

  /** Somebody with a role in a consultation. */
  async holder(
    role: 'rapporteur' | 'moderator' | 'drafter' | 'administrator',
    consultationId: string | null,
    stageId: string | null = null,
  ): Promise<Viewer> {
    return Viewer.participant(await buildParticipant(this.dataSource, role), [
      { role, consultationId, stageId },
    ]);
  }

  /** A stage of the consultation's tour. */
  async tourStage(consultation: BuiltConsultation, name = 'Rennes'): Promise<string> {
    const id = newId();
    await this.dataSource.query(
      `INSERT INTO tour_stage (id, consultation_id, slug, name, region_name, region_code, cities, time_zone, position,
         told_as_held, date_doubtful)
       VALUES ($1, $2, $3, $4, 'Bretagne', '53', '{Rennes}', 'Europe/Paris', 1, false, false)`,
      [id, consultation.id, id, name],
    );
    return id;
  }

  consultation(
    ...wish: Parameters<typeof buildConsultation> extends [unknown, ...infer Rest] ? Rest : never
  ) {
    return buildConsultation(this.dataSource, ...wish);
  }

  /** Sends a comment on the consultation's first section. */
  post(
    viewer: Viewer,
    consultation: BuiltConsultation,
    content: Partial<CommentContent> = {},
  ): Promise<string> {
    const [section] = consultation.sections;
    if (!section) throw new Error('A consultation without sections');
    return this.service.post(
      viewer,
      { consultationId: consultation.id, sectionId: section.id },
      { clientKey: newId(), kind: 'remark', body: 'Une remarque.', ...content },
    );
  }

  reply(viewer: Viewer, parentId: string, body = 'Une réponse.'): Promise<string> {
    return this.service.reply(viewer, parentId, { clientKey: newId(), kind: 'remark', body });
  }

  async latestRevision(commentId: string): Promise<string> {
    const [row]: { id: string }[] = await this.dataSource.query(
      'SELECT latest_revision_id AS id FROM comment WHERE id = $1',
      [commentId],
    );
    if (!row) throw new Error('No such comment');
    return row.id;
  }

  /** Lets an outcome fall on the comment's latest text, as moderation would. */
  async decide(commentId: string, ...outcomes: ('hold' | 'publish' | 'refuse' | 'hide' | 'restore')[]) {
    const revisionId = await this.latestRevision(commentId);
    for (const outcome of outcomes) {
      await this.transactions.run((tx) => this.outcomes[outcome](tx, revisionId));
    }
    return commentId;
  }

  async published(viewer: Viewer, consultation: BuiltConsultation, content: Partial<CommentContent> = {}) {
    return this.decide(await this.post(viewer, consultation, content), 'publish');
  }
}

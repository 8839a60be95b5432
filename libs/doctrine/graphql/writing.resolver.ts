import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { type Connection, pageOf } from '#platform/graphql';
import { ConsultationsQueries, type ConsultationView, type ReleaseView } from '../consultations.queries';
import { DoctrineQueries } from '../doctrine.queries';
import type { ChangedSection } from '../writing/publication.changes';
import { PublicationService } from '../writing/publication.service';
import type { TextPiece } from '../writing/text.difference';
import {
  eventCursor,
  type SectionEventView,
  type WorkingEntry,
  type WorkingText,
  type WorkspaceView,
  WritingQueries,
} from '../writing/writing.queries';
import { ConsultationType, ReleaseType } from './doctrine.types';
import {
  DoctrineWorkspaceType,
  PendingChangeType,
  SectionEventConnection,
  SectionPreviewType,
  TextPieceType,
  WorkingSectionType,
  WorkingTextType,
} from './writing.types';

/** A doctrine as those who write it find it; for all others it is not there. */
@Resolver(() => DoctrineWorkspaceType)
export class WorkspaceResolver {
  constructor(
    private readonly queries: WritingQueries,
    private readonly doctrines: DoctrineQueries,
    private readonly publication: PublicationService,
    private readonly held: ConsultationsQueries,
  ) {}

  @Access('drafter', 'administrator')
  @Query(() => [DoctrineWorkspaceType], {
    description: 'Doctrines que la personne rédige, par titre (100 au plus).',
  })
  async doctrineWorkspaces(@CurrentViewer() viewer: Viewer): Promise<WorkspaceView[]> {
    return this.queries.workspaces(viewer);
  }

  @Access('drafter', 'administrator')
  @Query(() => DoctrineWorkspaceType, {
    nullable: true,
    description: 'Une doctrine telle qu’elle se rédige.',
  })
  async doctrineWorkspace(
    @CurrentViewer() viewer: Viewer,
    @Args('doctrineSlug', { description: 'Adresse de la doctrine.' }) doctrineSlug: string,
  ): Promise<WorkspaceView | null> {
    return this.queries.workspace(viewer, doctrineSlug);
  }

  @ResolveField(() => [WorkingSectionType])
  async sections(@Parent() { id }: WorkspaceView): Promise<WorkingEntry[]> {
    return this.queries.sections(id);
  }

  @ResolveField(() => ReleaseType, { nullable: true })
  async lastRelease(
    @Parent() { slug }: WorkspaceView,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ReleaseView | null> {
    const releases = await this.doctrines.releases(viewer, slug);
    return releases.find(({ state }) => state === 'published') ?? null;
  }

  @ResolveField(() => [ConsultationType])
  async consultations(
    @Parent() { id }: WorkspaceView,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ConsultationView[]> {
    return this.held.onDoctrine(viewer, id);
  }

  @Access('drafter', 'administrator')
  @Query(() => [PendingChangeType], {
    description:
      'Ce que la prochaine édition changerait dans la dernière, dans l’ordre de lecture ; vide si rien n’a changé.',
  })
  async pendingChanges(
    @CurrentViewer() viewer: Viewer,
    @Args('doctrineSlug', { description: 'Adresse de la doctrine.' }) doctrineSlug: string,
  ): Promise<ChangedSection[]> {
    const workspace = await this.queries.workspace(viewer, doctrineSlug);
    return workspace ? this.publication.changes(viewer, workspace.id) : [];
  }

  @Access('drafter', 'administrator')
  @Query(() => SectionEventConnection, {
    description:
      'Ce qui a été fait du sommaire d’une doctrine, ou d’une de ses sections, les derniers actes d’abord.',
  })
  async sectionEvents(
    @CurrentViewer() viewer: Viewer,
    @Args('doctrineSlug', { description: 'Adresse de la doctrine.' }) doctrineSlug: string,
    @Args('sectionId', { type: () => ID, nullable: true, description: 'Une seule section.' })
    sectionId?: string,
    @Args('first', { type: () => Int, nullable: true, description: 'Taille de la page, 100 au plus.' })
    first?: number,
    @Args('after', { type: () => String, nullable: true, description: 'Repère de la page précédente.' })
    after?: string,
  ): Promise<Connection<SectionEventView>> {
    const { rows, size } = await this.queries.events(viewer, { doctrineSlug, sectionId }, { first, after });
    return pageOf(rows, size, eventCursor, (row) => row);
  }
}

@Resolver(() => WorkingTextType)
export class WorkingTextResolver {
  constructor(private readonly queries: WritingQueries) {}

  @Access('drafter', 'administrator')
  @Query(() => WorkingTextType, {
    nullable: true,
    description: 'Le dernier texte d’une section, brouillon compris, tel qu’il se rédige.',
  })
  async workingText(
    @CurrentViewer() viewer: Viewer,
    @Args('sectionId', { type: () => ID, description: 'Section.' }) sectionId: string,
  ): Promise<(WorkingText & { section: WorkingEntry }) | null> {
    const section = await this.queries.section(viewer, sectionId);
    const text = section && (await this.queries.text(sectionId));
    return text && { ...text, section };
  }

  @Access('drafter', 'administrator')
  @Query(() => SectionPreviewType, {
    nullable: true,
    description: 'Le HTML assaini qu’aurait un texte en Markdown, tel que la section le montrerait.',
  })
  async sectionPreview(
    @CurrentViewer() viewer: Viewer,
    @Args('sectionId', { type: () => ID, description: 'Section.' }) sectionId: string,
    @Args('title', { description: 'Titre.' }) title: string,
    @Args('markdown', { description: 'Texte, au plus 75 ko.' }) markdown: string,
  ): Promise<SectionPreviewType | null> {
    return this.queries.preview(viewer, sectionId, title, markdown);
  }

  @Access('drafter', 'administrator')
  @Query(() => [TextPieceType], {
    nullable: true,
    description: 'Ce qui diffère entre le dernier texte d’une section et un texte en Markdown, mot à mot.',
  })
  async sectionDifference(
    @CurrentViewer() viewer: Viewer,
    @Args('sectionId', { type: () => ID, description: 'Section.' }) sectionId: string,
    @Args('markdown', { description: 'Texte, au plus 75 ko.' }) markdown: string,
  ): Promise<TextPiece[] | null> {
    return this.queries.difference(viewer, sectionId, markdown);
  }
}

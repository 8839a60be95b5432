import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { NotFound } from '#kernel';
import type { ReleaseView } from '../consultations.queries';
import { DoctrineQueries } from '../doctrine.queries';
import { PublicationService } from '../writing/publication.service';
import { RecompositionService } from '../writing/recomposition.service';
import { StructureService } from '../writing/structure.service';
import { type WorkingEntry, WritingQueries } from '../writing/writing.queries';
import { WritingService } from '../writing/writing.service';
import {
  AddSectionInput,
  DiscardSectionDraftInput,
  MergeSectionsInput,
  MoveSectionInput,
  PublishReleaseInput,
  RenameSectionInput,
  RestoreSectionInput,
  RetireSectionInput,
  SaveSectionTextInput,
  SplitSectionInput,
} from './writing.inputs';
import {
  AddSectionResult,
  DiscardSectionDraftResult,
  MergeSectionsResult,
  MoveSectionResult,
  PublishReleaseResult,
  RenameSectionResult,
  RestoreSectionResult,
  RetireSectionResult,
  SaveSectionTextResult,
  SplitSectionResult,
} from './writing.results';

/** Commands of those who write a doctrine. */
@Resolver()
export class WritingCommands {
  constructor(
    private readonly writing: WritingService,
    private readonly structure: StructureService,
    private readonly recomposition: RecompositionService,
    private readonly publication: PublicationService,
    private readonly queries: WritingQueries,
    private readonly doctrines: DoctrineQueries,
  ) {}

  @Access('drafter', 'administrator')
  @Mutation(() => SaveSectionTextResult, {
    description:
      'Enregistre un texte comme nouvelle version, en brouillon. Le même texte n’en fait pas de nouvelle.',
  })
  async saveSectionText(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SaveSectionTextInput,
  ): Promise<WorkingEntry> {
    await this.writing.saveText(viewer, input);
    return this.changed(viewer, input.sectionId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => DiscardSectionDraftResult, {
    description: 'Revient au texte publié, par une nouvelle version ; le brouillon reste dans l’historique.',
  })
  async discardSectionDraft(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: DiscardSectionDraftInput,
  ): Promise<WorkingEntry> {
    await this.writing.discardDraft(viewer, input);
    return this.changed(viewer, input.sectionId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => AddSectionResult, { description: 'Ajoute une section.' })
  async addSection(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { parentId = null, ...input }: AddSectionInput,
  ): Promise<WorkingEntry> {
    return this.changed(viewer, await this.structure.addSection(viewer, { ...input, parentId }));
  }

  @Access('drafter', 'administrator')
  @Mutation(() => MoveSectionResult, { description: 'Déplace une section avec ce qui est rangé sous elle.' })
  async moveSection(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { parentId = null, ...input }: MoveSectionInput,
  ): Promise<WorkingEntry> {
    await this.structure.moveSection(viewer, { ...input, parentId });
    return this.changed(viewer, input.sectionId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => RenameSectionResult, {
    description: 'Change le titre, le numéro ou l’adresse d’une section.',
  })
  async renameSection(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RenameSectionInput,
  ): Promise<WorkingEntry> {
    await this.structure.renameSection(viewer, input);
    return this.changed(viewer, input.sectionId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => MergeSectionsResult, {
    description: 'Met le texte d’une section à la fin d’une autre, et la retire. Donne celle qui reste.',
  })
  async mergeSections(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: MergeSectionsInput,
  ): Promise<WorkingEntry> {
    await this.recomposition.mergeSections(viewer, input);
    return this.changed(viewer, input.intoId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => SplitSectionResult, {
    description: 'Fait de la fin d’une section une section, placée juste après. Donne la nouvelle.',
  })
  async splitSection(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SplitSectionInput,
  ): Promise<WorkingEntry> {
    return this.changed(viewer, await this.recomposition.splitSection(viewer, input));
  }

  @Access('drafter', 'administrator')
  @Mutation(() => RetireSectionResult, {
    description: 'Retire une section de la prochaine édition ; celles qui la contiennent la gardent.',
  })
  async retireSection(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RetireSectionInput,
  ): Promise<WorkingEntry> {
    await this.structure.retireSection(viewer, input);
    return this.changed(viewer, input.sectionId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => RestoreSectionResult, { description: 'Rétablit une section retirée, avec son histoire.' })
  async restoreSection(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { parentId = null, ...input }: RestoreSectionInput,
  ): Promise<WorkingEntry> {
    await this.structure.restoreSection(viewer, { ...input, parentId });
    return this.changed(viewer, input.sectionId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => PublishReleaseResult, {
    description: 'Publie l’état présent de la doctrine comme une édition, qui ne changera plus.',
  })
  async publishRelease(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: PublishReleaseInput,
  ): Promise<ReleaseView> {
    const release = await this.doctrines.release(
      viewer,
      await this.publication.publishRelease(viewer, input),
    );
    if (!release) throw new NotFound();
    return release;
  }

  private async changed(viewer: Viewer, sectionId: string): Promise<WorkingEntry> {
    const section = await this.queries.section(viewer, sectionId);
    if (!section) throw new NotFound();
    return section;
  }
}

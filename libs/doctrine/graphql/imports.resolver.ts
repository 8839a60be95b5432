import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { NotFound } from '#kernel';
import { ImportComparison } from '../imports/import.comparison';
import { ImportsQueries, type ImportView } from '../imports/imports.queries';
import { ImportsService } from '../imports/imports.service';
import {
  ApplyDoctrineImportInput,
  ApplyDoctrineImportResult,
  DiscardDoctrineImportInput,
  DiscardDoctrineImportResult,
  DoctrineImportType,
  ImportComparisonType,
  ImportPlanType,
  PlanDoctrineImportInput,
  PlanDoctrineImportResult,
} from './imports.types';
import { SectionPreviewType } from './writing.types';

/** Files sent for a doctrine; they are sent over plain HTTP (POST /imports/<doctrine>), for they are no text. */
@Resolver(() => DoctrineImportType)
export class ImportsResolver {
  constructor(
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
    private readonly comparison: ImportComparison,
  ) {}

  @Access('drafter', 'administrator')
  @Query(() => [DoctrineImportType], {
    description: 'Imports d’une doctrine, les derniers d’abord (50 au plus).',
  })
  async doctrineImports(
    @CurrentViewer() viewer: Viewer,
    @Args('doctrineSlug', { description: 'Adresse de la doctrine.' }) doctrineSlug: string,
  ): Promise<ImportView[]> {
    return this.queries.ofDoctrine(viewer, doctrineSlug);
  }

  @Access('drafter', 'administrator')
  @Query(() => DoctrineImportType, { nullable: true, description: 'Un import, avec son plan.' })
  async doctrineImport(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Import.' }) id: string,
  ): Promise<ImportView | null> {
    return this.queries.one(viewer, id);
  }

  @Access('drafter', 'administrator')
  @Query(() => SectionPreviewType, {
    nullable: true,
    description: 'Le texte qu’aurait une section après un import ; absent une fois l’import appliqué.',
  })
  async importedText(
    @CurrentViewer() viewer: Viewer,
    @Args('importId', { type: () => ID, description: 'Import.' }) importId: string,
    @Args('slug', { description: 'Adresse de la section après l’import.' }) slug: string,
  ): Promise<SectionPreviewType | null> {
    const html = await this.queries.textToCome(viewer, importId, slug);
    return html === null ? null : { html, remarks: [] };
  }

  @Access('drafter', 'administrator')
  @Query(() => ImportComparisonType, {
    nullable: true,
    description:
      'Ce qu’un import changerait au texte d’une section ; absent quand il n’y a pas de plan à appliquer.',
  })
  async importComparison(
    @CurrentViewer() viewer: Viewer,
    @Args('importId', { type: () => ID, description: 'Import.' }) importId: string,
    @Args('slug', {
      description: 'Adresse de la section après l’import ; son adresse actuelle si l’import la retire.',
    })
    slug: string,
  ): Promise<ImportComparisonType | null> {
    return this.comparison.ofSection(viewer, importId, slug);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => ApplyDoctrineImportResult, {
    description: 'Fait ce que le plan annonce, en brouillons, ou rien si la doctrine a changé depuis.',
  })
  async applyDoctrineImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ApplyDoctrineImportInput,
  ): Promise<ImportView> {
    await this.imports.apply(viewer, input);
    return this.changed(viewer, input.importId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => PlanDoctrineImportResult, {
    description: 'Refait le plan d’un import avec la doctrine telle qu’elle est.',
  })
  async planDoctrineImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { importId }: PlanDoctrineImportInput,
  ): Promise<ImportView> {
    await this.imports.replan(viewer, importId);
    return this.changed(viewer, importId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => DiscardDoctrineImportResult, {
    description: 'Écarte un fichier qui ne sera pas importé : il est effacé, avec son plan.',
  })
  async discardDoctrineImport(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { importId }: DiscardDoctrineImportInput,
  ): Promise<ImportView> {
    await this.imports.discard(viewer, importId);
    return this.changed(viewer, importId);
  }

  @ResolveField(() => ImportPlanType, { nullable: true })
  async plan(@Parent() { id }: ImportView): Promise<ImportPlanType | null> {
    const plan = await this.queries.plan(id);
    return (
      plan && {
        ...plan,
        // Plans of older versions of the platform did not count these.
        sections: plan.sections.map((section) => ({
          ...section,
          commentsOnRemoved: section.commentsOnRemoved ?? 0,
        })),
        remarks: plan.warnings,
        missingImages: [...new Set(plan.missingImages.map(({ name }) => name))],
        missingLinks: [...new Set(plan.missingLinks.map(({ name }) => name))],
      }
    );
  }

  private async changed(viewer: Viewer, id: string): Promise<ImportView> {
    const view = await this.queries.one(viewer, id);
    if (!view) throw new NotFound();
    return view;
  }
}

import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { RedlineService, type SectionRedline } from '../redline/redline.service';
import { type ReleaseComparison, ReleaseChangesService } from '../redline/release.changes.service';
import { BlockChangeType, ReleaseComparisonType, SectionRedlineType } from './redline.types';

/** The comparison as it is stored, for its fields. */
type Shown = SectionRedlineType & { stored: SectionRedline };

const shown = (stored: SectionRedline): Shown => ({
  fromVersionId: stored.fromVersionId,
  toVersionId: stored.toVersionId,
  state: stored.state,
  html: stored.redline?.html ?? '',
  rows: stored.redline?.rows ?? [],
  wordsAdded: stored.redline?.wordsAdded ?? 0,
  wordsRemoved: stored.redline?.wordsRemoved ?? 0,
  stored,
});

/** Comparisons of versions and of editions. */
@Resolver(() => SectionRedlineType)
export class RedlineResolver {
  constructor(
    private readonly redlines: RedlineService,
    private readonly changesOf: ReleaseChangesService,
  ) {}

  @Access('public')
  @Query(() => SectionRedlineType, {
    nullable: true,
    description: 'La comparaison de deux versions d’une section, visibles l’une et l’autre.',
  })
  async sectionRedline(
    @CurrentViewer() viewer: Viewer,
    @Args('fromVersionId', { type: () => ID, description: 'Ancienne version.' }) fromVersionId: string,
    @Args('toVersionId', { type: () => ID, description: 'Nouvelle version.' }) toVersionId: string,
  ): Promise<Shown | null> {
    const redline = await this.redlines.ofVersions(viewer, fromVersionId, toVersionId);
    return redline && shown(redline);
  }

  @ResolveField(() => [BlockChangeType], {
    description: 'Ce qu’est devenu chaque paragraphe, dans l’ordre du texte comparé.',
  })
  changes(
    @Parent() { stored }: Shown,
    @Args('withUnchanged', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Avec ceux qui n’ont pas changé.',
    })
    withUnchanged: boolean,
  ): BlockChangeType[] {
    const changes = stored.redline?.changes ?? [];
    return withUnchanged ? changes : changes.filter(({ kind }) => kind !== 'unchanged');
  }

  @Access('public')
  @Query(() => ReleaseComparisonType, {
    nullable: true,
    description: 'Ce qui change d’une édition d’une doctrine à une autre.',
  })
  async releaseComparison(
    @CurrentViewer() viewer: Viewer,
    @Args('fromReleaseId', { type: () => ID, description: 'Ancienne édition.' }) fromReleaseId: string,
    @Args('toReleaseId', { type: () => ID, description: 'Nouvelle édition.' }) toReleaseId: string,
  ): Promise<ReleaseComparisonType | null> {
    const comparison: ReleaseComparison | null = await this.changesOf.between(
      viewer,
      fromReleaseId,
      toReleaseId,
    );
    return (
      comparison && {
        ...comparison,
        changes: comparison.changes.map((change) => ({
          ...change,
          fromVersionId: change.before?.versionId ?? null,
          toVersionId: change.after?.versionId ?? null,
        })),
      }
    );
  }
}

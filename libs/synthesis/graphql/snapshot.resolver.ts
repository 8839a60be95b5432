import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { encodeCursor, pageSize } from '#kernel';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { pageOf, type Connection } from '#platform/graphql';
import { ExportsService, type ExportRow } from '../exports.service';
import { SnapshotsService, type SnapshotRow } from '../snapshots.service';
import { ExportType, SnapshotConnection, SnapshotType } from './snapshot.type';
import { RequestExportInput, TakeSnapshotInput } from './synthesis.inputs';
import { RequestExportResult, TakeSnapshotResult } from './synthesis.results';

/** Snapshots and the files made from them, for the drafters of a consultation. */
@Resolver(() => SnapshotType)
export class SnapshotResolver {
  constructor(
    private readonly snapshotsService: SnapshotsService,
    private readonly exportsService: ExportsService,
  ) {}

  @Access('drafter')
  @Query(() => SnapshotConnection, {
    description: 'Arrêtés des contributions d’une concertation, du plus récent au plus ancien.',
  })
  async snapshots(
    @CurrentViewer() viewer: Viewer,
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
    @Args('first', { type: () => Int, nullable: true, description: 'Taille de la page, 1 à 100 ; 20 sinon.' })
    first?: number,
    @Args('after', { type: () => String, nullable: true, description: 'Repère de la page précédente.' })
    after?: string,
  ): Promise<Connection<SnapshotType>> {
    const rows = await this.snapshotsService.list(viewer, consultationId, { first, after });
    return pageOf(rows, pageSize(first), ({ id }) => encodeCursor([id]), snapshotOf);
  }

  @Access('drafter')
  @Query(() => SnapshotType, {
    nullable: true,
    description: 'Un arrêté ; rien s’il n’existe pas ou n’est pas accessible.',
  })
  async snapshot(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Identifiant.' }) id: string,
  ): Promise<SnapshotType | null> {
    const row = await this.snapshotsService.read(viewer, id);
    return row && snapshotOf(row);
  }

  @ResolveField(() => [ExportType], {
    description: 'Fichiers demandés, du plus récent au plus ancien ; les 20 derniers.',
  })
  async exports(
    @CurrentRequest() request: RequestContext,
    @Parent() snapshot: SnapshotType,
  ): Promise<ExportType[]> {
    const loader = loaderOf(request, ExportType, () => this.exportsLoader(request.viewer));
    return loader.load(snapshot.id);
  }

  @Access('drafter')
  @Mutation(() => TakeSnapshotResult, {
    description: 'Fige les contributions publiques d’une concertation à cet instant.',
  })
  async takeSnapshot(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: TakeSnapshotInput,
  ): Promise<SnapshotType> {
    return snapshotOf(await this.snapshotsService.take(viewer, input.consultationId, input.label));
  }

  @Access('drafter')
  @Mutation(() => RequestExportResult, {
    description: 'Demande un fichier ; s’il est déjà en cours d’écriture, donne celui-là.',
  })
  async requestExport(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RequestExportInput,
  ): Promise<ExportType> {
    return exportOf(await this.exportsService.request(viewer, input.snapshotId, input.format));
  }

  private exportsLoader(viewer: Viewer): DataLoader<string, ExportType[]> {
    return new DataLoader(async (ids) => {
      const rows = await this.exportsService.ofSnapshots(viewer, ids);
      return ids.map((id) => rows.filter(({ snapshotId }) => snapshotId === id).map(exportOf));
    });
  }
}

const snapshotOf = (row: SnapshotRow): SnapshotType => Object.assign(new SnapshotType(), row);

const exportOf = (row: ExportRow): ExportType =>
  Object.assign(new ExportType(), row, { byteSize: row.byteSize === null ? null : Number(row.byteSize) });

import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { encodeCursor, pageSize } from '#kernel';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { pageOf, VisibleTo, type Connection } from '#platform/graphql';
import { ExportsService, type ExportRow } from '../exports.service';
import { SnapshotsService, type SnapshotRow } from '../snapshots.service';
import { ExportType, SnapshotConnection, SnapshotType } from './snapshot.type';
import { RequestExportInput, SnapshotsArguments, TakeSnapshotInput } from './synthesis.inputs';
import { RequestExportResult, TakeSnapshotResult } from './synthesis.results';

/** Exports of all the snapshots that one request shows, in one statement. */
class ExportsLoader extends DataLoader<string, ExportRow[]> {
  constructor(exports: ExportsService, viewer: Viewer) {
    super(async (ids) => {
      const rows = await exports.ofSnapshots(viewer, ids);
      return ids.map((id) => rows.filter(({ snapshotId }) => snapshotId === id));
    });
  }
}

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
    @Args() { consultationId, ...page }: SnapshotsArguments,
  ): Promise<Connection<SnapshotType>> {
    const rows = await this.snapshotsService.list(viewer, consultationId, page);
    return pageOf(rows, pageSize(page.first), ({ id }) => encodeCursor([id]), snapshotOf);
  }

  @Access('drafter')
  @Query(() => SnapshotType, {
    nullable: true,
    description: 'Un arrêté ; rien s’il n’existe pas ou n’est pas accessible.',
  })
  async snapshot(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Identifiant.' }) id: string,
  ): Promise<SnapshotType | null> {
    const row = await this.snapshotsService.read(viewer, id);
    return row && snapshotOf(row);
  }

  @VisibleTo('drafter')
  @ResolveField(() => [ExportType], {
    description: 'Fichiers demandés, du plus récent au plus ancien ; les 20 derniers.',
  })
  async exports(
    @CurrentRequest() request: RequestContext,
    @Parent() snapshot: SnapshotType,
  ): Promise<ExportType[]> {
    const loader = loaderOf(
      request,
      ExportsLoader,
      () => new ExportsLoader(this.exportsService, request.viewer),
    );
    return (await loader.load(snapshot.id)).map(exportOf);
  }

  @Access('drafter')
  @Mutation(() => TakeSnapshotResult, {
    description:
      'Demande que les contributions publiques d’une concertation soient figées ; elles le sont peu après, à un seul instant.',
  })
  async takeSnapshot(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: TakeSnapshotInput,
  ): Promise<SnapshotType> {
    return snapshotOf(await this.snapshotsService.request(viewer, input.consultationId, input.label));
  }

  @Access('drafter')
  @Mutation(() => RequestExportResult, {
    description: 'Demande un fichier ; s’il est déjà en cours d’écriture, donne celui-là.',
  })
  async requestExport(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: RequestExportInput,
  ): Promise<ExportType> {
    return exportOf(await this.exportsService.request(viewer, input.snapshotId, input.format));
  }
}

/** Field by field, so that a column more in the read is not one more for the API. */
const snapshotOf = (row: SnapshotRow): SnapshotType =>
  Object.assign(new SnapshotType(), {
    id: row.id,
    consultationId: row.consultationId,
    label: row.label,
    state: row.state,
    progress: row.progress,
    requestedAt: row.requestedAt,
    takenAt: row.takenAt,
    digest: row.digest,
    commentCount: row.commentCount,
    error: row.error,
  });

/** As above. */
const exportOf = ({ byteSize, ...row }: ExportRow): ExportType =>
  Object.assign(new ExportType(), {
    id: row.id,
    snapshotId: row.snapshotId,
    format: row.format,
    state: row.state,
    progress: row.progress,
    fileName: row.fileName,
    byteSize: byteSize === null ? null : Number(byteSize),
    sha256: row.sha256,
    requestedAt: row.requestedAt,
    finishedAt: row.finishedAt,
    error: row.error,
  });

import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, VisibleTo } from '#platform/graphql';
import { EXPORT_FORMATS, EXPORT_STATES, type ExportFormat, type ExportState } from '../export.entity';
import { SNAPSHOT_STATES, type SnapshotState } from '../snapshot.entity';

export const ExportFormatEnum = enumOf(EXPORT_FORMATS);
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: 'Format d’un export.',
  valuesMap: {
    docx: { description: 'Document Word, section par section.' },
    csv: { description: 'Données ouvertes, pour un tableur.' },
    json: { description: 'Données ouvertes, pour un programme.' },
  },
});

const ExportStateEnum = enumOf(EXPORT_STATES);
registerEnumType(ExportStateEnum, {
  name: 'ExportState',
  description: 'Où en est un export.',
  valuesMap: {
    waiting: { description: 'Demandé, pas encore commencé.' },
    running: { description: 'En cours d’écriture.' },
    ready: { description: 'Prêt à être téléchargé.' },
    failed: { description: 'Abandonné ; la raison est donnée.' },
  },
});

@ObjectType('Export', { description: 'Un fichier fait à partir d’un arrêté des contributions.' })
@VisibleTo('drafter')
export class ExportType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'L’arrêté dont il est fait.' })
  snapshotId: string;

  @Field(() => ExportFormatEnum, { description: 'Format.' })
  format: ExportFormat;

  @Field(() => ExportStateEnum, { description: 'Où il en est.' })
  state: ExportState;

  @Field(() => Int, { description: 'Avancement, en pour cent.' })
  progress: number;

  @Field(() => String, { nullable: true, description: 'Nom du fichier, une fois prêt.' })
  fileName: string | null;

  @Field(() => Float, { nullable: true, description: 'Taille en octets, une fois prêt.' })
  byteSize: number | null;

  @Field(() => String, { nullable: true, description: 'Empreinte SHA-256 du fichier, en hexadécimal.' })
  sha256: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Quand il a été demandé.' })
  requestedAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Quand il a été achevé ou abandonné.' })
  finishedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Pourquoi il a échoué, en une phrase.' })
  error: string | null;
}

const SnapshotStateEnum = enumOf(SNAPSHOT_STATES);
registerEnumType(SnapshotStateEnum, {
  name: 'SnapshotState',
  description: 'Où en est un arrêté.',
  valuesMap: {
    waiting: { description: 'Demandé, pas encore commencé.' },
    running: { description: 'En cours : les contributions sont figées, puis leur empreinte est calculée.' },
    ready: { description: 'Pris : des fichiers peuvent en être faits.' },
    failed: { description: 'Abandonné ; la raison est donnée.' },
  },
});

@ObjectType('Snapshot', {
  description: 'Arrêté des contributions : ce qui était public à un instant, figé et muni d’une empreinte.',
})
@VisibleTo('drafter')
export class SnapshotType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Concertation.' })
  consultationId: string;

  @Field({ description: 'Nom donné à l’arrêté.' })
  label: string;

  @Field(() => SnapshotStateEnum, { description: 'Où il en est.' })
  state: SnapshotState;

  @Field(() => Int, {
    description:
      'Part des contributions comptées dans l’empreinte, en pour cent ; 0 tant qu’elles ne sont pas figées.',
  })
  progress: number;

  @Field(() => GraphQLISODateTime, { description: 'Quand il a été demandé.' })
  requestedAt: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Instant auquel les contributions sont figées ; absent tant qu’elles ne le sont pas.',
  })
  takenAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Empreinte SHA-256 de l’arrêté, en hexadécimal, une fois prêt.',
  })
  digest: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Nombre de contributions et de réponses, traces comprises, une fois figées.',
  })
  commentCount: number | null;

  @Field(() => String, { nullable: true, description: 'Pourquoi il a échoué, en une phrase.' })
  error: string | null;
}

@ObjectType({ description: 'Une page des arrêtés d’une concertation, du plus récent au plus ancien.' })
@VisibleTo('drafter')
export class SnapshotConnection extends connectionOf(SnapshotType) {}

import { Field, Float, GraphQLISODateTime, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { VisibleTo } from '#platform/graphql';
import type { JobBackend } from '../operations.service';

const JobBackendEnum: Record<JobBackend, JobBackend> = { redis: 'redis', postgresql: 'postgresql' };
registerEnumType(JobBackendEnum, {
  name: 'JobBackend',
  description: 'Par où les tâches de fond sont remises aux processus qui les font.',
});

@ObjectType({ description: 'La base de données.' })
@VisibleTo('administrator')
export class DatabaseState {
  @Field({ description: 'Vrai si elle a répondu ; sinon le reste est absent.' })
  ok: boolean;

  @Field(() => Float, { nullable: true, description: 'Temps d’une requête vide, en millisecondes.' })
  latencyMs: number | null;

  @Field(() => Float, { nullable: true, description: 'Taille sur le disque, en octets.' })
  sizeBytes: number | null;

  @Field(() => Int, { nullable: true, description: 'Connexions ouvertes à ce serveur.' })
  connectionsUsed: number | null;

  @Field(() => Int, { nullable: true, description: 'Connexions que ce serveur accepte.' })
  connectionsMax: number | null;
}

@ObjectType({ description: 'Les tâches de fond.' })
@VisibleTo('administrator')
export class JobsState {
  @Field(() => Int, { description: 'À faire ou en cours.' })
  waiting: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Depuis combien de secondes attend la plus ancienne ; absent si aucune n’attend.',
  })
  oldestWaitingSeconds: number | null;

  @Field(() => Int, { description: 'Abandonnées.' })
  failed: number;

  @Field(() => Int, { description: 'Faites depuis une heure.' })
  completedLastHour: number;
}

@ObjectType({ description: 'Les courriels.' })
@VisibleTo('administrator')
export class MailsState {
  @Field(() => Int, { description: 'À envoyer.' })
  waiting: number;

  @Field(() => Int, { description: 'Abandonnés.' })
  failed: number;
}

@ObjectType('SystemState', {
  description: 'État de la plateforme à cet instant, pour ses administrateurs.',
})
@VisibleTo('administrator')
export class SystemStateType {
  @Field({ description: 'Version de la plateforme.' })
  version: string;

  @Field(() => GraphQLISODateTime, { description: 'Quand le processus qui répond a démarré.' })
  startedAt: Date;

  @Field(() => JobBackendEnum, { description: 'Par où les tâches sont remises.' })
  jobBackend: JobBackend;

  @Field(() => DatabaseState, { description: 'La base de données.' })
  database: DatabaseState;

  @Field(() => JobsState, { nullable: true, description: 'Les tâches ; absent si la base ne répond pas.' })
  jobs: JobsState | null;

  @Field(() => MailsState, {
    nullable: true,
    description: 'Les courriels ; absent si la base ne répond pas.',
  })
  mails: MailsState | null;

  @Field(() => String, { nullable: true, description: 'Dernière évolution appliquée à la base.' })
  lastMigration: string | null;
}

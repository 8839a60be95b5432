import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JOB_STATES, type JobState } from '#platform';
import { connectionOf, VisibleTo } from '#platform/graphql';

const JobStateEnum = Object.fromEntries(JOB_STATES.map((state) => [state, state])) as Record<
  JobState,
  JobState
>;
registerEnumType(JobStateEnum, {
  name: 'JobState',
  description: 'Où en est une tâche de fond.',
  valuesMap: {
    waiting: { description: 'À faire, ou en cours.' },
    completed: { description: 'Faite.' },
    failed: { description: 'Abandonnée après plusieurs essais.' },
  },
});

@ObjectType('FailedJob', {
  description: 'Une tâche de fond abandonnée ; vue des seuls administrateurs de la plateforme.',
})
@VisibleTo('administrator')
export class FailedJobType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Ce qu’elle fait : domaine et action.' })
  name: string;

  @Field(() => JobStateEnum, { description: 'Où elle en est.' })
  state: JobState;

  @Field(() => Int, { description: 'Essais déjà faits.' })
  attempts: number;

  @Field(() => GraphQLISODateTime, { description: 'Quand elle a été demandée.' })
  createdAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Pourquoi le dernier essai a échoué, en une phrase, sans donnée personnelle.',
  })
  lastError: string | null;

  @Field({ description: 'Référence à chercher dans les journaux.' })
  correlationId: string;
}

@ObjectType({ description: 'Une page des tâches abandonnées, les plus récentes d’abord.' })
@VisibleTo('administrator')
export class FailedJobConnection extends connectionOf(FailedJobType) {}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Done } from '#identity/graphql';
import { resultUnion, VisibleTo } from '#platform/graphql';

@ObjectType({ description: 'Des tâches sont remises en attente.' })
@VisibleTo('outcome')
export class JobsRetried {
  @Field(() => Int, { description: 'Combien.' })
  count: number;
}

export const RetryJobResult = resultUnion('RetryJobResult', Done);
export const RetryAllFailedJobsResult = resultUnion('RetryAllFailedJobsResult', JobsRetried);

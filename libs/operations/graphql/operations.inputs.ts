import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID } from 'class-validator';

@ArgsType()
export class FailedJobsArguments {
  @Field(() => Int, { nullable: true, description: 'Taille de la page, 1 à 100 ; 20 sinon.' })
  @IsOptional()
  @IsInt()
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Repère de la page précédente.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}

@InputType()
export class RetryJobInput {
  @Field(() => ID, { description: 'Tâche abandonnée à remettre en attente.' })
  @IsUUID()
  jobId: string;
}

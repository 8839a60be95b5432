import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { COMMENT_SORTS, type CommentSort } from '../comments.queries';
import { CommentSortEnum } from './comment.enums';
import { CommentFilterInput, ConsultationCommentFilterInput } from './comment.inputs';

@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, description: 'Taille de la page, 100 au plus.' })
  @IsOptional()
  @IsInt()
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Repère de la page précédente.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}

@ArgsType()
export class SectionThreadsArguments extends PageArguments {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;

  @Field(() => CommentFilterInput, { nullable: true, description: 'Ce qui est gardé ; absent : tout.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CommentFilterInput)
  filter?: CommentFilterInput | null;

  @Field(() => CommentSortEnum, { defaultValue: 'newest', description: 'Ordre des fils.' })
  @IsIn(COMMENT_SORTS)
  sort: CommentSort;
}

@ArgsType()
export class ConsultationCommentsArguments extends PageArguments {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ConsultationCommentFilterInput, {
    nullable: true,
    description: 'Ce qui est gardé ; absent : tout.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ConsultationCommentFilterInput)
  filter?: ConsultationCommentFilterInput | null;

  @Field(() => CommentSortEnum, { defaultValue: 'newest', description: 'Ordre.' })
  @IsIn(COMMENT_SORTS)
  sort: CommentSort;
}

@ArgsType()
export class CommentRepliesArguments extends PageArguments {
  @Field(() => ID, { description: 'Contribution qui ouvre le fil.' })
  @IsUUID()
  rootId: string;
}

@ArgsType()
export class StageCommentsArguments extends PageArguments {
  @Field(() => ID, { description: 'Étape du tour.' })
  @IsUUID()
  stageId: string;
}

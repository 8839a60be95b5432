import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { VisibleTo } from '#platform/graphql';

@ObjectType('SampleMail', {
  description: 'Un courriel de la démonstration, où tous sont montrés à tous et où les comptes sont fictifs.',
})
@VisibleTo('public')
export class SampleMailType {
  @Field(() => ID, { description: 'Identifiant du courriel.' })
  id: string;

  @Field({ description: 'Adresse à laquelle il est écrit.' })
  toAddress: string;

  @Field({ description: 'Objet.' })
  subject: string;

  @Field(() => String, { nullable: true, description: 'Texte sans mise en forme.' })
  textBody: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Quand il a été écrit.' })
  createdAt: Date;
}

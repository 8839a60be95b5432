import { Field, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion, userErrorType, VisibleTo } from '#platform/graphql';
import { SignInLinkInvalid } from '../sign-in.service';
import { ViewerType } from './participant.type';

@ObjectType({ description: 'Le lien est parti, que l’adresse soit connue ou non.' })
@VisibleTo('outcome')
export class SignInLinkSent {
  @Field({ description: 'Phrase à montrer.' })
  message: string;

  @Field(() => Int, { description: 'Minutes pendant lesquelles le lien est bon.' })
  minutes: number;
}

@ObjectType({ description: 'L’action est faite.' })
@VisibleTo('outcome')
export class Done {
  @Field({ description: 'Toujours vrai.' })
  ok: boolean;
}

@ObjectType('SignedIn', { description: 'La session est ouverte.' })
@VisibleTo('self')
export class SignedInType {
  @Field(() => ViewerType, { description: 'La personne qui vient de se connecter.' })
  viewer: ViewerType;

  @Field({ description: 'Chemin de la plateforme où elle était quand elle a demandé le lien.' })
  returnPath: string;
}

export const RequestSignInLinkResult = resultUnion('RequestSignInLinkResult', SignInLinkSent);
export const SignInResult = resultUnion('SignInResult', SignedInType, [
  userErrorType(SignInLinkInvalid, 'Le lien a servi, n’est plus valable ou n’a jamais existé.'),
]);
export const SignOutResult = resultUnion('SignOutResult', Done);
export const UpdateProfileResult = resultUnion('UpdateProfileResult', ViewerType);
export const GrantRoleResult = resultUnion('GrantRoleResult', Done);

import { Field, ObjectType } from '@nestjs/graphql';
import { resultUnion, userErrorType, VisibleTo } from '#platform/graphql';
import { SignInLinkInvalid } from '../sign-in.service';
import { ViewerType } from './participant.type';

@ObjectType({ description: 'Le lien est parti, que l’adresse soit connue ou non.' })
@VisibleTo('outcome')
export class SignInLinkSent {
  @Field({ description: 'Phrase à montrer.' })
  message: string;
}

@ObjectType({ description: 'L’action est faite.' })
@VisibleTo('outcome')
export class Done {
  @Field({ description: 'Toujours vrai.' })
  ok: boolean;
}

export const RequestSignInLinkResult = resultUnion('RequestSignInLinkResult', SignInLinkSent);
export const SignInResult = resultUnion('SignInResult', ViewerType, [
  userErrorType(SignInLinkInvalid, 'Le lien a servi, n’est plus valable ou n’a jamais existé.'),
]);
export const SignOutResult = resultUnion('SignOutResult', Done);
export const UpdateProfileResult = resultUnion('UpdateProfileResult', ViewerType);
export const GrantRoleResult = resultUnion('GrantRoleResult', Done);

import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import { getNamedType, GraphQLError, isUnionType, type GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { DomainError } from '#kernel';
import { typeOfError, type UserError } from './user-error';

/**
 * Gives a domain's refusal back as a member of the mutation's result union. Where the field has no union (a query), it
 * becomes a GraphQL error with the same code and sentence.
 */
@Injectable()
export class OutcomeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<GqlContextType>() !== 'graphql') return next.handle();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DomainError)) return throwError(() => error);
        const { returnType } = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
        const asMember = isUnionType(getNamedType(returnType)) ? asResult(error) : undefined;
        return asMember ? of(asMember) : throwError(() => asGraphQLError(error));
      }),
    );
  }
}

/** The union's member that stands for a refusal. Not the error itself: graphql-js throws errors that are returned. */
function asResult(error: DomainError): UserError | undefined {
  const Type = typeOfError(error);
  const { code, message, field = null } = error;
  return Type && Object.assign(new Type(), error, { code, message, field });
}

export const asGraphQLError = (error: DomainError): GraphQLError =>
  new GraphQLError(error.message, {
    extensions: { code: error.code, ...(error.field && { field: error.field }) },
  });

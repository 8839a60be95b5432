import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Viewer } from '../viewer';

/** What one GraphQL request carries to its resolvers. */
export interface RequestContext {
  viewer: Viewer;
  /** The session's token, for signing out. */
  sessionToken?: string;
  /** Opens or (null) closes the browser's session by cookie. */
  setSession(token: string | null, expiresAt?: Date): void;
  /** Batching loaders of this request, by their class. */
  loaders: Map<unknown, unknown>;
}

export const contextOf = (context: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(context).getContext<RequestContext>();

/** The request's context, as a resolver's parameter. */
export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext) =>
  contextOf(context),
);

/** Who is looking or acting, as a resolver's parameter. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext) => contextOf(context).viewer,
);

/** The request's own instance of a loader, made on first use: loaders never outlive a request. */
export function loaderOf<Loader>(context: RequestContext, key: unknown, make: () => Loader): Loader {
  const known = context.loaders.get(key);
  if (known) return known as Loader;
  const loader = make();
  context.loaders.set(key, loader);
  return loader;
}

import { createContext, data, redirect, type RouterContextProvider } from 'react-router';
import { addressOf } from '../addresses';
import { languageOf } from '../i18n/language';
import type { TadaDocumentNode } from './graphql';

/** A question, one whose answer never changes, or a change. */
export type How = 'query' | 'lasting query' | 'mutation';

/** A GraphQL answer as the transport gives it. */
export interface Answer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: unknown; correlationId?: unknown } }[];
}

/**
 * How documents reach the API: on the server in the same process, in the browser over HTTP through the normalised cache.
 * The answer of a lasting query holds what never changes (a published text, the reasons of the charter): the browser asks once.
 */
export interface Transport {
  execute(
    document: TadaDocumentNode<unknown, Record<string, unknown>>,
    variables: Record<string, unknown>,
    how: How,
  ): Promise<Answer>;
}

export const transportContext = createContext<Transport>();

/** What every loader and action is given. */
export interface Call {
  request: Request;
  context: Readonly<RouterContextProvider>;
  params: Record<string, string | undefined>;
}

/** What a refused page knows of its reason; `reference` is what the operator's log has. */
export interface Fault {
  code: string;
  message: string;
  reference?: string;
}

const STATUS: Record<string, number> = {
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};

/** Ends a loader or an action with the page for a fault. */
export const fault = (code: string, message = '', reference?: string): Error =>
  // React Router's own way to end a loader: it is thrown, though it is no Error.
  data({ code, message, reference } satisfies Fault, {
    status: STATUS[code] ?? statusOf(code),
  }) as unknown as Error;

const statusOf = (code: string): number => (/^(BAD_|GRAPHQL_|INVALID_)/.test(code) ? 400 : 500);

/** A fault that the API process met before any page was asked for. */
export const faultContext = createContext<(Fault & { status: number }) | null>(null);

export const notFound = (): Error => fault('NOT_FOUND');

/** To the sign-in page, and back here afterwards. */
export function signInFirst(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const returnTo = request.method === 'GET' ? `${pathname}${search}` : pathname;
  return redirect(addressOf(languageOf(pathname), 'signIn', {}, { retour: returnTo }));
}

async function execute<Data, Variables>(
  { request, context }: Call,
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  how: How,
): Promise<Data> {
  const answer = await context.get(transportContext).execute(document as never, variables ?? {}, how);
  const [error] = answer.errors ?? [];
  if (error) {
    const given = error.extensions?.code;
    const code = typeof given === 'string' ? given : 'INTERNAL_SERVER_ERROR';
    if (code === 'SIGN_IN_REQUIRED') throw signInFirst(request) as unknown as Error;
    const reference = error.extensions?.correlationId;
    throw fault(code, error.message, typeof reference === 'string' ? reference : undefined);
  }
  return answer.data as Data;
}

type Given<Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: { lasting?: boolean }]
    : [variables: Variables, options?: { lasting?: boolean }];

/**
 * Asks the API. What goes wrong ends the loader: to the sign-in page where an account is needed, else to the page of the
 * fault.
 */
export function query<Data, Variables>(
  call: Call,
  document: TadaDocumentNode<Data, Variables>,
  ...[variables, options]: Given<Variables>
): Promise<Data> {
  return execute(call, document, variables as Variables, options?.lasting ? 'lasting query' : 'query');
}

/** Has the API change something. An expected refusal is a member of the result: see `refusalOf`. */
export function mutate<Data, Variables>(
  call: Call,
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return execute(call, document, variables, 'mutation');
}

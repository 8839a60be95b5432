import { renderToString } from 'react-dom/server';
import {
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
  type StaticHandlerContext,
} from 'react-router';
import { faultContext, transportContext, type Fault, type Transport } from './api/api';
import { Application } from './application';
import english from './i18n/catalogue.en';
import french from './i18n/catalogue.fr';
import { languageOf, type Language } from './i18n/language';
import { Messages } from './i18n/messages';
import { routes } from './routes';
import { screenOf } from './routes.names';
import { documentOf, type Assets, type Theme } from './shell/document';
import { headOf } from './shell/use-head';
import type { ScreenHandle } from './screen';
import type { Settings } from './settings';
import { writeState } from './state';

export { contentSecurityPolicy } from './shell/document';
export { patternOf } from './addresses';
export { SCREEN_FILES } from './screen-files';

/** What the API process lends for one page. */
export interface Server {
  transport: Transport;
  settings: Settings;
  assets: Assets;
  theme: Theme;
  /** The fault to show instead of the page that the address names; such a page runs no scripts. */
  fault?: Fault & { status: number };
}

const messages: Record<Language, Messages> = {
  fr: new Messages('fr', french),
  en: new Messages('en', english),
};

const handler = createStaticHandler(routes);

/** Answers a request for a page, or a form's sending: HTML, or a redirection. A defect is a page too, with status 500. */
export async function respond(request: Request, server: Server): Promise<Response> {
  const requestContext = new RouterContextProvider();
  requestContext.set(transportContext, server.transport);
  requestContext.set(faultContext, server.fault ?? null);
  const context = await handler.query(server.fault ? lostPage(request) : request, { requestContext });
  if (context instanceof Response) return seeOther(context, request);
  return new Response(pageOf(context, request, server), {
    status: context.statusCode,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headersOf(context) },
  });
}

/** What the screen asks for beyond the headers of every page. */
function headersOf({ matches }: StaticHandlerContext): Record<string, string> {
  const handle = matches.at(-1)?.route.handle as ScreenHandle | undefined;
  return handle?.referrerPolicy ? { 'referrer-policy': handle.referrerPolicy } : {};
}

/** An address that no screen has, in the language of the request's. */
const lostPage = ({ url }: Request): Request =>
  new Request(new URL(languageOf(new URL(url).pathname) === 'en' ? '/en/-/fault' : '/-/fault', url));

/** After a form, the next page is asked for by GET (RFC 9110, 15.4.4). */
function seeOther(response: Response, request: Request): Response {
  if (request.method === 'GET' || response.status !== 302) return response;
  return new Response(null, { status: 303, headers: response.headers });
}

function pageOf(context: StaticHandlerContext, request: Request, server: Server): string {
  const { pathname } = new URL(request.url);
  const words = messages[languageOf(pathname)];
  const router = createStaticRouter(handler.dataRoutes, context);
  const body = renderToString(
    <Application messages={words} settings={server.settings}>
      <StaticRouterProvider router={router} context={context} hydrate={false} />
    </Application>,
  );
  const { settings } = server;
  const { loaderData, actionData, errors } = context;
  const matches = context.matches.map(({ route, params, pathname: path }) => ({
    ...{ id: route.id, params, pathname: path, handle: route.handle as unknown },
    ...{ data: loaderData[route.id] as unknown, loaderData: loaderData[route.id] as unknown },
  }));
  const last = context.matches.at(-1);
  return documentOf({
    head: headOf(matches, words, errors !== null),
    messages: words,
    body,
    state: writeState({ settings, loaderData, actionData, errors }),
    screen: last && screenOf(last.route.id),
    params: last?.params ?? {},
    server,
  });
}

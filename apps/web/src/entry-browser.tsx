import './style/index.css';
import 'virtual:icons.css';
import { hydrateRoot } from 'react-dom/client';
import {
  createBrowserRouter,
  createPath,
  matchRoutes,
  RouterContextProvider,
  type RouteObject,
} from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { transportContext } from './api/api';
import { browserTransport } from './api/browser-transport';
import { Application } from './application';
import { languageOf } from './i18n/language';
import { Messages } from './i18n/messages';
import { routes } from './routes';
import { readState, STATE_ID } from './state';

/** The screens of the page that the server made are there before React takes it over. */
async function loadScreens(): Promise<void> {
  const matches = matchRoutes(routes, location) ?? [];
  await Promise.all(
    matches.map(async ({ route }) => {
      if (typeof route.lazy !== 'function') return;
      const screen = (await route.lazy()) as Partial<RouteObject>;
      Object.assign(route, { ...screen, lazy: undefined });
    }),
  );
}

/**
 * A screen whose file is gone, because the platform was put on line anew since the page was opened, is asked of the server.
 * The page is left for good: what is typed in a form of another address is lost with it.
 */
function askTheServer(routesBelow: RouteObject[], targetOf: () => string | null): void {
  for (const route of routesBelow) {
    const { lazy } = route;
    if (typeof lazy === 'function') {
      route.lazy = async () => {
        try {
          return await lazy();
        } catch (error) {
          const target = targetOf();
          if (target === null) throw error;
          location.assign(target);
          // Until the browser leaves, the page that is in view stays.
          return new Promise<never>(() => undefined);
        }
      };
    }
    if (route.children) askTheServer(route.children, targetOf);
  }
}

const loadCatalogue = { fr: () => import('./i18n/catalogue.fr'), en: () => import('./i18n/catalogue.en') };

async function start(): Promise<void> {
  const root = document.getElementById('root');
  const state = document.getElementById(STATE_ID);
  if (!root || !state?.textContent) return;
  const language = languageOf(location.pathname);
  const [{ default: catalogue }] = await Promise.all([loadCatalogue[language](), loadScreens()]);
  const { settings, ...hydrationData } = readState(state.textContent);
  const transport = browserTransport();
  askTheServer(routes, () => {
    const target = router.state.navigation.location;
    return target ? createPath(target) : null;
  });
  const router = createBrowserRouter(routes, {
    hydrationData,
    getContext: () => {
      const context = new RouterContextProvider();
      context.set(transportContext, transport);
      return context;
    },
  });
  hydrateRoot(
    root,
    <Application messages={new Messages(language, catalogue)} settings={settings}>
      <RouterProvider router={router} />
    </Application>,
  );
}

void start();

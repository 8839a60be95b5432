import './style/index.css';
import 'virtual:icons.css';
import { hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, matchRoutes, RouterContextProvider, type RouteObject } from 'react-router';
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

const loadCatalogue = { fr: () => import('./i18n/catalogue.fr'), en: () => import('./i18n/catalogue.en') };

async function start(): Promise<void> {
  const root = document.getElementById('root');
  const state = document.getElementById(STATE_ID);
  if (!root || !state?.textContent) return;
  const language = languageOf(location.pathname);
  const [{ default: catalogue }] = await Promise.all([loadCatalogue[language](), loadScreens()]);
  const { settings, ...hydrationData } = readState(state.textContent);
  const transport = browserTransport();
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

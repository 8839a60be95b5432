import type { RouteObject } from 'react-router';
import { patternOf, SCREENS, type Screen } from './addresses';
import { LANGUAGES, type Language } from './i18n/language';
import { SCREEN_FILES } from './screen-files';
import type { ScreenModule } from './screen';
import { ErrorPage } from './shell/error-page';
import { Layout } from './shell/layout';
import { layoutLoader } from './shell/layout.loader';
import { lostPageLoader } from './shell/lost-page';

/** Every screen's file, loaded when its address is first met. */
const modules = import.meta.glob<ScreenModule>('./features/*/*.screen.tsx');

function moduleOf(screen: Screen): () => Promise<ScreenModule> {
  const load = modules[`./${SCREEN_FILES[screen]}`];
  if (!load) throw new Error(`The screen ${screen} has no file ${SCREEN_FILES[screen]}`);
  return load;
}

const screens = (language: Language): RouteObject[] =>
  SCREENS.map((screen) => ({
    id: `${language}:${screen}`,
    path: patternOf(language, screen),
    ErrorBoundary: ErrorPage,
    lazy: moduleOf(screen) as never,
  }));

/** Every address of the application, once in each language, inside the same layout. */
export const routes: RouteObject[] = LANGUAGES.toReversed().map((language) => ({
  id: language,
  path: patternOf(language, 'home'),
  Component: Layout,
  ErrorBoundary: ErrorPage,
  loader: layoutLoader,
  children: [
    ...screens(language),
    { id: `${language}:lost`, path: '*', loader: lostPageLoader, ErrorBoundary: ErrorPage },
  ],
}));

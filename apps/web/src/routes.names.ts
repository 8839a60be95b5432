import { SCREENS, type Screen } from './addresses';

/** The screen of a route, by its id `fr:section`. */
export const screenOf = (routeId: string): Screen | undefined =>
  SCREENS.find((screen) => routeId.slice(routeId.indexOf(':') + 1) === screen);

import {
  UNSAFE_ErrorResponseImpl as ErrorResponse,
  isRouteErrorResponse,
  type HydrationState,
} from 'react-router';
import type { Settings } from './settings';

/** What the server knew when it made the page; the browser goes on from there. */
export interface PageState {
  settings: Settings;
  loaderData: HydrationState['loaderData'];
  actionData: HydrationState['actionData'];
  errors: HydrationState['errors'];
}

/** Id of the element that holds it. */
export const STATE_ID = 'state';

/** A defect's own words stay on the server. */
const MASKED = { status: 500, statusText: '', data: null };

/** As the text of a script element: nothing in it can end the element. */
export function writeState(state: PageState): string {
  const errors = Object.fromEntries(
    Object.entries(state.errors ?? {}).map(([id, error]) => [
      id,
      isRouteErrorResponse(error)
        ? { status: error.status, statusText: error.statusText, data: error.data as unknown }
        : MASKED,
    ]),
  );
  return JSON.stringify({ ...state, errors: state.errors ? errors : null }).replaceAll('<', '\\u003c');
}

export function readState(text: string): PageState {
  const state = JSON.parse(text) as PageState;
  const errors = state.errors as Record<string, typeof MASKED> | null;
  return {
    ...state,
    errors:
      errors &&
      Object.fromEntries(
        Object.entries(errors).map(([id, { status, statusText, data }]) => [
          id,
          new ErrorResponse(status, statusText, data),
        ]),
      ),
  };
}

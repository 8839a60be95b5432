import type { ComponentType } from 'react';
import type { ActionFunction, LoaderFunction, Params } from 'react-router';
import type { MessageKey, Messages } from './i18n/messages';

/** What a page says of itself in the browser's tab, to search engines and in the breadcrumb. */
export interface Head {
  title: string;
  description?: string;
  /** Not for search engines: what only concerns the person who is signed in. */
  isPrivate?: boolean;
}

/** Made from what the loader gave. */
export type HeadOf<Data> = (messages: Messages, loaded: Data, params: Params) => Head;

/** What a screen's file exports; React Router loads it when the address is first met. */
export interface ScreenModule {
  loader?: LoaderFunction;
  action?: ActionFunction;
  Component: ComponentType;
  handle: ScreenHandle;
}

export interface ScreenHandle {
  head: (messages: Messages, loaded: never, params: Params) => Head;
  /** The screen has no loader. */
  loadsNothing?: boolean;
  /** What the page tells others of its address, where that is less than on other pages. */
  referrerPolicy?: 'strict-origin';
}

/** A head that needs nothing of what was loaded. */
export const plainHead =
  (title: MessageKey, description?: MessageKey, isPrivate = false): HeadOf<unknown> =>
  (messages) => ({
    title: messages.text(title),
    ...(description && { description: messages.text(description) }),
    isPrivate,
  });

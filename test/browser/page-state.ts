import type { Page } from 'playwright-core';
import type { Facts } from './facts';
import type { Role } from './roles';

/** A page in a state, as somebody can meet it. */
export interface PageState {
  name: string;
  screen: string;
  roles: readonly Role[];
  params?: (facts: Facts) => Record<string, string>;
  /** What follows the question mark. */
  search?: (facts: Facts) => string;
  /** Brings the page into the state, with the hands of a person. */
  act?: (page: Page) => Promise<void>;
  /** Status of the answer, when it is not 200. */
  status?: number;
  /** An address that no screen has. */
  path?: string;
}

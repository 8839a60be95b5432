import type { Viewer } from '#identity';

/** Who gives a command: somebody signed in, judged by their roles, or the operator at the command line, who may do all. */
export type Acting = Viewer | 'operator';

/**
 * Throws SignInRequired or NotAllowed unless the acting person administers the consultation (null: the platform).
 * Returns who is to be named in the account of what was done; null for the operator.
 */
export const requireAdministrator = (by: Acting, consultationId: string | null): string | null =>
  by === 'operator' ? null : by.require('administrator', consultationId);

import { Extensions } from '@nestjs/graphql';

/**
 * Names the rule by which an object type, or a field that is more private than its type, is shown. A type or field
 * without a rule fails the visibility matrix, which tries each rule for every role and state.
 *
 * - `public`: everybody who can reach the item that holds it, itself shown by its domain's rule
 * - `comment`: by `comment.visibility.ts`
 * - `self`: the person concerned only
 * - `moderator`, `drafter`, `administrator`: holders of the role in the item's consultation only
 * - `writer`: those who write the item's doctrine
 * - `outcome`: what a mutation tells its caller
 */
export type VisibilityRule =
  'public' | 'comment' | 'self' | 'moderator' | 'drafter' | 'administrator' | 'writer' | 'outcome';

export const VisibleTo = (rule: VisibilityRule): ReturnType<typeof Extensions> =>
  Extensions({ visibleTo: rule });

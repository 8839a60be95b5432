import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/**
 * Who may call an operation at all. What they then see or may do with a given item is the domain's rule.
 * `public`: everyone. `participant`: whoever is signed in. A role: whoever holds it in some consultation.
 */
export type AccessRule = 'public' | 'participant' | 'rapporteur' | 'moderator' | 'drafter' | 'administrator';

export const ACCESS = 'access';

/** Declares who may call a query or mutation. An operation without it stops the build and the boot. */
export const Access = (...rules: [AccessRule, ...AccessRule[]]): CustomDecorator =>
  SetMetadata(ACCESS, rules);

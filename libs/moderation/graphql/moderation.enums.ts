import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform/graphql';
import { REASON_CODES, REASONS } from '../decision.reasons';
import { DECISION_KINDS } from '../decision.rules';
import { MODERATION_QUEUES } from '../moderation-case.entity';

export const ModerationQueueEnum = enumOf(MODERATION_QUEUES);
registerEnumType(ModerationQueueEnum, {
  name: 'ModerationQueue',
  description: 'File d’attente des modérateurs.',
  valuesMap: {
    review: { description: 'À relire.' },
    personal_data: { description: 'Données personnelles présumées.' },
    reported: { description: 'Signalé par des lecteurs.' },
    appeal: { description: 'Recours d’un auteur.' },
  },
});

export const DecisionKindEnum = enumOf(DECISION_KINDS);
registerEnumType(DecisionKindEnum, {
  name: 'DecisionKind',
  description: 'Ce que fait une décision.',
  valuesMap: {
    publish: { description: 'Le texte est visible du public.' },
    refuse: { description: 'Le texte n’est pas publié.' },
    hide: { description: 'Le texte n’est plus visible ; une trace reste.' },
    keep: { description: 'Rien ne change.' },
  },
});

export const ReasonCodeEnum = enumOf(REASON_CODES);
registerEnumType(ReasonCodeEnum, {
  name: 'ReasonCode',
  description: 'Motif de la charte.',
  valuesMap: Object.fromEntries(
    REASON_CODES.map((code) => [code, { description: `${REASONS[code].label}.` }]),
  ),
});

export const FindingSeverityEnum = enumOf(['block', 'review', 'info'] as const);
registerEnumType(FindingSeverityEnum, {
  name: 'FindingSeverity',
  description: 'Ce que demande un signalement automatique.',
  valuesMap: {
    block: { description: 'Rien n’est montré avant la décision d’une personne.' },
    review: { description: 'Une personne devrait regarder.' },
    info: { description: 'Une indication.' },
  },
});

export const LeaseStateEnum = enumOf(['free', 'mine', 'other'] as const);
registerEnumType(LeaseStateEnum, {
  name: 'LeaseState',
  description: 'Qui a pris un dossier en charge.',
  valuesMap: {
    free: { description: 'Personne.' },
    mine: { description: 'La personne connectée.' },
    other: { description: 'Un autre modérateur.' },
  },
});

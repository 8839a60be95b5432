import { DomainError } from '#kernel';
import { ConsultationClosed, ConsultationNotOpenYet, type ConsultationState } from '#doctrine';
import { frenchDateTime } from '#platform/text';

export interface ConsultationCalendar {
  state: ConsultationState;
  opensAt: Date;
  closesAt: Date;
  timeZone: string;
}

/** Why a consultation takes nothing now, with its dates in its own time zone. */
export function refusalOf({
  state,
  opensAt,
  closesAt,
  timeZone,
}: ConsultationCalendar): ConsultationClosed | ConsultationNotOpenYet {
  if (state === 'closed') {
    return new ConsultationClosed(
      `Cette concertation est close depuis le ${frenchDateTime(closesAt, timeZone)} : elle ne reçoit plus de contributions.`,
    );
  }
  return new ConsultationNotOpenYet(
    `Cette concertation reçoit les contributions du ${frenchDateTime(opensAt, timeZone)} au ${frenchDateTime(closesAt, timeZone)}.`,
  );
}

/** The key of a sending was used before, for something else. */
export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super(
      'IDEMPOTENCY_KEY_REUSED',
      'Cette clé d’envoi a déjà servi pour une autre contribution. Reprenez avec une nouvelle clé.',
      'clientKey',
    );
  }
}

/** Somebody else has answered this placement. */
export class PlacementSettled extends DomainError {
  constructor() {
    super(
      'PLACEMENT_SETTLED',
      'Une autre personne vient de se prononcer sur ce rattachement. Voyez ce qui a été décidé avant de le corriger.',
      'placementId',
    );
  }
}

/** The comments of a consultation have no place yet in the edition that it is to go on with. */
export class PlacementsUnderWay extends DomainError {
  constructor() {
    super(
      'PLACEMENTS_UNDER_WAY',
      'Les contributions sont encore en cours de rattachement à cette édition. Réessayez dans quelques instants.',
      'releaseId',
    );
  }
}

/** The comment's state does not allow the action. */
export class CommentStateConflict extends DomainError {
  constructor(message: string) {
    super('COMMENT_STATE_CONFLICT', message);
  }
}

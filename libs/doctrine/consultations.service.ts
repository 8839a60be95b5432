import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput, newId, NotFound } from '#kernel';
import { Transactions, type Transaction } from '#platform';
import { type Acting, requireAdministrator } from './acting';
import type { ConsultationChangeKind } from './consultation-change.entity';
import { missingToOpen, type Readiness } from './consultation.readiness';
import { type ConsultationState, consultationStateSql } from './consultation.state';
import {
  type ConsultationContent,
  type HeldConsultation,
  requireDay,
  writeConsultation,
} from './consultation.writes';
import {
  ConsultationAlreadyOpened,
  ConsultationClosed,
  ConsultationNotOpenYet,
  ConsultationNotReady,
} from './doctrine.errors';
import { PlaceAnchors } from './jobs/place-anchors.job';

interface Locked extends Readiness {
  id: string;
  doctrineId: string;
  state: ConsultationState;
}

/** Commands on consultations: prepare, open, prolong, close. Each leaves who and when in the consultation's account. */
@Injectable()
export class ConsultationsService {
  constructor(private readonly transactions: Transactions) {}

  /** Prepares a consultation, seen by those who prepare it only. Returns its id. Throws AddressTaken, InvalidInput. */
  async create(by: Acting, content: ConsultationContent): Promise<string> {
    const doneBy = requireAdministrator(by, null);
    return this.transactions.run(async ({ manager }) => {
      const id = newId();
      await writeConsultation(manager, id, content);
      await record(manager, id, 'created', doneBy, { slug: content.slug });
      return id;
    });
  }

  /** Rewrites a consultation that is not public yet. Throws ConsultationAlreadyOpened, AddressTaken, InvalidInput. */
  async rewrite(by: Acting, id: string, content: Omit<ConsultationContent, 'doctrineId'>): Promise<void> {
    requireAdministrator(by, id);
    await this.transactions.run(async ({ manager }) => {
      const { state, doctrineId } = await locked(manager, id);
      if (state !== 'draft') throw new ConsultationAlreadyOpened();
      await writeConsultation(manager, id, { ...content, doctrineId });
    });
  }

  /**
   * Makes a consultation public: announced until its opening instant, then open. Throws ConsultationNotReady with what is missing.
   * `heldOn`, for the operator only: a consultation that was held before it was brought in here.
   */
  async open(by: Acting, id: string, heldOn?: Date): Promise<void> {
    const doneBy = requireAdministrator(by, id);
    await this.transactions.run(async ({ manager }) => {
      const consultation = await locked(manager, id);
      if (consultation.state !== 'draft') throw new ConsultationAlreadyOpened();
      const held = by === 'operator' && heldOn !== undefined;
      const missing = missingToOpen(consultation, held);
      if (missing.length > 0) throw new ConsultationNotReady(missing);
      await manager.query(
        'UPDATE consultation SET opened_by = $2, opened_at = coalesce($3, now()) WHERE id = $1',
        [id, doneBy, held ? heldOn : null],
      );
      await record(manager, id, 'opened', doneBy, {
        opensAt: instant(consultation.opensAt),
        closesAt: instant(consultation.closesAt),
      });
    });
  }

  /** Puts the closing instant later, and the publication due date if need be. Throws ConsultationClosed, InvalidInput. */
  async prolong(by: Acting, id: string, closesAt: Date, publicationDueOn?: string | null): Promise<void> {
    const doneBy = requireAdministrator(by, id);
    if (publicationDueOn) requireDay(publicationDueOn);
    await this.transactions.run(async ({ manager }) => {
      const before = await locked(manager, id);
      requirePublic(before.state);
      if (before.state === 'closed') throw new ConsultationClosed();
      if (!before.closesAt || closesAt <= before.closesAt)
        throw new InvalidInput(
          'La nouvelle date de clôture doit être postérieure à celle qui est annoncée.',
          'closesAt',
        );
      const due = publicationDueOn ?? before.publicationDueOn;
      if (due !== null && due < closesAt.toISOString().slice(0, 10))
        throw new InvalidInput(
          'La publication des résultats serait due avant la clôture : donnez aussi sa nouvelle date.',
          'publicationDueOn',
        );
      await manager.query('UPDATE consultation SET closes_at = $2, publication_due_on = $3 WHERE id = $1', [
        id,
        closesAt,
        due,
      ]);
      await record(manager, id, 'prolonged', doneBy, {
        from: instant(before.closesAt),
        to: instant(closesAt),
        publicationDueOn: due,
      });
    });
  }

  /** Ends an open consultation now. Throws ConsultationNotOpenYet or ConsultationClosed. */
  async close(by: Acting, id: string): Promise<void> {
    const doneBy = requireAdministrator(by, id);
    await this.transactions.run(async ({ manager }) => {
      const before = await locked(manager, id);
      requirePublic(before.state);
      if (before.state === 'announced') throw new ConsultationNotOpenYet();
      if (before.state === 'closed') throw new ConsultationClosed();
      await manager.query('UPDATE consultation SET closes_at = now() WHERE id = $1', [id]);
      await record(manager, id, 'closed_early', doneBy, { from: instant(before.closesAt) });
    });
  }

  /**
   * Goes on with a newer edition of the text, as part of a command that also brings the comments along. Everybody is told of the
   * change and why. Throws ConsultationClosed, NotFound, InvalidInput.
   */
  async updateTextIn(
    { manager }: Transaction,
    by: Acting,
    id: string,
    { releaseId, reason }: { releaseId: string; reason: string },
  ): Promise<void> {
    const doneBy = requireAdministrator(by, id);
    const before = await locked(manager, id);
    requirePublic(before.state);
    if (before.state === 'closed') throw new ConsultationClosed();
    const [release]: { from: string; isNewer: boolean }[] = await manager.query(
      `SELECT held.id AS "from", r.published_at > held.published_at AS "isNewer"
       FROM consultation c JOIN release held ON held.id = c.release_id
       JOIN release r ON r.id = $2 AND r.doctrine_id = c.doctrine_id AND r.state = 'published'
       WHERE c.id = $1`,
      [id, releaseId],
    );
    if (!release)
      throw new NotFound('Cette édition n’est pas une édition publiée de cette doctrine.', 'releaseId');
    if (!release.isNewer)
      throw new InvalidInput(
        'Le texte soumis à la concertation ne peut être remplacé que par une édition plus récente.',
        'releaseId',
      );
    await manager.query('UPDATE consultation SET release_id = $2 WHERE id = $1', [id, releaseId]);
    await record(manager, id, 'text_updated', doneBy, { from: release.from, to: releaseId, reason });
  }

  /** Names the edition that came out of a closed consultation. Throws InvalidInput unless both hold. */
  async publishOutcome(by: Acting, id: string, releaseId: string): Promise<void> {
    const doneBy = requireAdministrator(by, id);
    await this.transactions.run(async (tx) => {
      const { manager } = tx;
      const { state, doctrineId } = await locked(manager, id);
      if (state !== 'closed')
        throw new InvalidInput('L’édition issue d’une concertation paraît après sa clôture.', 'releaseId');
      const releases: unknown[] = await manager.query(
        `SELECT FROM release WHERE id = $1 AND doctrine_id = $2 AND state = 'published'`,
        [releaseId, doctrineId],
      );
      if (releases.length === 0)
        throw new InvalidInput('Cette édition n’est pas une édition publiée de cette doctrine.', 'releaseId');
      await manager.query('UPDATE consultation SET outcome_release_id = $2 WHERE id = $1', [id, releaseId]);
      await record(manager, id, 'outcome_published', doneBy, { releaseId });
      // It may have been published before the last comments were made.
      await tx.enqueue(PlaceAnchors, { releaseId });
    });
  }

  /** Writes down a consultation held elsewhere, public at once; part of an import. Throws AddressTaken, InvalidInput. */
  async recordHeld(
    { manager }: Transaction,
    content: HeldConsultation & { releaseId: string },
  ): Promise<string> {
    const id = newId();
    await writeConsultation(manager, id, { ...content, publicationDueOn: null });
    await manager.query('UPDATE consultation SET opened_at = least(opens_at, now()) WHERE id = $1', [id]);
    await record(manager, id, 'opened', null, { opensAt: instant(content.opensAt), imported: 'true' });
    return id;
  }
}

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

/** A draft cannot be prolonged or closed: its calendar is simply rewritten. */
function requirePublic(state: ConsultationState): void {
  if (state === 'draft') throw new InvalidInput('Cette concertation n’est pas encore publique.');
}

/**
 * The consultation's row, locked for other commands on it but not for those who comment, with its state by the database's clock.
 * Throws NotFound.
 */
async function locked(manager: EntityManager, id: string): Promise<Locked> {
  const stateSql = consultationStateSql('c');
  const rows: Locked[] = await manager.query(
    `SELECT c.id, c.doctrine_id AS "doctrineId", c.charter, c.method, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
       c.publication_due_on::text AS "publicationDueOn", c.moderation_policy AS "moderationPolicy",
       coalesce(c.closes_at <= now(), false) AS "isOver", ${stateSql} AS state,
       (SELECT r.state FROM release r WHERE r.id = c.release_id) AS "releaseState"
     FROM consultation c WHERE c.id = $1 FOR NO KEY UPDATE OF c`,
    [id],
  );
  const [row] = rows;
  if (!row) throw new NotFound('Cette concertation n’existe pas.');
  return row;
}

async function record(
  manager: EntityManager,
  consultationId: string,
  kind: ConsultationChangeKind,
  doneBy: string | null,
  details: Record<string, string | null>,
): Promise<void> {
  await manager.query(
    `INSERT INTO consultation_change (id, consultation_id, kind, done_by, done_at, details)
     VALUES ($1, $2, $3, $4, now(), $5)`,
    [newId(), consultationId, kind, doneBy, JSON.stringify(details)],
  );
}

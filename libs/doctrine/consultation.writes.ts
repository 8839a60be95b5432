import type { EntityManager } from 'typeorm';
import { InvalidInput, NotFound } from '#kernel';
import type { ModerationPolicy } from './consultation.entity';
import { requireSlug } from './address';
import { AddressTaken } from './doctrine.errors';
import { renderPage } from './section.text';

/** What those who prepare a consultation write. Texts other than the summary and the notice are Markdown. */
export interface ConsultationContent {
  doctrineId: string;
  releaseId?: string | null;
  slug: string;
  title: string;
  summary?: string | null;
  description?: string | null;
  method?: string | null;
  charter?: string | null;
  moderationNotice?: string | null;
  /** IANA name; default Europe/Paris. */
  timeZone?: string | null;
  opensAt?: Date | null;
  closesAt?: Date | null;
  /** YYYY-MM-DD */
  publicationDueOn?: string | null;
  moderationPolicy?: ModerationPolicy | null;
}

/** A consultation that was held before it was brought in here, with its calendar and policy as they were. */
export type HeldConsultation = Omit<ConsultationContent, 'publicationDueOn'> & {
  opensAt: Date;
  closesAt: Date;
  timeZone: string;
  moderationPolicy: ModerationPolicy;
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: name });
    return name.includes('/');
  } catch {
    return false;
  }
}

/** Throws InvalidInput unless there is such a day; `Date.parse` alone takes the 31st of any month. */
export function requireDay(text: string): void {
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== text)
    throw new InvalidInput('Cette date n’existe pas. Forme attendue : 2026-12-31.', 'publicationDueOn');
}

function judge(content: ConsultationContent): void {
  requireSlug(content.slug);
  if (content.title.trim() === '') throw new InvalidInput('Donnez un titre à la concertation.', 'title');
  if (content.timeZone != null && !isTimeZone(content.timeZone))
    throw new InvalidInput('Ce fuseau horaire est inconnu. Exemple attendu : Europe/Paris.', 'timeZone');
  const { opensAt, closesAt, publicationDueOn } = content;
  if (opensAt && closesAt && closesAt <= opensAt)
    throw new InvalidInput('La clôture doit suivre l’ouverture.', 'closesAt');
  if (publicationDueOn) requireDay(publicationDueOn);
  if (closesAt && publicationDueOn && publicationDueOn < closesAt.toISOString().slice(0, 10))
    throw new InvalidInput('La publication des résultats ne peut précéder la clôture.', 'publicationDueOn');
}

/** Writes a consultation, new or still in preparation, its texts rendered once. Throws AddressTaken, NotFound, InvalidInput. */
export async function writeConsultation(
  manager: EntityManager,
  id: string,
  content: ConsultationContent,
): Promise<void> {
  judge(content);
  const releaseId = content.releaseId ?? null;
  const taken: { taken: boolean; fits: boolean }[] = await manager.query(
    `SELECT EXISTS (SELECT FROM consultation WHERE slug = $1 AND id <> $2) AS taken,
       EXISTS (SELECT FROM doctrine WHERE id = $3)
         AND ($4::uuid IS NULL OR EXISTS (SELECT FROM release WHERE id = $4 AND doctrine_id = $3)) AS fits`,
    [content.slug, id, content.doctrineId, releaseId],
  );
  if (taken[0]?.taken) throw new AddressTaken('Une autre concertation', content.slug);
  if (!taken[0]?.fits) throw new NotFound('Cette doctrine ou cette édition n’existe pas.', 'releaseId');
  const [description, method, charter] = [content.description, content.method, content.charter].map(
    (text) => text ?? '',
  ) as [string, string, string];
  await manager.query(
    `INSERT INTO consultation (id, doctrine_id, release_id, slug, title, summary, description, description_html, method, method_html,
       charter, charter_html, moderation_notice, time_zone, opens_at, closes_at, publication_due_on, moderation_policy)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     ON CONFLICT (id) DO UPDATE SET release_id = excluded.release_id, slug = excluded.slug, title = excluded.title,
       summary = excluded.summary, description = excluded.description, description_html = excluded.description_html,
       method = excluded.method, method_html = excluded.method_html, charter = excluded.charter,
       charter_html = excluded.charter_html, moderation_notice = excluded.moderation_notice, time_zone = excluded.time_zone,
       opens_at = excluded.opens_at, closes_at = excluded.closes_at, publication_due_on = excluded.publication_due_on,
       moderation_policy = excluded.moderation_policy`,
    [
      id,
      content.doctrineId,
      releaseId,
      content.slug,
      content.title,
      content.summary ?? '',
      description,
      renderPage(description, 'description'),
      method,
      renderPage(method, 'method'),
      charter,
      renderPage(charter, 'charter'),
      content.moderationNotice ?? '',
      content.timeZone ?? 'Europe/Paris',
      content.opensAt ?? null,
      content.closesAt ?? null,
      content.publicationDueOn ?? null,
      content.moderationPolicy ?? null,
    ],
  );
}

import type { EntityManager } from 'typeorm';

/** Files and plans that nobody applied are kept for so many days, and so are pictures that no text shows. */
const KEPT_DAYS = 30;

const PICTURES = `'/images/([0-9a-f]{32})\\.', 'g'`;

/**
 * Forgets files that nobody imported in time, but the one that is being read, and pictures that no version of a text and no waiting
 * plan shows any more. Meant for the worker, with each file that is read: two statements; the texts are only looked through when there
 * is an old picture (about 50 ms for 1,000 versions).
 */
export async function forgetExpired(manager: EntityManager, beingRead: string): Promise<void> {
  await manager.query(
    `DELETE FROM doctrine_import WHERE state <> 'applied' AND id <> $2
       AND requested_at < now() - make_interval(days => $1)`,
    [KEPT_DAYS, beingRead],
  );
  await manager.query(
    `WITH old AS MATERIALIZED (SELECT digest FROM doctrine_picture WHERE stored_at < now() - make_interval(days => $1)),
       shown AS MATERIALIZED (
         SELECT found[1] AS digest FROM section_version, regexp_matches(html, ${PICTURES}) AS found WHERE EXISTS (SELECT FROM old)
         UNION
         SELECT found[1] FROM section_version, regexp_matches(markdown, ${PICTURES}) AS found WHERE EXISTS (SELECT FROM old)
         UNION
         SELECT found[1] FROM doctrine_import, regexp_matches(content::text, ${PICTURES}) AS found WHERE EXISTS (SELECT FROM old))
     DELETE FROM doctrine_picture p WHERE p.stored_at < now() - make_interval(days => $1)
       AND p.digest IN (SELECT digest FROM old) AND p.digest NOT IN (SELECT digest FROM shown)`,
    [KEPT_DAYS],
  );
}

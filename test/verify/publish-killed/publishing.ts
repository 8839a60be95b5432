import type { DataSource } from 'typeorm';
import { Visitor } from '../person';
import { DOCTRINE } from '../placements/published.edition';
import type { Stage } from '../processes';

const PUBLISH =
  'mutation ($input: PublishReleaseInput!) { publishRelease(input: $input) { __typename ... on Release { id } ... on UserError { code message } } }';

/** What a database has of one edition and of all others: an edition is there whole, with its job, or not at all. */
export interface Standing {
  /** Editions published under that address. */
  published: number;
  /** Its sections, and those of them whose text is not published. */
  sections: number;
  unpublishedTexts: number;
  /** Jobs that place comments in it. */
  jobs: number;
  /** Editions that nobody published: a publication writes none of its own. */
  drafts: number;
}

const STANDING = `
  WITH e AS (SELECT r.id, r.state FROM release r JOIN doctrine d ON d.id = r.doctrine_id WHERE d.slug = $1 AND r.slug = $2)
  SELECT (SELECT count(*)::int FROM e WHERE state = 'published') AS published,
    (SELECT count(*)::int FROM release_section rs JOIN e ON e.id = rs.release_id) AS sections,
    (SELECT count(*)::int FROM release_section rs JOIN e ON e.id = rs.release_id
       JOIN section_version v ON v.id = rs.section_version_id WHERE v.state <> 'published') AS "unpublishedTexts",
    (SELECT count(*)::int FROM job j JOIN e ON j.payload ->> 'releaseId' = e.id::text
       WHERE j.name = 'doctrine.place-anchors') AS jobs,
    (SELECT count(*)::int FROM release WHERE state = 'draft') AS drafts`;

export async function standingOf(database: DataSource, slug: string): Promise<Standing> {
  const [row]: Standing[] = await database.query(STANDING, [DOCTRINE, slug]);
  if (!row) throw new Error('A count without a row');
  return row;
}

export const isWhole = ({ published, sections, unpublishedTexts, jobs, drafts }: Standing): boolean =>
  published === 1 && sections > 0 && unpublishedTexts === 0 && jobs === 1 && drafts === 0;

export const isAbsent = ({ published, sections, jobs, drafts }: Standing): boolean =>
  published + sections + jobs + drafts === 0;

/** Asks for the publication; gives the kind of answer. Rejects when the process dies before it has answered. */
export async function publish(writer: Visitor, doctrineId: string, slug: string): Promise<string> {
  const answer = await writer.ask<{ __typename: string; code?: string; message?: string }>(PUBLISH, {
    input: { doctrineId, slug, label: `Édition ${slug}`, reason: 'Pour voir ce qui reste d’une coupure.' },
  });
  return answer.code ? `${answer.code} ${answer.message ?? ''}` : answer.__typename;
}

/** Somebody who may publish, signed in at a process. */
export async function writerAt(
  stage: Stage,
  settings: NodeJS.ProcessEnv,
  database: DataSource,
  url: string,
): Promise<Visitor> {
  const email = 'redactrice@exemple.fr';
  const granted = await stage.cli(settings, 'roles', 'grant', email, 'administrator', '--name', 'Rédactrice');
  if (granted.code !== 0) throw new Error(granted.output);
  return new Visitor(url).signIn(email, async (address) => {
    const [mail]: { body: string | null }[] = await database.query(
      'SELECT text_body AS body FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1',
      [address],
    );
    return mail?.body ?? null;
  });
}

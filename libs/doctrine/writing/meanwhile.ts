import type { EntityManager } from 'typeorm';
import { InvalidInput } from '#kernel';

type Queries = Pick<EntityManager, 'query'>;

/** What each field of a section's name is called, in a sentence. */
const CALLED = { title: 'Le titre', number: 'Le numéro', slug: 'L’adresse' } as const;

/**
 * What a field is to be: a form sends all of its fields, and what its author left alone must not undo what somebody else changed since
 * the form was shown. Throws InvalidInput when both changed it.
 * @param seen what the form showed; absent: whatever is there is replaced
 */
export function unlessChangedMeanwhile(
  field: keyof typeof CALLED,
  given: string | undefined,
  seen: string | undefined,
  now: string,
): string {
  if (given === undefined || given === seen) return now;
  if (seen === undefined || seen === now || given === now) return given;
  const present = now === '' ? 'a été enlevé' : `est devenu « ${now} »`;
  const agreed = field === 'slug' ? present.replace(/devenu|enlevé/, '$&e') : present;
  throw new InvalidInput(
    `${CALLED[field]} de cette section ${agreed} depuis que vous l’avez ouverte : rien n’a été enregistré. Rechargez la page pour repartir de là.`,
    field,
  );
}

/**
 * Refuses to take a section from where somebody else put it since it was shown. Throws InvalidInput.
 * @param seenParentId the section above it then, null at the top; absent: wherever it is, it is moved
 */
export async function refuseIfMovedMeanwhile(
  manager: Queries,
  { parentId }: { parentId: string | null },
  seenParentId: string | null | undefined,
): Promise<void> {
  if (seenParentId === undefined || seenParentId === parentId) return;
  const above = parentId === null ? null : await nameOf(manager, parentId);
  throw new InvalidInput(
    `Cette section est maintenant ${above === null ? 'au premier niveau' : `sous « ${above} »`}, où quelqu’un l’a rangée depuis que vous l’avez ouverte : rien n’a été fait. Rechargez la page et choisissez de nouveau une place.`,
    'parentId',
  );
}

/** What became of a section that is retired, and what to do now: the end of a refusal. */
export async function whatToDoOfRetired(manager: Queries, sectionId: string): Promise<string> {
  const rows: { kind: string; into: string | null }[] = await manager.query(
    `SELECT kind, other_section_id AS into FROM section_event
     WHERE section_id = $1 AND kind IN ('retired', 'merged', 'restored') ORDER BY id DESC LIMIT 1`,
    [sectionId],
  );
  const [last] = rows;
  return last?.kind === 'merged' && last.into !== null
    ? `Le texte de cette section est maintenant à la fin de « ${await nameOf(manager, last.into)} » : rien n’a été enregistré. Modifiez-le là.`
    : 'Cette section a été retirée du sommaire : rien n’a été enregistré. Rétablissez-la pour la modifier.';
}

async function nameOf(manager: Queries, sectionId: string): Promise<string> {
  const rows: { name: string }[] = await manager.query(
    `SELECT concat_ws(' ', nullif(number, ''), title) AS name FROM section WHERE id = $1`,
    [sectionId],
  );
  return rows[0]?.name ?? '';
}

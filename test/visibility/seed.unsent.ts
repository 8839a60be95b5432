import type { Person } from './expectations';
import type { Ground } from './ground';
import type { Markers } from './markers';
import type { Places } from './seed.places';

/** What of the seed is needed. */
interface Sower {
  readonly ground: Ground;
  readonly markers: Markers;
  readonly places: Places;
  done(person: Person, mutation: string, input: object): Promise<string>;
}

/** What somebody wrote and has not sent: a draft of a contribution, and a text in the editor that the other writers do not see. */
export async function leaveUnsent(seed: Sower): Promise<void> {
  const { A } = seed.places.of;
  const sectionId = A.sections[0]?.id;
  const author = { may: ['author'] as const };
  const id = await seed.done('author', 'saveCommentDraft', {
    consultationId: A.id,
    sectionId,
    body: `Ceci n’est pas fini, ${seed.markers.plant('body of a draft', author)}`,
    quote: { exact: 'Premier', prefix: '', suffix: seed.markers.plant('quote of a draft', author) },
    title: seed.markers.plant('title of a draft', author),
    proposedWording: seed.markers.plant('proposed wording of a draft', author),
    organisation: seed.markers.plant('organisation of a draft', author),
  });
  seed.markers.watch(id, 'draft', author);

  const drafter = { may: ['drafterOfA'] as const };
  const [version] = await seed.ground.database.query<{ id: string }[]>(
    'SELECT id FROM section_version WHERE section_id = $1 ORDER BY ordinal DESC LIMIT 1',
    [sectionId],
  );
  await seed.done('drafterOfA', 'keepSectionWriting', {
    ...{ sectionId, baseVersionId: version?.id },
    number: seed.markers.plant('number of what is typed', drafter),
    title: seed.markers.plant('title of what is typed', drafter),
    markdown: `Ceci n’est pas enregistré, ${seed.markers.plant('text of what is typed', drafter)}`,
    reason: seed.markers.plant('reason of what is typed', drafter),
  });
}

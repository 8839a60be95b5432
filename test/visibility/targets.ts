import { newId } from '#kernel';
import { LEGAL_PAGES } from '../../apps/api/web/legal/legal-texts';
import { PEOPLE, type Person, type Place, preparersOf, STAFF } from './expectations';
import type { Seed } from './seed';
import { FORMER_SECTION } from './seed.history';
import { PLACES, seenIn } from './seed.places';

/** A value for an argument, and who may know that what it names exists. */
export interface Target {
  readonly value: string;
  readonly seenBy: readonly Person[];
  /** Where it belongs, if anywhere. */
  readonly place?: Place;
}

/** An id, or a slug, of nothing. */
export const ABSENT_ID = newId();
export const ABSENT_SLUG = 'n-existe-pas';

export type Pools = Readonly<Record<string, readonly Target[]>>;

/**
 * Values for every argument of a query and every id of a mutation, by « Type.argument » where the name alone does not say what it is.
 * The first of each is in A and public where anything is.
 */
export async function poolsOf(seed: Seed): Promise<Pools> {
  const { of, slugs, doctrineSlugs, stageId, stageSlug, draftReleaseId } = seed.places;
  const cases: { id: string; place: string }[] = await seed.ground.database.query(
    `SELECT m.id, m.consultation_id AS place FROM moderation_case m ORDER BY m.consultation_id = $1 DESC, m.id`,
    [of.A.id],
  );
  const placeOf = (id: string) => PLACES.find((place) => of[place].id === id) ?? 'A';
  const decisions: { id: string; commentId: string }[] = await seed.ground.database.query(
    'SELECT id, comment_id AS "commentId" FROM decision ORDER BY consultation_id, seq',
  );
  const exports: { id: string; place: string }[] = await seed.ground.database.query(
    'SELECT e.id, s.consultation_id AS place FROM export e JOIN snapshot s ON s.id = e.snapshot_id ORDER BY e.id',
  );
  const placements: { id: string; commentId: string; place: string }[] = await seed.ground.database.query(
    `SELECT p.id, p.comment_id AS "commentId", c.consultation_id AS place
     FROM placement p JOIN comment c ON c.id = p.comment_id ORDER BY p.id`,
  );
  const stored: { id: string; doctrineId: string; isDraft: boolean }[] = await seed.ground.database.query(
    `SELECT v.id, s.doctrine_id AS "doctrineId", v.state = 'draft' AS "isDraft"
     FROM section_version v JOIN section s ON s.id = v.section_id WHERE s.doctrine_id = ANY ($1::uuid[])
     ORDER BY s.doctrine_id = $2 DESC, v.section_id, v.ordinal`,
    [PLACES.map((place) => of[place].doctrineId), of.A.doctrineId],
  );
  const versions = stored.map(({ id, doctrineId, isDraft }) => ({
    value: id,
    seenBy: isDraft
      ? preparersOf(PLACES.find((place) => of[place].doctrineId === doctrineId) ?? 'A')
      : PEOPLE,
  }));
  // In the text of A as it is now, and in a paragraph that is in the pool.
  const [quotable]: { word: string }[] = await seed.ground.database.query(
    `SELECT split_part(b.text, ' ', 1) AS word
     FROM consultation k JOIN release_section rs ON rs.release_id = k.release_id
     JOIN block b ON b.section_version_id = rs.section_version_id
     WHERE k.id = $1 AND b.block_id = ANY ($2) ORDER BY rs.reading_order, b.position LIMIT 1`,
    [of.A.id, of.A.sections.flatMap(({ blocks }) => blocks)],
  );
  const everywhere = (values: Readonly<Record<(typeof PLACES)[number], string>>): Target[] =>
    PLACES.map((place) => ({ value: values[place], seenBy: seenIn(place), place }));
  const drafters = (place: 'A' | 'B') => STAFF[place].drafters;
  const comments = seed.allComments.map(({ id, marks }) => ({
    value: id,
    seenBy: marks.audience('existence'),
  }));
  const toldOf = (commentId: string): readonly Person[] =>
    seed.allComments.find(({ id }) => id === commentId)?.marks.audience('statement of a decision') ?? [];
  const placed = placements.map(({ id, commentId, place }) => {
    const comment = seed.allComments.find((one) => one.id === commentId);
    return {
      value: id,
      seenBy: preparersOf(place === of.A.id ? 'A' : 'B').filter((writer) =>
        comment?.marks.audience('existence').includes(writer),
      ),
    };
  });
  const consultations = PLACES.map((place) => ({ value: of[place].id, seenBy: seenIn(place), place }));
  const sections = PLACES.flatMap((place) =>
    of[place].sections.map(({ id }) => ({ value: id, seenBy: seenIn(place), place })),
  );
  const releases = [
    ...PLACES.filter((place) => place !== 'draft').map((place) => ({
      value: of[place].releaseId,
      seenBy: PEOPLE,
    })),
    { value: seed.nextReleaseId, seenBy: PEOPLE },
    { value: draftReleaseId, seenBy: preparersOf('A') },
  ];
  return {
    consultationId: consultations,
    consultationSlug: everywhere(slugs),
    'Consultation.slug': everywhere(slugs),
    // Slugs of sections are the same everywhere: which one is meant, the consultation says.
    'Section.slug': ['section-1', 'section-2'].map((value) => ({ value, seenBy: PEOPLE })),
    sectionId: sections,
    intoId: sections,
    'AddSectionInput.after': sections,
    'MoveSectionInput.after': sections,
    seenParentId: sections,
    'RestoreSectionInput.after': sections,
    'SectionAddress.slug': ['section-1', 'section-2', FORMER_SECTION].map((value) => ({
      value,
      seenBy: PEOPLE,
    })),
    title: [{ value: 'Un titre', seenBy: PEOPLE }],
    markdown: [{ value: 'Un **texte**, et un autre.', seenBy: PEOPLE }],
    stageId: [{ value: stageId, seenBy: PEOPLE }],
    'TourStagePage.slug': [{ value: stageSlug, seenBy: PEOPLE }],
    doctrineSlug: everywhere(doctrineSlugs).map(({ value }) => ({ value, seenBy: PEOPLE })),
    doctrineId: [{ value: of.A.doctrineId, seenBy: PEOPLE }],
    'SectionHistory.section': of.A.sections.map(({ id }) => ({ value: id, seenBy: PEOPLE })),
    'SectionVersion.id': versions,
    fromVersionId: versions,
    toVersionId: versions,
    'Release.id': releases,
    fromReleaseId: releases,
    toReleaseId: releases,
    releaseId: releases,
    'DoctrineImport.id': [{ value: seed.importId, seenBy: preparersOf('A') }],
    importId: [{ value: seed.importId, seenBy: preparersOf('A') }],
    'SectionPreview.slug': [{ value: 'une-page-ajoutee', seenBy: PEOPLE }],
    'ImportComparison.slug': [{ value: 'une-page-ajoutee', seenBy: PEOPLE }],
    'Comment.id': comments,
    commentId: comments,
    'CommentPreview.body': [{ value: 'Un texte, et où écrire : camille.durand@courriel.fr', seenBy: PEOPLE }],
    parentId: comments,
    rootId: comments.filter((_, index) => !seed.allComments[index]?.parent),
    caseId: cases.map(({ id, place }) => ({
      value: id,
      seenBy: STAFF[placeOf(place)].moderators,
      place: placeOf(place),
    })),
    decisionId: decisions.map(({ id, commentId }) => ({ value: id, seenBy: toldOf(commentId) })),
    'ModerationCase.id': cases.map(({ id, place }) => ({
      value: id,
      seenBy: STAFF[placeOf(place)].moderators,
    })),
    'Placement.id': placed,
    placementId: placed,
    'Snapshot.id': (['A', 'B'] as const).map((place) => ({
      value: seed.snapshotIds[place] ?? '',
      seenBy: drafters(place),
    })),
    snapshotId: (['A', 'B'] as const).map((place) => ({
      value: seed.snapshotIds[place] ?? '',
      seenBy: drafters(place),
    })),
    exportId: exports.map(({ id, place }) => ({ value: id, seenBy: STAFF[placeOf(place)].drafters })),
    jobId: [{ value: seed.failedJob, seenBy: ['administrator'] }],
    'SelectedPassage.exact': [{ value: quotable?.word ?? '', seenBy: PEOPLE }],
    'LegalPage.name': LEGAL_PAGES.map((value) => ({ value, seenBy: PEOPLE })),
    blockId: of.A.sections.flatMap(({ blocks }) => blocks.map((value) => ({ value, seenBy: PEOPLE }))),
  };
}

/** Values for an argument of an operation that gives `typeName`. Throws for one that nobody has said how to fill. */
export function poolFor(pools: Pools, typeName: string, argument: string): readonly Target[] {
  const pool = pools[`${typeName}.${argument}`] ?? pools[argument];
  if (!pool?.length) {
    throw new Error(
      `An argument « ${argument} » of what gives ${typeName}: the matrix does not know how to fill it (test/visibility/targets.ts)`,
    );
  }
  return pool;
}

import type { CorpusSize } from './corpus.size';
import { writeText } from './french.text';
import type { Row } from './insert.rows';
import type { Chance } from './random';

/** Before all that is generated, and the instant at which the consultation opens. */
export const PREPARED_AT = Date.UTC(2026, 0, 5, 8);
export const OPENS_AT = Date.UTC(2026, 1, 2, 8);
/** Days over which contributions come in. */
export const DAYS = 60;

const DAY_MS = 86_400_000;
const BLOCKS_PER_SECTION = 6;
const REGIONS = [
  'Auvergne-Rhône-Alpes',
  'Bourgogne-Franche-Comté',
  'Bretagne',
  'Centre-Val de Loire',
  'Corse',
  'Grand Est',
  'Guadeloupe',
  'Guyane',
  'Hauts-de-France',
  'Île-de-France',
  'La Réunion',
  'Martinique',
  'Normandie',
  'Nouvelle-Aquitaine',
  'Occitanie',
  'Pays de la Loire',
  'Provence-Alpes-Côte d’Azur',
] as const;

export interface BlockPlace {
  id: string;
  text: string;
}

export interface SectionPlace {
  id: string;
  versionId: string;
  blocks: BlockPlace[];
}

/** What comments are attached to. */
export interface Frame {
  consultationId: string;
  doctrineId: string;
  releaseId: string;
  sections: SectionPlace[];
  stageIds: string[];
  participantIds: string[];
  /** Rows in an order that foreign keys allow, published afterwards. */
  rows: [table: string, rows: Row[]][];
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The consultation, its edition, the stages of its tour and its participants, before anything is said. */
export function frameOf(size: CorpusSize, chance: Chance): Frame {
  const newId = (): string => chance.idAt(PREPARED_AT + chance.below(DAY_MS));
  const [doctrineId, releaseId, consultationId] = [newId(), newId(), newId()];
  const sections = Array.from({ length: size.sections }, () => ({
    id: newId(),
    versionId: newId(),
    blocks: Array.from({ length: BLOCKS_PER_SECTION }, () => ({
      id: newId(),
      text: writeText(chance, 300).body,
    })),
  }));
  const stageIds = Array.from({ length: size.stages }, newId);
  const participants = Array.from({ length: size.participants }, (_, index) =>
    participantRow(newId(), index, chance),
  );
  return {
    consultationId,
    doctrineId,
    releaseId,
    sections,
    stageIds,
    participantIds: participants.map(({ id }) => id),
    rows: [
      ['participant', participants],
      ['doctrine', [{ id: doctrineId, slug: 'mesure', title: 'Doctrine de mesure' }]],
      [
        'release',
        [
          {
            id: releaseId,
            doctrine_id: doctrineId,
            slug: 'soumise',
            label: 'Soumise',
            state: 'draft',
            created_at: instant(PREPARED_AT),
          },
        ],
      ],
      ...sectionRows(doctrineId, releaseId, sections),
      [
        'consultation',
        [
          {
            id: consultationId,
            doctrine_id: doctrineId,
            release_id: releaseId,
            slug: 'mesure',
            title: 'Concertation de mesure',
            opens_at: instant(OPENS_AT),
            closes_at: '2099-12-31T23:00:00Z',
            moderation_policy: 'before',
            opened_at: instant(PREPARED_AT),
          },
        ],
      ],
      ['tour_stage', stageIds.map((id, index) => stageRow(id, index, consultationId))],
    ],
  };
}

export function participantRow(id: string, index: number, chance: Chance) {
  const category = chance.weighted([
    ['health_professional', 0.35],
    ['citizen', 0.2],
    ['vendor', 0.15],
    ['establishment', 0.12],
    ['users_representative', 0.08],
    ['institution', 0.06],
    ['start_up', 0.04],
  ] as const);
  return {
    id,
    email: `participant-${index + 1}@mesure.invalid`,
    display_name: `Participant ${index + 1}`,
    category,
    organisation_name:
      category === 'citizen' || chance.happens(0.5) ? null : `Organisation ${chance.below(300) + 1}`,
    locale: 'fr',
    created_at: instant(PREPARED_AT),
  };
}

function sectionRows(
  doctrineId: string,
  releaseId: string,
  sections: readonly SectionPlace[],
): Frame['rows'] {
  const created_at = instant(PREPARED_AT);
  const slugOf = (index: number): string => `section-${index + 1}`;
  const titleOf = (index: number): string => `Section ${index + 1}`;
  return [
    [
      'section',
      sections.map(({ id }, index) => ({
        id,
        doctrine_id: doctrineId,
        slug: slugOf(index),
        number: String(index + 1),
        title: titleOf(index),
        position: index,
        created_at,
      })),
    ],
    [
      'section_version',
      sections.map(({ id, versionId, blocks }, index) => ({
        id: versionId,
        section_id: id,
        ordinal: 1,
        state: 'draft',
        title: titleOf(index),
        markdown: blocks.map(({ text }) => text).join('\n\n'),
        html: blocks.map((block) => `<p data-block="${block.id}">${block.text}</p>`).join('\n'),
        text: blocks.map(({ text }) => text).join('\n'),
        reason: 'Données de mesure',
        created_at,
      })),
    ],
    [
      'block',
      sections.flatMap(({ versionId, blocks }) =>
        blocks.map(({ id, text }, position) => ({
          section_version_id: versionId,
          block_id: id,
          position,
          kind: 'paragraph',
          text,
        })),
      ),
    ],
    [
      'release_section',
      sections.map(({ id, versionId }, index) => ({
        release_id: releaseId,
        section_id: id,
        section_version_id: versionId,
        slug: slugOf(index),
        number: String(index + 1),
        title: titleOf(index),
        depth: 1,
        position: index,
        reading_order: index,
      })),
    ],
  ];
}

export function stageRow(id: string, index: number, consultationId: string): Row {
  const name = REGIONS[index % REGIONS.length] ?? REGIONS[0];
  return {
    id,
    consultation_id: consultationId,
    slug: `etape-${index + 1}`,
    name,
    region_name: name,
    region_code: String(index + 1).padStart(2, '0'),
    cities: ['Chef-lieu'],
    time_zone: 'Europe/Paris',
    position: index,
    told_as_held: true,
    date_doubtful: false,
    created_at: instant(PREPARED_AT),
  };
}

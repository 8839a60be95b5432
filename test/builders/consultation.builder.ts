import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { blockElementId } from '#doctrine';

export interface BuiltSection {
  id: string;
  versionId: string;
  slug: string;
  /** Ids of its blocks, in order. */
  blocks: string[];
}

export interface BuiltConsultation {
  id: string;
  doctrineId: string;
  releaseId: string;
  sections: BuiltSection[];
}

export interface ConsultationWish {
  /** Days from now; negative in the past. Null: being prepared. */
  opensInDays?: number | null;
  closesInDays?: number;
  /** Texts of the blocks of each section. */
  sections?: string[][];
}

/** A consultation on a published edition, by default open since yesterday, for tests of the domains above the doctrine. */
export async function buildConsultation(
  dataSource: DataSource,
  { opensInDays = -1, closesInDays = 30, sections = [['Premier paragraphe.']] }: ConsultationWish = {},
): Promise<BuiltConsultation> {
  const [id, doctrineId, releaseId] = [newId(), newId(), newId()] as const;
  await dataSource.query(`INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, 'Doctrine')`, [
    doctrineId,
    `doctrine-${doctrineId}`,
  ]);
  await dataSource.query(
    `INSERT INTO release (id, doctrine_id, slug, label) VALUES ($1, $2, 'soumise', 'Soumise')`,
    [releaseId, doctrineId],
  );
  const built: BuiltSection[] = [];
  for (const [position, texts] of sections.entries()) {
    built.push(await buildSection(dataSource, doctrineId, releaseId, position, texts));
  }
  await dataSource.query(
    `UPDATE release SET state = 'published', published_at = now() - interval '60 days' WHERE id = $1`,
    [releaseId],
  );
  await dataSource.query(
    `INSERT INTO consultation (id, doctrine_id, release_id, slug, title, opens_at, closes_at, moderation_policy, opened_at)
     VALUES ($1, $2, $3, $4, 'Concertation', now() + make_interval(days => $5), now() + make_interval(days => $6), 'before',
       CASE WHEN $5::int IS NULL THEN NULL ELSE now() - interval '60 days' END)`,
    [id, doctrineId, releaseId, `concertation-${id}`, opensInDays, closesInDays],
  );
  return { id, doctrineId, releaseId, sections: built };
}

async function buildSection(
  dataSource: DataSource,
  doctrineId: string,
  releaseId: string,
  position: number,
  texts: readonly string[],
): Promise<BuiltSection> {
  const section: BuiltSection = {
    id: newId(),
    versionId: newId(),
    slug: `section-${position + 1}`,
    blocks: texts.map(() => newId()),
  };
  const title = `Section ${position + 1}`;
  await dataSource.query(
    'INSERT INTO section (id, doctrine_id, slug, number, title, position) VALUES ($1, $2, $3, $4, $5, $6)',
    [section.id, doctrineId, section.slug, String(position + 1), title, position],
  );
  await dataSource.query(
    `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, reason)
     VALUES ($1, $2, 1, $3, $4, $5, $4, 'test')`,
    [section.versionId, section.id, title, texts.join('\n\n'), htmlOf(texts, section.blocks)],
  );
  for (const [index, text] of texts.entries()) {
    await dataSource.query(
      `INSERT INTO block (section_version_id, block_id, position, kind, text) VALUES ($1, $2, $3, 'paragraph', $4)`,
      [section.versionId, section.blocks[index], index, text],
    );
  }
  await dataSource.query(
    `UPDATE section_version SET state = 'published', published_at = now() - interval '60 days' WHERE id = $1`,
    [section.versionId],
  );
  await dataSource.query(
    `INSERT INTO release_section (release_id, section_id, section_version_id, slug, number, title, depth, position, reading_order)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7)`,
    [releaseId, section.id, section.versionId, section.slug, String(position + 1), title, position],
  );
  return section;
}

/** Paragraphs as the doctrine's own printer writes them. */
const htmlOf = (
  texts: readonly string[],
  blocks: readonly string[],
  links: readonly (string | undefined)[] = [],
): string =>
  texts
    .map((text, index) => {
      const id = blocks[index] ?? '';
      const words = text.replace(/&/g, '&#x26;').replace(/</g, '&#x3C;');
      const link = links[index];
      const inside = link ? `<a href="${link}">${words}</a>` : words;
      return `<p id="${blockElementId(id)}" data-block="${id}">${inside}</p>`;
    })
    .join('\n');

/** An account. */
export async function buildParticipant(
  dataSource: DataSource,
  displayName = 'Camille',
  more: { category?: string; organisationName?: string } = {},
): Promise<string> {
  const id = newId();
  await dataSource.query(
    'INSERT INTO participant (id, email, display_name, category, organisation_name) VALUES ($1, $2, $3, $4, $5)',
    [id, `${id}@exemple.fr`, displayName, more.category ?? null, more.organisationName ?? null],
  );
  return id;
}

/** A newer published edition of a doctrine: sections that go on, each with its blocks by identity. Returns its id. */
export async function buildEdition(
  dataSource: DataSource,
  doctrineId: string,
  sections: readonly { id: string; blocks: readonly { id: string; text: string; link?: string }[] }[],
): Promise<string> {
  const releaseId = newId();
  await dataSource.query(
    `INSERT INTO release (id, doctrine_id, slug, label) VALUES ($1, $2, $3, 'Mise à jour')`,
    [releaseId, doctrineId, `edition-${releaseId}`],
  );
  for (const [position, { id, blocks }] of sections.entries()) {
    const versionId = newId();
    await dataSource.query(
      `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, reason)
       SELECT $1, id, (SELECT max(ordinal) + 1 FROM section_version WHERE section_id = $2), title, '', $3, '', 'test'
       FROM section WHERE id = $2`,
      [
        ...[versionId, id],
        htmlOf(
          blocks.map(({ text }) => text),
          blocks.map((block) => block.id),
          blocks.map(({ link }) => link),
        ),
      ],
    );
    await dataSource.query(
      `INSERT INTO block (section_version_id, block_id, position, kind, text)
       SELECT $1, id, ordinality - 1, 'paragraph', text FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS b (id, text)`,
      [versionId, blocks.map((block) => block.id), blocks.map((block) => block.text)],
    );
    await dataSource.query(
      `INSERT INTO release_section (release_id, section_id, section_version_id, slug, number, title, depth, position, reading_order)
       SELECT $1, id, $2, slug, number, title, 1, $4, $4 FROM section WHERE id = $3`,
      [releaseId, versionId, id, position],
    );
    await dataSource.query(
      `UPDATE section_version SET state = 'published', published_at = now() WHERE id = $1`,
      [versionId],
    );
  }
  await dataSource.query(`UPDATE release SET state = 'published', published_at = now() WHERE id = $1`, [
    releaseId,
  ]);
  return releaseId;
}

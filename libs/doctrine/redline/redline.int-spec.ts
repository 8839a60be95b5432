import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { newId } from '#kernel';
import { countStatements } from '#platform/testing';
import {
  buildConsultation,
  buildEdition,
  type BuiltConsultation,
} from '../../../test/builders/consultation.builder';
import { TestDomain } from '../../../test/builders/domain.builder';
import { DoctrineModule } from '../doctrine.module';
import { recordSectionEvent } from '../writing/section.events';
import { CompareVersionsHandler } from '../jobs/compare-versions.handler';
import { RedlineQueries } from './redline.queries';
import { RedlineService } from './redline.service';
import { ReleaseChangesService } from './release.changes.service';

const FIRST = 'Les établissements publient chaque année la liste des services ouverts aux patients.';
const MOVED = 'Le registre des accès est tenu à la disposition de l’autorité de contrôle compétente.';
const LATER = 'Les établissements publient chaque mois la liste des services ouverts aux patients.';

describe('comparisons in the database', () => {
  let domain: TestDomain;
  let database: DataSource;
  let redlines: RedlineService;
  let built: BuiltConsultation;
  let nextReleaseId: string;

  const versionsOf = async (sectionId: string): Promise<string[]> => {
    const rows: { id: string }[] = await database.query(
      'SELECT id FROM section_version WHERE section_id = $1 ORDER BY ordinal',
      [sectionId],
    );
    return rows.map(({ id }) => id);
  };

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    ({ database } = domain);
    redlines = domain.get(RedlineService);
    built = await buildConsultation(database, {
      sections: [
        ['Premier titre', FIRST, MOVED],
        ['Second titre', 'Un paragraphe qui reste à sa place.'],
        ['Troisième titre', 'Retiré ensuite.'],
      ],
    });
    const [one, two, three] = built.sections;
    const done = async (id: string | undefined, kind: 'moved' | 'retired', reason: string): Promise<void> => {
      const section = { id: id ?? '', doctrineId: built.doctrineId };
      await recordSectionEvent(database, section, kind, { doneBy: null, reason, before: null, after: null });
    };
    await done(two?.id, 'moved', 'essai défait');
    await done(three?.id, 'retired', 'dit ailleurs');
    nextReleaseId = await buildEdition(database, built.doctrineId, [
      {
        id: one?.id ?? '',
        blocks: [
          { id: one?.blocks[0] ?? '', text: 'Premier titre' },
          { id: one?.blocks[1] ?? '', text: LATER },
        ],
      },
      {
        id: two?.id ?? '',
        blocks: [
          { id: two?.blocks[0] ?? '', text: 'Second titre' },
          { id: two?.blocks[1] ?? '', text: 'Un paragraphe qui reste à sa place.' },
          { id: one?.blocks[2] ?? '', text: MOVED },
        ],
      },
    ]);
    await done(three?.id, 'retired', 'après la publication');
  }, 60_000);
  afterAll(() => domain.stop());

  it('are computed once for two published versions, and say where a paragraph went', async () => {
    const [from = '', to = ''] = await versionsOf(built.sections[0]?.id ?? '');
    const first = await countStatements(database, () => redlines.ofVersions(Viewer.visitor, from, to));
    expect(first.result?.redline).toMatchObject({ wordsAdded: 1, wordsRemoved: 1 });
    expect(first.result?.redline?.changes.map(({ kind, elsewhere }) => [kind, elsewhere?.name])).toEqual([
      ['unchanged', undefined],
      ['reworded', undefined],
      ['left', '2 Section 2'],
    ]);
    expect(first.statements.length).toBeLessThanOrEqual(6);
    const again = await countStatements(database, () => redlines.ofVersions(Viewer.visitor, from, to));
    expect(again.result).toEqual(first.result);
    expect(again.statements).toHaveLength(1);
  });

  it('say where a paragraph came from', async () => {
    const [from = '', to = ''] = await versionsOf(built.sections[1]?.id ?? '');
    const found = await redlines.ofVersions(Viewer.visitor, from, to);
    expect(found?.redline?.changes.at(-1)).toMatchObject({
      kind: 'arrived',
      elsewhere: { name: '1 Section 1' },
    });
  });

  it('tell a split as it was recorded, over editions and both ways, where the words say less', async () => {
    const whole = await buildConsultation(database, {
      sections: [['Titre', 'Un registre est tenu par chacun et présenté à l’autorité.', 'La suite.']],
    });
    const [section] = whole.sections;
    const [title = '', split = '', last = ''] = section?.blocks ?? [];
    const piece = newId();
    const pieces = [
      { id: title, text: 'Titre' },
      { id: split, text: 'Chaque acteur tient son registre.' },
      { id: piece, text: 'L’autorité en prend connaissance sur demande écrite.' },
      { id: last, text: 'La suite.' },
    ];
    await buildEdition(database, whole.doctrineId, [{ id: section?.id ?? '', blocks: pieces }]);
    const [one = '', two = ''] = await versionsOf(section?.id ?? '');
    await database.query(
      `INSERT INTO block_lineage (section_version_id, block_id, from_block_id, from_version_id, kind)
       VALUES ($1, $2, $3, $4, 'split')`,
      [two, piece, split, one],
    );
    const later = pieces.map(({ id, text }) => ({ id, text: id === last ? 'Une autre suite.' : text }));
    await buildEdition(database, whole.doctrineId, [{ id: section?.id ?? '', blocks: later }]);
    const three = (await versionsOf(section?.id ?? '')).at(-1) ?? '';
    const kinds = async (from: string, to: string): Promise<string[]> => {
      const found = await redlines.ofVersions(Viewer.visitor, from, to);
      return (found?.redline?.changes ?? []).map(({ kind }) => kind);
    };
    expect(await kinds(one, two)).toEqual(['unchanged', 'split', 'unchanged']);
    expect(await kinds(one, three)).toEqual(['unchanged', 'split', 'reworded']);
    expect(await kinds(two, one)).toEqual(['unchanged', 'merged', 'unchanged']);
  });

  it('are none of versions of two sections, and none of a draft for who does not write', async () => {
    const [from = ''] = await versionsOf(built.sections[0]?.id ?? '');
    const [other = ''] = await versionsOf(built.sections[1]?.id ?? '');
    expect(await redlines.ofVersions(Viewer.visitor, from, other)).toBeNull();
    const draft = newId();
    await database.query(
      `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, reason)
       VALUES ($1, $2, 9, 'Premier titre', '', '', '', 'essai')`,
      [draft, built.sections[0]?.id],
    );
    expect(await redlines.ofVersions(Viewer.visitor, from, draft)).toBeNull();
    const writer = Viewer.participant(newId(), [
      { role: 'drafter', consultationId: built.id, stageId: null },
    ]);
    expect(await redlines.ofVersions(writer, from, draft)).toMatchObject({ state: 'ready' });
    const kept: unknown[] = await database.query('SELECT FROM redline WHERE to_version_id = $1', [draft]);
    expect(kept).toHaveLength(0);
  });

  it('of long texts are left to a job, once', async () => {
    const long = 'Un mot après l’autre, longuement. '.repeat(7_000);
    const built2 = await buildConsultation(database, { sections: [['Titre', 'Court.']] });
    const [section] = built2.sections;
    const ids: string[] = [];
    for (const [index, text] of [long, `${long} Et la fin.`].entries()) {
      const id = newId();
      ids.push(id);
      await database.query(
        `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, reason)
         VALUES ($1, $2, $3, 'Titre', '', $4, '', 'essai')`,
        [id, section?.id, 2 + index, `<p id="b-0" data-block="${section?.blocks[1] ?? ''}">${text}</p>`],
      );
      await database.query(
        `INSERT INTO block (section_version_id, block_id, position, kind, text)
         VALUES ($1, $2, 0, 'heading', 'Titre'), ($1, $3, 1, 'paragraph', $4)`,
        [id, section?.blocks[0], section?.blocks[1], text.trim()],
      );
      await database.query(
        `UPDATE section_version SET state = 'published', published_at = now() WHERE id = $1`,
        [id],
      );
    }
    const [from = '', to = ''] = ids;
    const ask = () => redlines.ofVersions(Viewer.visitor, from, to);
    expect(await ask()).toMatchObject({ state: 'waiting', redline: null });
    expect(await ask()).toMatchObject({ state: 'waiting' });
    const jobs: { payload: { redlineIds: string[] } }[] = await database.query(
      `SELECT payload FROM job WHERE name = 'doctrine.compare-versions'`,
    );
    expect(jobs).toHaveLength(1);
    const handler = new CompareVersionsHandler(domain.get(RedlineQueries), redlines);
    const payload = jobs[0]?.payload ?? { redlineIds: [] };
    const computed = await handler.prepare(payload);
    await database.transaction((manager) =>
      handler.apply(payload, { manager, enqueue: () => Promise.resolve('') }, computed),
    );
    expect(await ask()).toMatchObject({ state: 'ready', redline: { wordsAdded: 3, wordsRemoved: 0 } });
  });

  it('of editions tell each section, with a fixed number of statements', async () => {
    const changes = domain.get(ReleaseChangesService);
    const ask = () => changes.between(Viewer.visitor, built.releaseId, nextReleaseId);
    const first = await countStatements(database, ask);
    expect(
      first.result?.changes.map(({ kinds, after, before, wordsAdded, wordsRemoved, reasons }) => [
        (after ?? before)?.slug,
        kinds.join(' '),
        wordsAdded,
        wordsRemoved,
        reasons.join(' '),
      ]),
    ).toEqual([
      ['section-1', 'changed', 1, 1, 'test'],
      ['section-2', 'changed', 0, 0, 'test'],
      ['section-3', 'removed', 0, 4, 'dit ailleurs'],
    ]);
    expect(first.statements.length).toBeLessThanOrEqual(10);
    const again = await countStatements(database, ask);
    expect(again.result).toEqual(first.result);
    expect(again.statements).toHaveLength(5);
  });
});

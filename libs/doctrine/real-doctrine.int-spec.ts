import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Viewer } from '#identity';
import { TestDomain } from '../../test/builders/domain.builder';
import { DoctrineModule, DoctrineQueries, DoctrineService } from './index';

const FOLDER = resolve(process.env.SHARED_DATA ?? '../shared/data', 'doctrine-cisis');
const BALLOT = resolve(FOLDER, '2024-11-22-ballot');
const PUBLISHED = resolve(FOLDER, '2025-06-30-published');
const present = existsSync(FOLDER);
if (!present)
  process.emitWarning(`SKIPPED, NOT PROVED: the real doctrine is not at ${FOLDER} (set SHARED_DATA)`);

const DOCTRINE = { slug: 'ci-sis' };

(present ? describe : describe.skip)('the CI-SIS doctrine in the database', () => {
  let domain: TestDomain;
  let service: DoctrineService;
  const releases: string[] = [];

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    service = domain.get(DoctrineService);
  }, 60_000);
  afterAll(() => domain.stop());

  it('goes in as the edition put to consultation, then as the edition published', async () => {
    const editions = [
      [BALLOT, 'soumise', 'Soumise à concertation, novembre 2024'],
      [PUBLISHED, 'publiee', 'Publiée, juin 2025'],
    ] as const;
    for (const [folder, slug, label] of editions) {
      const start = performance.now();
      const done = await service.apply({ folder, doctrine: DOCTRINE, reason: `import : ${label}` });
      const middle = performance.now();
      releases.push(await service.publishRelease(done.doctrineId, { slug, label }));
      const end = performance.now();
      process.stdout.write(
        `${slug}: ${JSON.stringify(done.plan.totals)}, ${done.sectionsWritten} sections and ${done.versionsWritten} versions written, ` +
          `import ${((middle - start) / 1000).toFixed(2)} s, publication ${((end - middle) / 1000).toFixed(2)} s\n`,
      );
      expect(done.versionsWritten).toBeGreaterThan(20);
      const again = await service.apply({ folder, doctrine: DOCTRINE, reason: 'encore' });
      expect(again).toMatchObject({ nothingToDo: true, versionsWritten: 0 });
    }
  }, 60_000);

  it('keeps the identity of every paragraph that moved word for word to another page', async () => {
    const rows: { moved: number; kept: number; before: number; after: number; same: number }[] =
      await domain.database.query(
        `WITH b AS (
           SELECT rs.release_id = $1 AS first, v.source_file AS page, b.block_id, b.text, b.kind
           FROM release_section rs JOIN section_version v ON v.id = rs.section_version_id
           JOIN block b ON b.section_version_id = v.id WHERE rs.release_id IN ($1, $2)
         ), moved AS (
           SELECT n.block_id, n.text FROM b n WHERE NOT n.first AND n.kind <> 'heading'
             AND EXISTS (SELECT FROM b o WHERE o.first AND o.text = n.text)
             AND NOT EXISTS (SELECT FROM b o JOIN b s ON s.page = o.page AND s.text = n.text AND NOT s.first
               WHERE o.first AND o.text = n.text)
         )
         SELECT (SELECT count(*)::int FROM moved) AS moved,
           (SELECT count(*)::int FROM moved m WHERE EXISTS (
             SELECT FROM b o WHERE o.first AND o.block_id = m.block_id AND o.text = m.text)) AS kept,
           (SELECT count(*)::int FROM b WHERE first) AS before, (SELECT count(*)::int FROM b WHERE NOT first) AS after,
           (SELECT count(*)::int FROM b n WHERE NOT first AND EXISTS (
             SELECT FROM b o WHERE o.first AND o.block_id = n.block_id)) AS same`,
        releases,
      );
    const [figures] = rows;
    process.stdout.write(`blocks: ${JSON.stringify(figures)}\n`);
    expect(figures?.moved).toBeGreaterThanOrEqual(26);
    expect(figures?.kept).toBe(figures?.moved);
    expect(figures?.same).toBeGreaterThan((figures?.before ?? 0) / 2);
  });

  it('leads every link between pages to a section of the same edition', async () => {
    const queries = domain.get(DoctrineQueries);
    for (const releaseId of releases) {
      const slugs = new Set((await queries.sectionTree(Viewer.visitor, releaseId)).map(({ slug }) => slug));
      const rows: { html: string }[] = await domain.database.query(
        `SELECT v.html FROM release_section rs JOIN section_version v ON v.id = rs.section_version_id WHERE rs.release_id = $1`,
        [releaseId],
      );
      const targets = rows.flatMap(({ html }) =>
        [...html.matchAll(/href="\/sections\/([^"#]+)/g)].map((match) => decodeURIComponent(match[1] ?? '')),
      );
      process.stdout.write(`${targets.length} links between sections of ${slugs.size}\n`);
      expect(targets.filter((slug) => !slugs.has(slug))).toEqual([]);
    }
  });

  it('never changes what the first edition said when the second comes', async () => {
    const [first]: [{ same: boolean; sections: number }] = await domain.database.query(
      `SELECT bool_and(v.published_at = r.published_at) AS same, count(*)::int AS sections
       FROM release_section rs JOIN release r ON r.id = rs.release_id JOIN section_version v ON v.id = rs.section_version_id
       WHERE r.id = $1`,
      [releases[0]],
    );
    expect(first.same).toBe(true);
    expect(first.sections).toBeGreaterThan(100);
  });
});

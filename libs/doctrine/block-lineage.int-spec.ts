import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { newId } from '#kernel';
import { TestDomain } from '../../test/builders/domain.builder';
import {
  DoctrineModule,
  DoctrineService,
  blockLineage,
  editionTexts,
  EditionText,
  placeAnchor,
} from './index';
import { EditionsQueries } from './editions.queries';

const FIRST =
  'Les établissements publient chaque année la liste des services ouverts aux patients de leur territoire.';
const SECOND =
  'Cette liste est relue par les professionnels concernés avant sa mise en ligne sur le portail national.';
const THIRD =
  'Un bilan des usages est remis aux agences régionales au premier trimestre de chaque année civile.';
const FOURTH = 'Il décrit les difficultés rencontrées et les mesures prises par chacune des équipes locales.';

describe('the lineage of paragraphs', () => {
  let domain: TestDomain;
  let database: DataSource;
  let service: DoctrineService;
  let folder: string;

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    database = domain.database;
    service = domain.get(DoctrineService);
    folder = await mkdtemp(join(tmpdir(), 'concertation-lignee-'));
  }, 60_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await domain.stop();
  });

  const publish = async (
    slug: string,
    doctrine: { slug: string; title: string },
    paragraphs: string[],
  ): Promise<string> => {
    await writeFile(join(folder, '1-services.md'), `# Services\n\n${paragraphs.join('\n\n')}\n`);
    const { doctrineId } = await service.apply({ folder, doctrine, reason: 'essai' });
    return service.publishRelease(doctrineId, { slug, label: slug });
  };

  it('is recorded when an edition is published, never changes, and says where words are now', async () => {
    const doctrine = { slug: `doctrine-${newId()}`, title: 'Doctrine' };
    const one = await publish('un', doctrine, [`${FIRST} ${SECOND}`, THIRD, FOURTH]);
    const two = await publish('deux', doctrine, [FIRST, SECOND, `${THIRD} ${FOURTH}`]);
    const lineage = await blockLineage(database.manager, two);
    expect(lineage.map(({ kind }) => kind).sort()).toEqual(['merge', 'split']);
    await expect(database.query('DELETE FROM block_lineage')).rejects.toThrow('only added to');
    await expect(database.query("UPDATE block_lineage SET kind = 'split'")).rejects.toThrow('only added to');

    const [seen] = await editionTexts(database.manager, two);
    const origins = await domain.get(EditionsQueries).blockOrigins(
      Viewer.visitor,
      (seen?.blocks ?? []).map(({ id }) => ({ versionId: seen?.versionId ?? '', blockId: id })),
    );
    expect(origins.map(({ kind, text }) => `${kind} ${text}`).sort()).toEqual([
      expect.stringMatching(/^merge (?:Un bilan|Il décrit)/) as string,
      `split ${FIRST} ${SECOND}`,
    ]);

    const [from] = await editionTexts(database.manager, one);
    const [to] = await editionTexts(database.manager, two);
    if (!from || !to) throw new Error('no text');
    const edition = new EditionText([to], undefined, lineage);
    for (const words of [
      'services ouverts',
      'relue par les professionnels',
      'bilan des usages',
      'difficultés rencontrées',
    ]) {
      const block = from.blocks.find(({ text }) => text.includes(words));
      const start = block?.text.indexOf(words) ?? -1;
      const placed = placeAnchor(
        {
          kind: 'quote',
          sectionId: from.sectionId,
          blockId: block?.id ?? '',
          quote: { exact: words, prefix: '', suffix: '', start },
        },
        from,
        edition,
      );
      expect(placed).toMatchObject({ score: 1, isCertain: true });
      const target = to.blocks.find(({ id }) => id === placed.passage?.blockId);
      expect(target?.text.slice(placed.passage?.start, placed.passage?.end)).toBe(words);
    }
  });
});

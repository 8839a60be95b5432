import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DoctrineService, normaliseText } from '#doctrine';
import { Transactions } from '#platform';
import type { Sample, SampleComment, SampleEdition } from './content/sample.types';
import { RecordedTransactions } from './recorded.transactions';

/** What a heading opens; a page is one or several of these. */
interface LoadedSection {
  id: string;
  blocks: readonly { id: string; text: string }[];
}

export interface LoadedEdition {
  releaseId: string;
  doctrineId: string;
  /** By page, in reading order: the page's own section first, then those of its headings. */
  pages: ReadonlyMap<string, readonly LoadedSection[]>;
}

/** Imports the editions of the sample's doctrine as they were published; those of no instant of their own wait to be asked for. */
@Injectable()
export class SampleDoctrine {
  constructor(
    private readonly doctrine: DoctrineService,
    private readonly transactions: Transactions,
  ) {}

  async load(
    recorded: RecordedTransactions,
    sample: Sample,
    folder: string,
  ): Promise<Map<string, LoadedEdition>> {
    const loaded = new Map<string, LoadedEdition>();
    for (const { slug, publishedAt } of sample.editions) {
      if (publishedAt === undefined) continue;
      loaded.set(slug, await this.publish(recorded, sample, folder, slug, new Date(publishedAt)));
    }
    return loaded;
  }

  async publish(
    recorded: RecordedTransactions,
    { doctrine, editions }: Sample,
    folder: string,
    slug: string,
    publishedAt: Date,
  ): Promise<LoadedEdition> {
    const edition = editions.find((one) => one.slug === slug);
    if (!edition) throw new Error(`no edition ${slug}`);
    const { label, reason = '' } = edition;
    return recorded.at(publishedAt, () =>
      inOneFolder(edition, folder, async (pages) => {
        const { doctrineId } = await this.doctrine.apply({ folder: pages, doctrine, reason: label });
        const releaseId = await this.doctrine.publishRelease(doctrineId, {
          ...{ slug, label, reason, publishedAt },
        });
        return { doctrineId, releaseId, pages: await this.pagesOf(releaseId) };
      }),
    );
  }

  private async pagesOf(releaseId: string): Promise<Map<string, LoadedSection[]>> {
    const rows: (LoadedSection & { file: string })[] = await this.transactions.run(({ manager }) =>
      manager.query(
        `SELECT v.source_file AS file, s.section_id AS id,
           coalesce((SELECT json_agg(json_build_object('id', b.block_id, 'text', b.text) ORDER BY b.position)
            FROM block b WHERE b.section_version_id = v.id), '[]') AS blocks
         FROM release_section s JOIN section_version v ON v.id = s.section_version_id
         WHERE s.release_id = $1 ORDER BY s.reading_order`,
        [releaseId],
      ),
    );
    const pages = new Map<string, LoadedSection[]>();
    for (const { file, ...section } of rows) {
      const slug = file.replace(/\.md$/, '');
      pages.set(slug, [...(pages.get(slug) ?? []), section]);
    }
    return pages;
  }
}

/** Gives `work` a folder with the edition's pages; a page of a later folder stands in place of its namesake. */
async function inOneFolder<T>(
  edition: SampleEdition,
  root: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'doctrine-'));
  try {
    for (const { slug, sourceFile } of edition.pages) {
      await cp(join(root, sourceFile), join(folder, `${slug}.md`));
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where a comment of the sample stands in the edition. Throws when the content does not fit the imported text. */
export function anchorOf(comment: SampleComment, edition: LoadedEdition) {
  const [page, ...parts] = edition.pages.get(comment.section) ?? [];
  if (!page) throw new Error(`${comment.key}: no section ${comment.section}`);
  if (comment.passage === undefined) return { sectionId: page.id, anchor: null };
  const passage = normaliseText(comment.passage);
  for (const { id: sectionId, blocks } of [page, ...parts]) {
    const block = blocks.find(({ text }) => text.includes(passage));
    if (!block) continue;
    const isWhole = block.text === passage;
    return {
      sectionId,
      anchor: {
        kind: isWhole ? ('block' as const) : ('quote' as const),
        blockId: block.id,
        quote: isWhole ? null : { exact: passage },
      },
    };
  }
  throw new Error(`${comment.key}: no paragraph holds the passage`);
}

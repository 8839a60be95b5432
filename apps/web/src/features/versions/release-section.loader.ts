import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { blockOf, CommentCardFragment } from '../comments/comment.fragment';
import { readChoice } from '../comments/discussion.address';
import { excerptOf } from '../doctrine/excerpt';
import { branchOf } from '../doctrine/section.outline';
import { headingsOf } from '../doctrine/section-text';
import { ContentsQuery, ReleasePageQuery } from './edition.documents';

const SectionQuery = graphql(`
  query EditionSection($release: ID!, $slug: String!) {
    releaseSection(releaseId: $release, slug: $slug) {
      id
      slug
      number
      title
      ancestors {
        id
        slug
        number
        title
      }
      previous {
        id
        slug
        number
        title
      }
      next {
        id
        slug
        number
        title
      }
      version {
        id
        html
        blocks {
          id
          position
          text
        }
      }
    }
  }
`);

const SaidQuery = graphql(
  `
    query SaidBefore($release: ID!, $section: ID!, $block: ID, $first: Int!, $after: String) {
      sectionPlacements(
        releaseId: $release
        sectionId: $section
        blockId: $block
        first: $first
        after: $after
      ) {
        nodes {
          id
          status
          isCertain
          passage {
            blockId
          }
          madeOn {
            doctrineSlug
            releaseSlug
            sectionSlug
            publishedAt
          }
          comment {
            ...CommentCard
            section {
              consultationSlug
              timeZone
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      releasePassages(releaseId: $release, sectionId: $section) {
        passages {
          passage {
            blockId
          }
          exact
          comments
          rootIds
        }
        pieces {
          start
          end
          passages
        }
      }
    }
  `,
  [CommentCardFragment],
);

/** As many as the margin places. */
const PER_PAGE = 20;

/** Characters of a paragraph that name it beside a contribution. */
const EXCERPT = 80;

/** A section's text in an edition, and what was said of it on earlier ones, where it stands now. */
export async function releaseSectionLoader(call: LoaderFunctionArgs) {
  const { doctrine = '', release = '', section: slug = '' } = call.params;
  const { releasePage: page } = await query(call, ReleasePageQuery, { doctrine, slug: release });
  if (!page) throw notFound();
  const lasting = { lasting: page.release.state === 'published' };
  const [{ releaseSection }, { release: contents }] = await Promise.all([
    query(call, SectionQuery, { release: page.release.id, slug }, lasting),
    query(call, ContentsQuery, { id: page.release.id }, lasting),
  ]);
  if (!releaseSection) throw notFound();
  const { version, ...section } = releaseSection;
  const blocks = new Map(version.blocks.map((block) => [block.id, block]));
  const { blockId, after } = readChoice(new URL(call.request.url).searchParams);
  const chosen = blocks.get(blockId ?? '') ?? null;
  const said = await query(call, SaidQuery, {
    release: page.release.id,
    section: section.id,
    block: chosen?.id ?? null,
    ...{ first: PER_PAGE, after },
  });
  const threads = said.sectionPlacements.nodes.flatMap(({ comment, ...placement }) => {
    if (!comment?.section) return [];
    const { section: place, ...card } = comment;
    return [{ root: { ...card, placement }, place }];
  });
  const discussed = new Set(threads.map(({ root }) => blockOf(root) ?? ''));
  return {
    page,
    section: { ...section, html: version.html },
    branch: branchOf(contents?.sections ?? [], section.id),
    headings: headingsOf(version.html).map((heading) => ({
      blockId: heading.blockId,
      text: blocks.get(heading.blockId)?.text ?? '',
    })),
    chosen: chosen && { id: chosen.id, number: chosen.position },
    isFirstPage: after === null,
    threads,
    pageInfo: said.sectionPlacements.pageInfo,
    marked: said.releasePassages,
    passages: version.blocks
      .filter(({ id }) => discussed.has(id))
      .map(({ id, position, text }) => ({ id, number: position, text: excerptOf(text, EXCERPT) })),
  };
}

export type ReleaseSectionData = Awaited<ReturnType<typeof releaseSectionLoader>>;

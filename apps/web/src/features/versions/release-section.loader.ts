import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { blockOf, CommentCardFragment, PlacedFragment } from '../comments/comment.fragment';
import { readChoice } from '../comments/discussion.address';
import { MarkedPassagesFragment, SectionWithTextFragment } from '../doctrine/section.fragments';
import { branchOf } from '../doctrine/section.outline';
import { headingsIn, namedParagraphs } from '../doctrine/section.paragraphs';
import { ContentsQuery, ReleasePageQuery } from './edition.documents';
import { HistoryFragment } from './history.fragment';

const SectionQuery = graphql(
  `
    query EditionSection($release: ID!, $slug: String!) {
      releaseSection(releaseId: $release, slug: $slug) {
        ...SectionWithText
      }
    }
  `,
  [SectionWithTextFragment],
);

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
          ...Placed
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
        ...MarkedPassages
      }
    }
  `,
  [CommentCardFragment, PlacedFragment, MarkedPassagesFragment],
);

/** What one contribution was made on, and who made it. */
const MadeOnQuery = graphql(
  `
    query MadeOn($release: ID!, $section: ID!, $comment: ID!) {
      releasePassages(releaseId: $release, sectionId: $section, commentId: $comment) {
        ...MarkedPassages
      }
      comment(id: $comment) {
        id
        author {
          name
        }
        section {
          consultationSlug
        }
      }
    }
  `,
  [MarkedPassagesFragment],
);

const PresentQuery = graphql(
  `
    query PresentText($doctrine: String!, $section: String!) {
      sectionHistory(doctrineSlug: $doctrine, section: $section) {
        ...History
      }
    }
  `,
  [HistoryFragment],
);

/** The text that the latest edition has of a section; null when it no longer has one. */
async function presentText(call: LoaderFunctionArgs, doctrine: string, section: string) {
  const { sectionHistory } = await query(call, PresentQuery, { doctrine, section });
  if (!sectionHistory?.isCurrent) return null;
  const version = sectionHistory.versions.find(
    ({ state, releases }) => state === 'published' && releases.length > 0,
  );
  const release = version?.releases.at(-1);
  return version && release ? { versionId: version.id, slug: sectionHistory.slug, release } : null;
}

/** As many as the margin places. */
const PER_PAGE = 20;

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
  const search = new URL(call.request.url).searchParams;
  const of = { release: page.release.id, section: section.id };
  const commentId = search.get('contribution');
  const [madeOn, present] = await Promise.all([
    commentId ? query(call, MadeOnQuery, { ...of, comment: commentId }) : null,
    page.release.state === 'published' && page.next ? presentText(call, doctrine, section.id) : null,
  ]);
  const { blockId, after } = readChoice(search);
  const chosen = version.blocks.find(({ id }) => id === blockId) ?? null;
  const said = await query(call, SaidQuery, {
    ...of,
    block: chosen?.id ?? null,
    first: PER_PAGE,
    after,
  });
  const contribution = madeOn?.comment ?? null;
  const isOfOne = contribution !== null;
  const threads = (isOfOne ? [] : said.sectionPlacements.nodes).flatMap(({ comment, ...placement }) => {
    if (!comment?.section) return [];
    const { section: place, ...card } = comment;
    // Here it is read in this section, wherever the text of today has it.
    return [{ root: { ...card, sectionId: section.id, placement }, place }];
  });
  const discussed = new Set(threads.map(({ root }) => blockOf(root) ?? ''));
  return {
    page,
    section: { ...section, html: version.html, versionId: version.id },
    /** The text of today, unless this is it. */
    present,
    /** The contribution whose words are to be seen where they were read. */
    contribution,
    branch: branchOf(contents?.sections ?? [], section.id),
    headings: headingsIn(version.html, version.blocks),
    chosen: chosen && { id: chosen.id, number: chosen.position },
    isFirstPage: after === null || isOfOne,
    threads,
    pageInfo: said.sectionPlacements.pageInfo,
    marked: madeOn?.comment ? madeOn.releasePassages : said.releasePassages,
    passages: namedParagraphs(version.blocks, discussed),
  };
}

export type ReleaseSectionData = Awaited<ReturnType<typeof releaseSectionLoader>>;

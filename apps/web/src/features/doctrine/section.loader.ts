import { redirect, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { fault, notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { blockOf } from '../comments/comment.fragment';
import { loadDiscussion, type Scene } from '../comments/discussion.loader';
import { languageOf } from '../../i18n/language';
import { branchOf } from './section.outline';
import { headingsOf } from './section-text';
import { titleOf } from './section.title';

/** All of a section that never changes once its edition is published. */
const SectionTextQuery = graphql(`
  query SectionText($consultation: String!, $section: String!) {
    section(consultationSlug: $consultation, slug: $section) {
      id
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

/** The tree of the edition put to consultation: asked for once, whatever section is read. */
const OutlineQuery = graphql(`
  query Outline($consultation: String!) {
    consultation(slug: $consultation) {
      id
      doctrineSlug
      release {
        id
        sections {
          id
          parentId
          slug
          number
          title
          depth
        }
      }
    }
  }
`);

/** Paragraphs over which a passage can be drawn out, word by word. */
const FOLLOWING = 4;

/** Where an address that the section once had leads today. */
const AddressQuery = graphql(`
  query SectionAddress($consultation: String!, $section: String!) {
    sectionAddress(consultationSlug: $consultation, slug: $section) {
      number
      title
      slug
      lastRelease {
        label
      }
    }
  }
`);

/** No section has the address in this edition: on to where its text stands now, or to the page that says that it was retired. */
async function elsewhere(call: LoaderFunctionArgs, consultation: string, section: string): Promise<Error> {
  const { sectionAddress: found } = await query(call, AddressQuery, { consultation, section });
  if (!found) return notFound();
  const language = languageOf(new URL(call.request.url).pathname);
  if (found.slug !== null)
    return redirect(
      addressOf(language, 'section', { consultation, section: found.slug }),
      301,
    ) as unknown as Error;
  return fault(
    'GONE',
    `« ${titleOf(found)} » : la dernière édition qui contient cette section est « ${found.lastRelease.label} ».`,
  );
}

/** Characters of a paragraph that name it in the discussion. */
const EXCERPT = 80;

const excerptOf = (text: string): string =>
  text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/\s+\S*$/, '')}…`;

type Blocks = readonly { id: string; position: number; text: string }[];

const followingOf = (blocks: Blocks, position: number) =>
  blocks
    .filter((block) => block.position > position && block.text !== '')
    .slice(0, FOLLOWING)
    .map((block) => ({ number: block.position, text: block.text }));

const mayWrite = ({ scene }: { scene: Scene }): boolean =>
  scene.writer !== null && scene.consultation.state === 'open';

/** The text, which the browser asks for once, then what is alive on it. Of the blocks' words only those that the page shows are sent. */
export async function sectionLoader(call: LoaderFunctionArgs) {
  const { consultation: consultationSlug = '', section: slug = '' } = call.params;
  const lasting = { lasting: true };
  const [{ consultation }, { section }] = await Promise.all([
    query(call, OutlineQuery, { consultation: consultationSlug }, lasting),
    query(call, SectionTextQuery, { consultation: consultationSlug, section: slug }, lasting),
  ]);
  if (!consultation) throw notFound();
  if (!section) throw await elsewhere(call, consultationSlug, slug);
  const discussion = await loadDiscussion(call, {
    consultationSlug,
    consultationId: consultation.id,
    sectionId: section.id,
  });
  const { version, ...rest } = section;
  const blocks = new Map(version.blocks.map((block) => [block.id, block]));
  const chosen = blocks.get(discussion.scene.choice.blockId ?? '');
  const discussed = new Set(discussion.threads.nodes.map(({ root }) => blockOf(root) ?? ''));
  return {
    section: { ...rest, html: version.html },
    doctrine: consultation.doctrineSlug,
    branch: branchOf(consultation.release?.sections ?? [], section.id),
    headings: headingsOf(version.html).map(({ blockId, level }) => ({
      blockId,
      level,
      text: blocks.get(blockId)?.text ?? '',
    })),
    passage: chosen
      ? {
          id: chosen.id,
          number: chosen.position,
          text: chosen.text,
          following: mayWrite(discussion) ? followingOf(version.blocks, chosen.position) : [],
        }
      : null,
    passages: version.blocks
      .filter(({ id }) => discussed.has(id))
      .map(({ id, position, text }) => ({ id, number: position, text: excerptOf(text) })),
    discussion,
  };
}

export type SectionData = Awaited<ReturnType<typeof sectionLoader>>;

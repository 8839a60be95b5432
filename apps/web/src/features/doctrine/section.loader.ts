import { data, redirect, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { blockOf } from '../comments/comment.fragment';
import { loadDiscussion, type Scene } from '../comments/discussion.loader';
import { languageOf } from '../../i18n/language';
import { SectionWithTextFragment } from './section.fragments';
import { branchOf } from './section.outline';
import { headingsIn, namedParagraphs } from './section.paragraphs';
import { sectionUpdate } from './section.update';

const SectionTextQuery = graphql(
  `
    query SectionText($consultation: String!, $section: String!) {
      section(consultationSlug: $consultation, slug: $section) {
        ...SectionWithText
      }
    }
  `,
  [SectionWithTextFragment],
);

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
        slug
        label
        sectionSlug
      }
      retirement {
        releaseSlug
        releaseLabel
        publishedAt
        reason
      }
      successor {
        number
        title
        releaseSlug
        sectionSlug
      }
    }
  }
`);

/** What is told of a section that was retired, at the address that it had; or that came with a later edition. */
async function retiredSection(call: LoaderFunctionArgs, consultation: string, doctrine: string) {
  const { section = '' } = call.params;
  const { sectionAddress: found } = await query(call, AddressQuery, { consultation, section });
  if (!found) throw notFound();
  const { pathname, search } = new URL(call.request.url);
  if (found.slug !== null) {
    const present = addressOf(languageOf(pathname), 'section', { consultation, section: found.slug });
    throw redirect(`${present}${search}`, 301) as unknown as Error;
  }
  return { ...found, consultation, doctrine };
}

export type RetiredSectionData = Awaited<ReturnType<typeof retiredSection>>;

type Blocks = readonly { id: string; position: number; text: string }[];

const followingOf = (blocks: Blocks, position: number) =>
  blocks
    .filter((block) => block.position > position && block.text !== '')
    .slice(0, FOLLOWING)
    .map((block) => ({ number: block.position, text: block.text }));

const mayWrite = ({ scene }: { scene: Scene }): boolean =>
  scene.writer !== null && scene.consultation.state === 'open';

/** The text, which the browser asks for once, then what is alive on it. Of the blocks' words only those that the page shows are sent. */
async function readSection(call: LoaderFunctionArgs) {
  const { consultation: consultationSlug = '', section: slug = '' } = call.params;
  const lasting = { lasting: true };
  const [{ consultation }, { section }] = await Promise.all([
    query(call, OutlineQuery, { consultation: consultationSlug }, lasting),
    query(call, SectionTextQuery, { consultation: consultationSlug, section: slug }, lasting),
  ]);
  if (!consultation) throw notFound();
  if (!section) return { retired: await retiredSection(call, consultationSlug, consultation.doctrineSlug) };
  const doctrine = consultation.doctrineSlug;
  const [discussion, update] = await Promise.all([
    loadDiscussion(call, {
      consultationSlug,
      consultationId: consultation.id,
      sectionId: section.id,
    }),
    sectionUpdate(call, { consultation: consultationSlug, doctrine, section: section.id }),
  ]);
  const { version, ...rest } = section;
  const chosen = version.blocks.find(({ id }) => id === discussion.scene.choice.blockId);
  const discussed = new Set(discussion.threads.nodes.map(({ root }) => blockOf(root) ?? ''));
  return {
    section: { ...rest, html: version.html },
    doctrine,
    update,
    branch: branchOf(consultation.release?.sections ?? [], section.id),
    headings: headingsIn(version.html, version.blocks),
    passage: chosen
      ? {
          id: chosen.id,
          number: chosen.position,
          text: chosen.text,
          following: mayWrite(discussion) ? followingOf(version.blocks, chosen.position) : [],
        }
      : null,
    passages: namedParagraphs(version.blocks, discussed),
    discussion,
  };
}

type Loaded = Awaited<ReturnType<typeof readSection>>;
export type SectionData = Exclude<Loaded, { retired: RetiredSectionData }>;

/** A section; or, with the status of what is gone for good or of what is not there yet, what became of it. */
export async function sectionLoader(call: LoaderFunctionArgs) {
  const loaded = await readSection(call);
  return loaded.retired ? data(loaded, { status: loaded.retired.retirement ? 410 : 404 }) : loaded;
}

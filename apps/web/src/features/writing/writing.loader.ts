import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import type { ResultOf } from '../../api/graphql';
import { BlocksQuery, type WorkingSectionFragment, WorkspaceQuery } from './writing.documents';
import { STEPS } from './writing.tree';

export type WrittenSection = ResultOf<typeof WorkingSectionFragment>;
export type SectionAct = ResultOf<typeof WorkspaceQuery>['sectionEvents']['nodes'][number];

/** A paragraph from which a section can be split. */
export interface Cut {
  id: string;
  isHeading: boolean;
  excerpt: string;
}

/** Where doctrines are written, until a doctrine says its own. */
export const TIME_ZONE = 'Europe/Paris';

/** Characters of a paragraph that name it in a list. */
const EXCERPT = 70;

/** The tree of a doctrine; one section may be opened to be organised, and titles looked for. */
export async function writingLoader(call: LoaderFunctionArgs) {
  const search = new URL(call.request.url).searchParams;
  const { doctrine = '' } = call.params;
  const { doctrineWorkspace: workspace, sectionEvents } = await query(call, WorkspaceQuery, { doctrine });
  if (!workspace) throw notFound();
  const { sections, ...about } = workspace;
  const living = sections.filter(({ isRetired }) => !isRetired);
  const opened = living.find(({ id }) => id === search.get('section')) ?? null;
  const looked = search.get('recherche')?.trim() ?? '';
  return {
    doctrine: about,
    sections: living,
    retired: sections.filter(({ isRetired }) => isRetired),
    acts: sectionEvents.nodes,
    opened: opened && { section: opened, cuts: await cutsOf(call, opened.id) },
    /** What was just done to a section, said there: a code of `shell.done`. */
    acted: { what: search.get('acte') ?? '', section: search.get('sur') },
    /** The step that was just made with the opened section. */
    stepped: STEPS.find((step) => step === search.get('pas')) ?? null,
    looked,
    found: looked === '' ? null : living.filter((section) => matches(section, looked)),
    /** Makes an addition, or a split, that is sent twice one. */
    newSectionId: crypto.randomUUID(),
  };
}

export type WritingData = Awaited<ReturnType<typeof writingLoader>>;

async function cutsOf(call: LoaderFunctionArgs, section: string): Promise<Cut[]> {
  const { workingText } = await query(call, BlocksQuery, { section });
  return (workingText?.blocks ?? [])
    .slice(1)
    .filter(({ kind }) => kind === 'heading' || kind === 'paragraph' || kind === 'figure' || kind === 'code')
    .map(({ id, kind, text }) => ({
      id,
      isHeading: kind === 'heading',
      excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text,
    }));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Case and accents do not count. */
const matches = ({ number, title }: WrittenSection, looked: string): boolean =>
  plain(`${number} ${title}`).includes(plain(looked));

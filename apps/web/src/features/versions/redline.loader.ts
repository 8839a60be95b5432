import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { excerptOf } from '../doctrine/excerpt';
import { HistoryFragment } from './history.fragment';
import { editsOf } from './word.edits';

const HistoryQuery = graphql(
  `
    query ComparedHistory($doctrine: String!, $section: String!) {
      sectionHistory(doctrineSlug: $doctrine, section: $section) {
        ...History
      }
    }
  `,
  [HistoryFragment],
);

const ChangesFragment = graphql(`
  fragment Changes on SectionRedline @_unmask {
    state
    wordsAdded
    wordsRemoved
    changes {
      kind
      blockKind
      operations {
        kind
        text
      }
      links {
        text
      }
      isRelaid
      elsewhere {
        slug
        name
      }
      anchor
    }
  }
`);

const InlineQuery = graphql(
  `
    query InlineRedline($from: ID!, $to: ID!) {
      sectionRedline(fromVersionId: $from, toVersionId: $to) {
        ...Changes
        html
      }
    }
  `,
  [ChangesFragment],
);

const BesideQuery = graphql(
  `
    query RedlineBeside($from: ID!, $to: ID!) {
      sectionRedline(fromVersionId: $from, toVersionId: $to) {
        ...Changes
        rows {
          before
          after
        }
      }
    }
  `,
  [ChangesFragment],
);

const CleanQuery = graphql(`
  query CleanText($id: ID!) {
    sectionVersion(id: $id) {
      id
      html
    }
  }
`);

/** How the comparison is shown; without a word in the address, in one text. */
export const VIEWS = ['inline', 'beside', 'clean'] as const;
export type View = (typeof VIEWS)[number];
export const VIEW_WORDS: Record<View, string | null> = { inline: null, beside: 'cote-a-cote', clean: 'net' };

/** Characters of a text that name it in the list of changes, and of each of its edits. */
const EXCERPT = 90;
const EDIT = 60;

/** Edits of one paragraph that the list tells. */
const EDITS = 5;

type Operations = readonly { kind: string; text: string }[];

/** What the list says of a change: its edits; when it is new, gone, or only laid out otherwise, the beginning of its text. */
function told(kind: string, operations: Operations) {
  const edits = kind === 'inserted' || kind === 'removed' ? [] : editsOf(operations);
  const words = operations.map(({ text }) => text).join('');
  const isOfEdits = kind === 'reworded' && edits.length > 0;
  return {
    excerpt: isOfEdits ? '' : excerptOf(words.trim(), EXCERPT),
    edits: edits
      .slice(0, EDITS)
      .map(({ before, after }) => ({ before: excerptOf(before, EDIT), after: excerptOf(after, EDIT) })),
    more: Math.max(0, edits.length - EDITS),
  };
}

export async function loadRedline(call: LoaderFunctionArgs) {
  const { doctrine = '', section = '' } = call.params;
  const search = new URL(call.request.url).searchParams;
  const { sectionHistory: history } = await query(call, HistoryQuery, { doctrine, section });
  if (!history) throw notFound();
  const { versions } = history;
  const chosen = (name: string, otherwise: (typeof versions)[number] | undefined) => {
    const id = search.get(name);
    const version = id ? versions.find((one) => one.id === id) : otherwise;
    if (id && !version) throw notFound();
    return version ?? null;
  };
  const to = chosen('a', versions[0]);
  const from = chosen('de', versions[versions.findIndex(({ id }) => id === to?.id) + 1] ?? versions.at(-1));
  const view = VIEWS.find((one) => VIEW_WORDS[one] === search.get('vue')) ?? 'inline';
  if (!from || !to) throw notFound();
  const pair = { from: from.id, to: to.id };
  const inline = view === 'inline' ? (await query(call, InlineQuery, pair)).sectionRedline : null;
  const beside = view === 'beside' ? (await query(call, BesideQuery, pair)).sectionRedline : null;
  const clean = view === 'clean' ? (await query(call, CleanQuery, { id: to.id })).sectionVersion : null;
  const found = inline ?? beside;
  if (!found && !clean) throw notFound();
  const changes = (found?.changes ?? []).map(({ operations, ...change }) => ({
    ...change,
    ...told(change.kind, operations),
  }));
  const current = Number(search.get('changement') ?? 0);
  return {
    history,
    from,
    to,
    view,
    state: found?.state ?? 'ready',
    wordsAdded: found?.wordsAdded ?? 0,
    wordsRemoved: found?.wordsRemoved ?? 0,
    changes,
    html: clean?.html ?? inline?.html ?? '',
    rows: beside?.rows ?? [],
    /** From 1; 0 while none has been gone to. */
    current: Number.isInteger(current) && current > 0 && current <= changes.length ? current : 0,
  };
}

export type RedlineData = Awaited<ReturnType<typeof loadRedline>>;
export type ShownChange = RedlineData['changes'][number];

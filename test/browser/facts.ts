import type { Visitor } from '../verify/person';
import { ownContributions } from './own-contributions';
import type { Role } from './roles';
import { waitingPlacement } from './waiting-placement';

/** Names and ids of the sample by which pages are found. */
export interface Facts {
  /** An open consultation, one that is over, and one in preparation. */
  open: string;
  closed: string;
  draft: string;
  openId: string;
  /** A section of the open one that has contributions, and a paragraph of it that has some. */
  section: string;
  block: string;
  /** A public contribution with replies. */
  comment: string;
  /** Something that the participant wrote, by state. */
  own: ReadonlyMap<string, string>;
  /** A stage of the tour of the closed consultation. */
  stage: string;
  /** A doctrine that the drafter writes, one of its sections as published, and one with a draft. */
  doctrine: string;
  written: string;
  drafted: string;
  /** A page sent for it. */
  import: string;
  /** Two editions of it, and a section that both hold with different texts. */
  release: string;
  previousRelease: string;
  changedSection: string;
  /** In it, a placement that waits for a drafter with its edition, and an edition without any. */
  placement: string;
  placementEdition: string;
  settledEdition: string;
  /** A contribution to an earlier edition, and the section of it that was read. */
  madeOn: { doctrine: string; release: string; section: string; comment: string };
  /** An open case of moderation that the moderator may decide. */
  case: string;
}

interface Nodes<T> {
  nodes: T[];
}

const must = <T>(value: T | undefined | null, what: string): T => {
  if (value === undefined || value === null) throw new Error(`The sample has no ${what}`);
  return value;
};

/** Asks the API for them, as the people who may know. */
export async function factsOf(people: ReadonlyMap<Role, Visitor>): Promise<Facts> {
  const as = (role: Role): Visitor => must(people.get(role), role);
  const { nodes: consultations } = await as('administrator').ask<
    Nodes<{ id: string; slug: string; state: string }>
  >('{ consultations(first: 20) { nodes { id slug state } } }');
  const inState = (state: string) =>
    must(
      consultations.find((consultation) => consultation.state === state),
      `${state} consultation`,
    );
  const open = inState('open');
  const closed = inState('closed');
  const { nodes: made } = await as('visitor').ask<
    Nodes<{
      id: string;
      replyCount: number | null;
      state: string;
      sectionId: string;
      section: { slug: string };
      anchor: { blockId: string | null };
      placement: {
        isCertain: boolean;
        passage: { blockId: string } | null;
        madeOn: { doctrineSlug: string; releaseSlug: string; sectionSlug: string } | null;
      } | null;
    }>
  >(
    `query ($id: ID!) { consultationComments(consultationId: $id, first: 100) {
       nodes { id replyCount state sectionId section { slug } anchor { blockId }
         placement { isCertain passage { blockId } madeOn { doctrineSlug releaseSlug sectionSlug } } } } }`,
    { id: open.id },
  );
  // The paragraph at which each stands in the present text.
  const comments = made.map(({ placement, anchor, ...comment }) => ({
    ...comment,
    blockId: placement ? (placement.isCertain && placement.passage?.blockId) || null : anchor.blockId,
  }));
  const earlier = made.find(({ placement, anchor }) => placement?.madeOn && anchor.blockId);
  const madeOn = must(earlier?.placement?.madeOn, 'contribution to an earlier edition');
  const talked = must(
    comments.find(({ replyCount, blockId }) => (replyCount ?? 0) > 0 && blockId) ??
      comments.find(({ replyCount }) => (replyCount ?? 0) > 0),
    'contribution with replies',
  );
  const onBlock = must(
    comments.find(({ blockId, section }) => blockId && section.slug === talked.section.slug) ??
      comments.find(({ blockId }) => blockId),
    'contribution on a paragraph',
  );
  const own = await ownContributions(as('participant'), as('moderator'), {
    consultationId: open.id,
    sectionId: talked.sectionId,
  });
  const stages = await as('visitor').ask<{ slug: string }[]>(
    'query ($id: ID!) { tourStages(consultationId: $id) { slug } }',
    { id: closed.id },
  );
  const editions = await editionsOf(as('visitor'), closed.slug);
  const { nodes: cases } = await as('moderator').ask<
    Nodes<{ id: string; isOwnText: boolean; lease: string; findings: unknown[] }>
  >('{ moderationQueue(first: 50) { nodes { id isOwnText lease findings { id } } } }');
  const waiting = await waitingPlacement(as('drafter'));
  await draftDisposition(
    as('drafter'),
    must(
      comments.filter(({ replyCount, blockId }) => (replyCount ?? 0) > 0 && blockId).at(-1),
      'contribution on a paragraph with replies',
    ).id,
  );
  return {
    ...waiting,
    open: open.slug,
    openId: open.id,
    closed: closed.slug,
    draft: inState('draft').slug,
    section: onBlock.section.slug,
    block: must(onBlock.blockId, 'paragraph'),
    comment: talked.id,
    madeOn: {
      ...{ doctrine: madeOn.doctrineSlug, release: madeOn.releaseSlug, section: madeOn.sectionSlug },
      comment: must(earlier, 'contribution').id,
    },
    own,
    stage: must(stages[0], 'stage').slug,
    ...editions,
    ...(await doctrineOf(as('drafter'))),
    case: must(cases.find(({ isOwnText, findings }) => !isOwnText && findings.length > 0) ?? cases[0], 'case')
      .id,
  };
}

/** Something to publish: far down the list of the drafters, whose first page stays as it is. */
const draftDisposition = (drafter: Visitor, commentId: string): Promise<unknown> =>
  drafter.ask('mutation ($input: SetDispositionInput!) { setDisposition(input: $input) { __typename } }', {
    input: { commentId, outcome: 'deferred', motive: 'À examiner avec la **prochaine** édition.' },
  });

/** A page that was sent, and of which the plan is being made. */
async function importOf(drafter: Visitor, doctrine: string): Promise<string> {
  const form = new FormData();
  form.set('scope', 'add');
  form.set('file', new Blob(['# Une page\n\nUn paragraphe, qui vient d’ailleurs.\n']), 'page.md');
  const sent = await fetch(`${drafter.url}/imports/${doctrine}`, {
    method: 'POST',
    body: form,
    headers: { cookie: drafter.cookieHeader },
    redirect: 'manual',
  });
  return must(/[^/?]+$/.exec(sent.headers.get('location') ?? '')?.[0], 'import');
}

/** The doctrine that is being written, with a draft in it and a page to import. */
async function doctrineOf(
  drafter: Visitor,
): Promise<Pick<Facts, 'doctrine' | 'written' | 'drafted' | 'import'>> {
  const [doctrine] = await drafter.ask<
    { slug: string; sections: { id: string; title: string; versionId: string }[] }[]
  >('{ doctrineWorkspaces { slug sections { id title versionId } } }');
  const { slug, sections } = must(doctrine, 'doctrine');
  const [, written, drafted] = sections;
  const { id: sectionId, versionId: baseVersionId, title } = must(drafted, 'third section');
  await drafter.ask(
    'mutation ($input: SaveSectionTextInput!) { saveSectionText(input: $input) { __typename } }',
    {
      input: {
        ...{ sectionId, baseVersionId, title, reason: 'Une précision demandée' },
        markdown:
          'Ce que la doctrine ne dit pas se trouve **ailleurs**.\n\n## Où\n\n- dans les guides ;\n- dans la loi.',
      },
    },
  );
  return {
    doctrine: slug,
    written: must(written, 'second section').id,
    drafted: sectionId,
    import: await importOf(drafter, slug),
  };
}

async function editionsOf(
  visitor: Visitor,
  consultation: string,
): Promise<Pick<Facts, 'release' | 'previousRelease' | 'changedSection'>> {
  const { doctrineSlug: doctrine } = await visitor.ask<{ doctrineSlug: string }>(
    'query ($slug: String!) { consultation(slug: $slug) { doctrineSlug } }',
    { slug: consultation },
  );
  const releases = await visitor.ask<{ id: string; slug: string }[]>(
    'query ($doctrine: String!) { releases(doctrineSlug: $doctrine) { id slug } }',
    { doctrine },
  );
  const [last, before] = [must(releases[0], 'edition'), must(releases[1], 'edition before the last')];
  const { changes } = await visitor.ask<{
    changes: { kinds: string[]; before: unknown; after: { slug: string } | null }[];
  }>(
    'query ($from: ID!, $to: ID!) { releaseComparison(fromReleaseId: $from, toReleaseId: $to) { changes { kinds before { slug } after { slug } } } }',
    { from: before.id, to: last.id },
  );
  const changed = changes.find(({ kinds, before: was, after }) => kinds.includes('changed') && was && after);
  return {
    release: last.slug,
    previousRelease: before.slug,
    changedSection: must(changed?.after, 'changed section').slug,
  };
}

import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { notFound, query, mutate } from '../../api/api';
import { graphql } from '../../api/graphql';
import { refusalOf, RefusalFragment, refused } from '../../api/refusal';
import { languageOf } from '../../i18n/language';
import { DONE } from '../../shell/done';

const PlacementQuery = graphql(`
  query PlacementToSettle($id: ID!, $doctrine: String!) {
    doctrineWorkspace(doctrineSlug: $doctrine) {
      id
      slug
      title
    }
    placement(id: $id) {
      id
      status
      score
      why
      isCertain
      releaseId
      releaseSlug
      releaseLabel
      sectionId
      sectionSlug
      sectionNumber
      sectionTitle
      sectionVersionId
      fromVersionId
      passage {
        blockId
        start
        endBlockId
        end
      }
      madeOn {
        versionId
        releaseLabel
        publishedAt
        sectionNumber
        sectionTitle
      }
      comment {
        id
        consultationId
        createdAt
        author {
          name
        }
        anchor {
          kind
          blockId
          sectionVersionId
          quote {
            exact
            start
          }
        }
        revision {
          id
          title
          bodyHtml
        }
      }
    }
  }
`);

const TextQuery = graphql(`
  query PlacementText($id: ID!) {
    sectionVersion(id: $id) {
      id
      title
      publishedAt
      blocks {
        id
        kind
        text
      }
    }
  }
`);

const ContextQuery = graphql(`
  query PlacementContext($release: ID!) {
    release(id: $release) {
      id
      sections {
        id
        slug
        number
        title
        depth
      }
    }
    placementCounts(releaseId: $release) {
      waiting
    }
    placements(releaseId: $release, first: 100) {
      nodes {
        id
      }
    }
    consultations(first: 100) {
      nodes {
        id
        slug
      }
    }
  }
`);

const SectionQuery = graphql(`
  query PlacementSection($release: ID!, $slug: String!) {
    releaseSection(releaseId: $release, slug: $slug) {
      id
      slug
      number
      title
      version {
        id
      }
    }
  }
`);

/** A placement with both texts: the one that the contribution was made on, and the edition's section, or another one that is asked for. */
export async function placementLoader(call: LoaderFunctionArgs) {
  const search = new URL(call.request.url).searchParams;
  const { doctrine = '', placement: id = '' } = call.params;
  const { doctrineWorkspace: workspace, placement } = await query(call, PlacementQuery, { id, doctrine });
  if (!workspace || !placement) throw notFound();
  const { releaseId } = placement;
  const asked = search.get('section');
  const [{ release, placementCounts, placements, consultations }, other] = await Promise.all([
    query(call, ContextQuery, { release: releaseId }),
    asked && asked !== placement.sectionSlug
      ? query(call, SectionQuery, { release: releaseId, slug: asked })
      : null,
  ]);
  if (other && !other.releaseSection) throw notFound();
  const section = other?.releaseSection ?? {
    id: placement.sectionId,
    slug: placement.sectionSlug,
    number: placement.sectionNumber,
    title: placement.sectionTitle,
    version: { id: placement.sectionVersionId },
  };
  const textOf = async (version: string) => (await query(call, TextQuery, { id: version })).sectionVersion;
  const from = placement.comment?.anchor.sectionVersionId ?? placement.fromVersionId;
  const [text, madeOn] = await Promise.all([textOf(section.version.id), from ? textOf(from) : null]);
  if (!text) throw notFound();
  const waiting = placements.nodes.map((node) => node.id);
  return {
    doctrine: workspace,
    placement,
    section,
    sections: release?.sections ?? [],
    text,
    madeOn,
    /** The paragraph from which words are being chosen. */
    chosen: search.get('paragraphe'),
    waiting: placementCounts.waiting,
    following: following(waiting, id),
    consultation:
      consultations.nodes.find((one) => one.id === placement.comment?.consultationId)?.slug ?? null,
  };
}

export type PlacementData = Awaited<ReturnType<typeof placementLoader>>;

/** The one after, around; null when no other waits. They are in the order of their ids. */
function following(waiting: readonly string[], id: string): string | null {
  const others = waiting.filter((other) => other !== id);
  return others.find((other) => other > id) ?? others[0] ?? null;
}

const Settle = graphql(
  `
    mutation SettlePlacement($input: SettlePlacementInput!) {
      settlePlacement(input: $input) {
        __typename
        ...Refusal
        ... on Placement {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

const WaitingQuery = graphql(`
  query WaitingPlacements($release: ID!) {
    placements(releaseId: $release, first: 100) {
      nodes {
        id
      }
    }
  }
`);

const ANSWERS = ['accept', 'correct', 'section', 'lost'] as const;

/** Keeps what the drafter says, then goes on to the next one, or back to the list when none waits. */
export async function placementAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const value = (name: string): string => {
    const given = form.get(name);
    return typeof given === 'string' ? given : '';
  };
  const { doctrine = '', placement: id = '' } = call.params;
  const answer = ANSWERS.find((one) => one === value('intent'));
  if (!answer) throw notFound();
  const isWords = answer === 'correct' && value('anchor') === 'quote';
  const typed = value('anchor.quote.exact');
  const { settlePlacement } = await mutate(call, Settle, {
    input: {
      placementId: id,
      answer,
      blockId: answer === 'correct' ? value('blockId') : null,
      exact: isWords ? typed || value('quote.exact') : null,
      prefix: isWords && !typed ? value('quote.prefix') : null,
      suffix: isWords && !typed ? value('quote.suffix') : null,
    },
  });
  const refusal = refusalOf(settlePlacement);
  if (refusal) {
    const field = refusal.field === 'exact' ? 'anchor.quote.exact' : refusal.field;
    return refused({ ...refusal, field }, form);
  }
  const { placements } = await query(call, WaitingQuery, { release: value('release') });
  const next = following(
    placements.nodes.map((node) => node.id),
    id,
  );
  const language = languageOf(new URL(call.request.url).pathname);
  const done = { [DONE]: `rattachement-${answer}` };
  return redirect(
    next
      ? addressOf(language, 'placement', { doctrine, placement: next }, done)
      : addressOf(language, 'placements', { doctrine }, { edition: value('edition'), ...done }),
  );
}

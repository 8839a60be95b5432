import { useRef } from 'react';
import { useLoaderData, type ShouldRevalidateFunctionArgs } from 'react-router';
import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import type { HeadOf } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { Discussion } from '../comments/discussion';
import { discussionAction } from '../comments/discussion.action';
import { blockOf } from '../comments/comment.fragment';
import { DISCUSSION } from '../comments/discussion.address';
import { textOf } from '../comments/form.values';
import { Calendar } from '../comments/participation';
import { SceneContext } from '../comments/scene.context';
import { PassageLink } from './passage-link';
import { usePassageEmphasis } from './passage.emphasis';
import { SectionContents } from './section-contents';
import { RetiredSection } from './retired-section';
import { sectionLoader, type RetiredSectionData, type SectionData } from './section.loader';
import { SectionNeighbours } from './section-neighbours';
import { SectionText } from './section-text-view';
import { titleOf } from './section.title';
import { inTextOrder, placesOf } from './thread.places';
import { useIsWide, useThreadMargin } from './thread.margin';

export const loader = sectionLoader;
export const action = discussionAction;

/**
 * Keeping a draft and showing a preview change nothing that the page shows. A refusal, after which React Router would not load
 * it anew, most often means that the page is no longer as it was read: closed since, or withdrawn.
 */
export const shouldRevalidate = ({
  formData,
  actionStatus = 200,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) =>
  formData && /^(autosave|preview)$/.test(textOf(formData, 'do'))
    ? false
    : actionStatus >= 400 || defaultShouldRevalidate;

type Loaded = SectionData | { retired: RetiredSectionData };

/** One section of the text put to consultation, or what became of one that it had. */
export function Component() {
  const loaded = useLoaderData<Loaded>();
  return loaded.retired ? <RetiredSection section={loaded.retired} /> : <SectionPage data={loaded} />;
}

/** The section, and what is said of it. */
function SectionPage({ data }: { data: SectionData }) {
  const messages = useMessages();
  const address = useAddress();
  const { section, doctrine, branch, headings, passage, passages, discussion } = data;
  const { scene, counts, marked } = discussion;
  const page = useRef<HTMLDivElement>(null);
  usePassageEmphasis(page);
  // A chosen paragraph's discussion stands still beside it; the section's goes along with the text.
  const isMargin = useIsWide() && passage === null;
  const places = placesOf(discussion, passages);
  const threads = isMargin ? inTextOrder(discussion.threads.nodes, places) : discussion.threads.nodes;
  useThreadMargin(page, isMargin, threads.map(({ root }) => root.id).join());
  const { slug: consultation, state } = scene.consultation;
  const hrefOf = (slug: string): string => address('section', { consultation, section: slug });
  return (
    <div className="section-page" data-margin={passage === null} ref={page}>
      <SectionHead data={data} hrefOf={hrefOf} />
      <SectionContents
        headings={headings}
        branch={branch}
        sectionId={section.id}
        hrefOf={hrefOf}
        allHref={address('consultation', { consultation }, {}, 'sommaire')}
      />
      <div className="section-main">
        {section.html === '' ? (
          <p>{messages.text('versions.noText')}</p>
        ) : (
          <SectionText
            html={section.html}
            counts={counts}
            marked={marked}
            chosen={passage?.id ?? null}
            consultation={consultation}
            writeAt={state === 'open' ? (scene.writer ? 'post' : DISCUSSION) : null}
            key={section.id}
          />
        )}
        <p>
          <Link href={address('sectionVersions', { doctrine, section: section.id })}>
            {messages.text('versions.ofSection')}
          </Link>
        </p>
        <SectionNeighbours hrefOf={hrefOf} previous={section.previous} next={section.next} />
      </div>
      <Discussion
        discussion={{ ...discussion, threads: { ...discussion.threads, nodes: threads } }}
        passage={passage}
        placeOf={({ id }) => places.get(id)}
        aboutOf={({ id, anchor, placement, parentId }) => (
          <PassageLink
            passage={passages.find((paragraph) => paragraph.id === blockOf({ anchor, placement }))}
            quote={placement?.status === 'changed' ? undefined : anchor.quote?.exact}
            marked={marked.passages[places.get(id)?.passage ?? -1]?.rootIds[0]}
            isShown={parentId === null && (passage === null || anchor.quote !== null)}
          />
        )}
        key={section.id}
      />
    </div>
  );
}

interface SectionHeadProps {
  data: SectionData;
  hrefOf: (slug: string) => string;
}

/** Where it stands, its title, until when it is commented on and how, and whether it changed since. */
function SectionHead({ data, hrefOf }: SectionHeadProps) {
  const messages = useMessages();
  const address = useAddress();
  const { section, discussion } = data;
  const { scene } = discussion;
  const { consultation } = scene;
  const above = [
    {
      label: consultation.title,
      href: address('consultation', { consultation: consultation.slug }),
      lang: 'fr',
    },
    ...section.ancestors.map((entry) => ({
      label: titleOf(entry),
      href: hrefOf(entry.slug),
      lang: 'fr',
    })),
  ];
  return (
    <div className="section-head">
      <Breadcrumb above={above} here={titleOf(section)} hereLang="fr" />
      <h1 lang="fr">{titleOf(section)}</h1>
      <p className="section-state">
        <SceneContext value={scene}>
          <Calendar />
        </SceneContext>{' '}
        <a className="section-skip" href={`#${DISCUSSION}`}>
          {messages.text('doctrine.toDiscussion')}
        </a>
        {consultation.state === 'open' && section.html !== '' && (
          <>
            <br />
            {messages.text('doctrine.howToComment')}
          </>
        )}
      </p>
      <TextChanged data={data} />
    </div>
  );
}

/** Said of the sections alone that an update of the consultation's text rewrote. */
function TextChanged({ data: { section, doctrine, update, discussion } }: { data: SectionData }) {
  const messages = useMessages();
  const address = useAddress();
  if (!update) return null;
  const { fromVersionId: de, toVersionId: a } = update;
  return (
    <p className="section-state">
      {messages.rich(
        'doctrine.textChanged',
        {
          changes: (words) => (
            <Link href={address('compareVersions', { doctrine, section: section.id }, { de, a })}>
              {words}
            </Link>
          ),
        },
        {
          date: formatDay(update.updatedAt, messages.language, discussion.scene.consultation.timeZone),
        },
      )}
    </p>
  );
}

const head: HeadOf<Loaded> = (messages, loaded) =>
  loaded.retired
    ? { title: titleOf(loaded.retired), isPrivate: true }
    : {
        title: titleOf(loaded.section),
        description: messages.text('doctrine.description', {
          section: titleOf(loaded.section),
          consultation: loaded.discussion.scene.consultation.title,
        }),
      };

export const handle = { head };

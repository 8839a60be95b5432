import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';
import type { Case, Finding, JudgedComment } from './case.documents';
import { findingId, passageId } from './finding-ids';
import { Findings } from './findings';
import { isOfPassage, partsOf, revealed, stretchesOf, type Part } from './marked-text';

interface CaseTextProps {
  entry: Case;
  comment: JudgedComment | null;
  canDecide: boolean;
}

/** The text to judge, as it was written, with what the checks saw marked in it. */
export function CaseText({ entry, comment, canDecide }: CaseTextProps) {
  const messages = useMessages();
  const { findings, screenedText } = entry;
  const parts = partsOf(entry);
  const inOrder = [...parts].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  const publicText = comment?.revision;
  const isNewer = publicText && publicText.id !== entry.revisionId && publicText.state === 'published';
  return (
    <section aria-labelledby="texte">
      <h2 id="texte" className="fr-h5 fr-mb-2w" tabIndex={-1}>
        {messages.text('moderation.text.title')}
      </h2>
      <div className="judged">
        {inOrder.map((part) => (
          <TextPart key={part.kind} part={part} entry={entry} />
        ))}
      </div>
      {canDecide && (
        <p className="fr-mt-1w fr-mb-0">
          <a className="fr-link fr-link--sm" href="#decision">
            {messages.text('moderation.text.toDecision')}
          </a>
        </p>
      )}
      {findings.length > 0 && <Findings findings={findings} length={screenedText.length} />}
      {isNewer && (
        <details className="fr-mt-2w">
          <summary>{messages.text('moderation.text.publicNow')}</summary>
          <SanitisedHtml className="prose fr-mt-1w" html={publicText.bodyHtml} />
        </details>
      )}
    </section>
  );
}

/** As readers see it: the title first. */
const ORDER: Record<Part['kind'], number> = { title: 0, body: 1, wording: 2, sources: 3 };

function TextPart({ part, entry }: { part: Part; entry: Case }) {
  const messages = useMessages();
  const { findings, screenedText } = entry;
  const isMarked = findings.some(
    (finding) =>
      isOfPassage(finding, screenedText.length) && finding.start < part.end && finding.end > part.start,
  );
  const words = <MarkedText text={screenedText} findings={findings} part={part} />;
  switch (part.kind) {
    case 'title':
      return (
        <p className="judged-title" lang="fr">
          {words}
        </p>
      );
    case 'body':
      if (!isMarked) return <SanitisedHtml className="prose" html={entry.bodyHtml} />;
      return (
        <>
          <div className="judged-words" lang="fr">
            {words}
          </div>
          <details className="fr-mb-2w">
            <summary>{messages.text('moderation.text.asPublished')}</summary>
            <SanitisedHtml className="prose fr-mt-1w" html={entry.bodyHtml} />
          </details>
        </>
      );
    case 'wording':
      return (
        <figure className="judged-wording">
          <figcaption>{messages.text('comments.wording')}</figcaption>
          <blockquote className="judged-words" lang="fr">
            {words}
          </blockquote>
        </figure>
      );
    case 'sources':
      return (
        <>
          <h3 className="fr-text--md fr-text--bold fr-mb-1v">{messages.text('moderation.text.sources')}</h3>
          <div className="judged-words" lang="fr">
            {words}
          </div>
        </>
      );
    default:
      return part.kind satisfies never;
  }
}

interface MarkedTextProps {
  text: string;
  findings: readonly Finding[];
  part: Part;
}

/** Text with its marks, each followed by the number of what was seen, which leads to it. */
function MarkedText({ text, findings, part }: MarkedTextProps) {
  const messages = useMessages();
  return stretchesOf(text, findings, part.start, part.end).map(({ start, text: words, marks, ends }) => {
    if (marks.length === 0) return <span key={start}>{words}</span>;
    const begun = marks.find((place) => findings[place]?.start === start);
    return (
      <span key={start}>
        <mark className="seen" id={begun === undefined ? undefined : passageId(begun)}>
          {revealed(words).map(({ text: piece, isName }, index) =>
            isName ? (
              <code key={index} className="unseen">
                {piece}
              </code>
            ) : (
              <span key={index}>{piece}</span>
            ),
          )}
        </mark>
        {ends.map((place) => (
          <sup key={place} className="seen-number">
            <a
              href={`#${findingId(place)}`}
              aria-label={messages.text('moderation.findings.number', { number: place + 1 })}
            >
              {place + 1}
            </a>
          </sup>
        ))}
      </span>
    );
  });
}

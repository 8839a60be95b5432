import { counted, frenchDate, frenchNumber } from '#platform/text';
import { isShown } from '../export-writer';
import { CHANNEL_LABELS, KIND_LABELS, NO_DISPOSITION, OUTCOME_LABELS, POSITION_LABELS } from '../labels';
import type { RecordProvenance, RecordSourceTally, SnapshotRecord } from '../snapshot-record';
import { markdownBlocks } from './markdown-blocks';
import type { NumberedLists } from './numbering';
import { anchorLink, bookmark, paragraph, run, startsRightToLeft, webLink } from './word-xml';

const REPLY_INDENT = 425;
const DEEPEST_INDENT = 4;
const DEEPEST_OUTLINE = 8;

export interface ContributionContext {
  timeZone: string;
  lists: NumberedLists;
  bookmarkId: number;
  sectionDepth: number;
}

/** One comment or reply, from its reference to its disposition. */
export function contribution(record: SnapshotRecord, context: ContributionContext): string {
  const indent = Math.min(record.depth, DEEPEST_INDENT) * REPLY_INDENT;
  return [
    title(record, context, indent),
    paragraph(run(origin(record, context.timeZone)) + inReplyTo(record), { style: 'Origine', indent }),
    isShown(record.state) ? content(record, context.lists, indent) : removed(record, indent),
    tally(record, indent),
    disposition(record, context, indent),
  ].join('');
}

function title(record: SnapshotRecord, context: ContributionContext, indent: number): string {
  const isReply = record.depth > 0;
  const kind = isReply && record.kind === 'remark' ? 'Réponse' : KIND_LABELS[record.kind];
  const position = record.position ? ` (${POSITION_LABELS[record.position].toLowerCase()})` : '';
  const subject = record.title ? ` – ${record.title}` : '';
  const name = bookmark(context.bookmarkId, referenceBookmark(record.reference), run(record.reference));
  return paragraph(name + run(` – ${kind}${position}${subject}`), {
    style: isReply ? 'Reponse' : 'Contribution',
    indent,
    outlineLevel: Math.min(context.sectionDepth + 1 + record.depth, DEEPEST_OUTLINE),
  });
}

function referenceBookmark(reference: string): string {
  return `ref_${reference.replace(/[^A-Za-z0-9]/g, '_')}`;
}

function inReplyTo({ parentReference }: SnapshotRecord): string {
  if (parentReference === null) return '';
  const link = anchorLink(referenceBookmark(parentReference), run(parentReference, { style: 'Hyperlink' }));
  return run(' · en réponse à ') + link;
}

/** Of a trace it is not said whose it was. */
function origin({ author, provenance, createdAt, state }: SnapshotRecord, timeZone: string): string {
  if (!isShown(state)) return [channel(provenance), frenchDate(createdAt, timeZone)].join(' · ');
  const category = author.category ?? 'Catégorie non précisée';
  const who = author.organisation ? `${category}, au nom de : ${author.organisation}` : category;
  return [who, channel(provenance), frenchDate(createdAt, timeZone)].join(' · ');
}

function channel({ stage, channel: way, verbatim }: RecordProvenance): string {
  const fidelity = verbatim === null ? null : verbatim ? 'propos mot pour mot' : 'propos résumés';
  const label = CHANNEL_LABELS[way];
  const parts = stage ? [`Étape du tour : ${stage}`, label.toLowerCase(), fidelity] : [label, fidelity];
  return parts.filter(Boolean).join(', ');
}

function content(record: SnapshotRecord, lists: NumberedLists, indent: number): string {
  const label = (text: string) => paragraph(run(text), { style: 'Etiquette', indent });
  const quoted = (text: string, style: string) =>
    text
      .split(/\n{2,}/)
      .map((part) =>
        paragraph(run(part.trim()), { style, indent: indent + 284, rightToLeft: startsRightToLeft(part) }),
      )
      .join('');
  const { passage, body, proposedWording, sources } = record;
  return [
    passage ? label('Passage commenté') + quoted(`« ${passage.trim()} »`, 'Citation') : '',
    markdownBlocks(body, lists, { indent }),
    proposedWording ? label('Rédaction proposée') + quoted(proposedWording, 'Redaction') : '',
    sources.length > 0 ? label(sources.length > 1 ? 'Sources citées' : 'Source citée') : '',
    ...sources.map((source) => {
      const address = webLink(source.url, (link) => run(source.url, link));
      return paragraph((source.title ? run(`${source.title} : `) : '') + address, {
        indent,
        list: { numId: lists.bullets, level: 0 },
      });
    }),
  ].join('');
}

function removed({ state, depth }: SnapshotRecord, indent: number): string {
  const what = depth > 0 ? 'Réponse' : 'Contribution';
  const text =
    state === 'withdrawn'
      ? `${what} retirée par son auteur.`
      : `${what} masquée par la modération ; son texte n’est pas reproduit.`;
  return paragraph(run(text), { style: 'Mention', indent });
}

function tally({ reactions, sourceTally }: SnapshotRecord, indent: number): string {
  const line = (label: string, counts: string) =>
    paragraph(run(`${label} : `, { bold: true }) + run(counts), { indent });
  const hasReactions = reactions.for + reactions.mixed + reactions.against > 0;
  return [
    hasReactions ? line('Réactions sur la plateforme', votes({ ...reactions, total: null })) : '',
    sourceTally ? line(`Votes comptés par la source (${sourceTally.label})`, votes(sourceTally)) : '',
  ].join('');
}

/** What is not known is left out: no number is invented. */
function votes(counts: Omit<RecordSourceTally, 'label'>): string {
  const known = [
    counts.for === null ? '' : `${frenchNumber(counts.for)} pour`,
    counts.mixed === null ? '' : `${frenchNumber(counts.mixed)} mitigé${counts.mixed > 1 ? 's' : ''}`,
    counts.against === null ? '' : `${frenchNumber(counts.against)} contre`,
  ].filter(Boolean);
  if (known.length > 0) return known.join(', ');
  return counts.total === null ? 'nombre inconnu' : `${counted(counts.total, 'vote')} en tout`;
}

/** A reply without a disposition of its own is covered by that of its thread; a trace without one awaits none. */
function disposition(
  record: SnapshotRecord,
  { timeZone, lists }: ContributionContext,
  indent: number,
): string {
  if (!record.disposition) {
    const awaitsOne = record.depth === 0 && isShown(record.state);
    return !awaitsOne ? '' : paragraph(run(NO_DISPOSITION), { style: 'Mention', indent });
  }
  const { outcome, motive, setAt } = record.disposition;
  return [
    paragraph(
      run('Suite donnée : ', { bold: true }) +
        run(OUTCOME_LABELS[outcome], { bold: true }) +
        run(` (${frenchDate(setAt, timeZone)})`),
      { indent, keepNext: true },
    ),
    markdownBlocks(motive, lists, { indent }),
  ].join('');
}

import type { Sample, SampleComment, SampleEdition } from './sample.types';

type Tell = (file: string, path: string, message: string) => void;

/** Occurrences of `part` in `whole`. */
export const countOf = (whole: string, part: string): number => whole.split(part).length - 1;

function checkAnchor(
  comment: SampleComment,
  edition: SampleEdition,
  tell: (path: string, what: string) => void,
) {
  const page = edition.pages.find(({ slug }) => slug === comment.section);
  if (!page) {
    tell('section', `the edition ${edition.slug} has no page ${comment.section}`);
    return;
  }
  if (comment.passage === undefined) return;
  const count = countOf(page.markdown, comment.passage);
  if (count !== 1) tell('passage', `the passage stands ${String(count)} times in ${page.sourceFile}`);
}

function checkState(comment: SampleComment, tell: (path: string, what: string) => void) {
  const decided = comment.state === 'refused' || comment.state === 'hidden';
  if (decided !== (comment.decision !== undefined)) {
    tell('decision', 'a decision goes with refused and hidden comments, and with no other');
  }
  if ((comment.state === 'in_review') !== (comment.reviewReasons !== undefined)) {
    tell('reviewReasons', 'reasons go with comments in review, and with no other');
  }
  if ((comment.kind === 'amendment') !== (comment.proposedWording !== undefined)) {
    tell('proposedWording', 'a proposed wording goes with amendments, and with no other kind');
  }
  if (comment.proposedWording !== undefined && comment.passage === undefined) {
    tell('passage', 'an amendment quotes the passage that it rewords');
  }
  if (comment.author === null && comment.authorName === undefined) {
    tell('author', 'an author or the name of a person without an account is expected');
  }
}

/** What one file says of another: every name used must exist where it is looked for. */
export function checkReferences(sample: Sample, regionCodes: ReadonlySet<string>, tell: Tell): void {
  const people = new Set(sample.participants.map(({ email }) => email));
  const editions = new Map(sample.editions.map((edition) => [edition.slug, edition]));
  const consultations = new Map(
    sample.consultations.map((consultation) => [consultation.slug, consultation]),
  );
  const comments = new Map(sample.comments.map((comment) => [comment.key, comment]));
  if (comments.size !== sample.comments.length) tell('comments.json', '$', 'two comments have the same key');

  for (const [index, consultation] of sample.consultations.entries()) {
    const path = `$.consultations[${String(index)}]`;
    for (const slug of [
      consultation.edition,
      consultation.outcomeEdition,
      consultation.textUpdate?.edition,
    ]) {
      if (slug != null && !editions.has(slug))
        tell('consultations.json', path, `there is no edition ${slug}`);
    }
    const fixed = consultation.opensAt !== undefined && consultation.closesAt !== undefined;
    const counted = consultation.opensInDays !== undefined && consultation.closesInDays !== undefined;
    if (fixed === counted)
      tell('consultations.json', path, 'instants or days are expected, not both, not neither');
  }
  for (const [index, participant] of sample.participants.entries()) {
    for (const [grant, { consultation, stageRegionCode }] of participant.roles.entries()) {
      const path = `$[${String(index)}].roles[${String(grant)}]`;
      if (consultation !== undefined && !consultations.has(consultation)) {
        tell('participants.json', path, `there is no consultation ${consultation}`);
      }
      if (stageRegionCode !== undefined && !regionCodes.has(stageRegionCode)) {
        tell('participants.json', path, `there is no stage in the region ${stageRegionCode}`);
      }
    }
  }
  for (const [index, comment] of sample.comments.entries()) {
    const here = (path: string, message: string) => {
      tell('comments.json', `$[${String(index)}].${path}`, `${comment.key}: ${message}`);
    };
    const edition = editions.get(consultations.get(comment.consultation)?.edition ?? '');
    if (edition) checkAnchor(comment, edition, here);
    else here('consultation', 'a consultation on an edition is expected');
    checkState(comment, here);
    const parent = comment.parent === null ? undefined : comments.get(comment.parent);
    if (comment.parent !== null) {
      if (!parent) here('parent', `there is no comment ${comment.parent}`);
      else if (parent.section !== comment.section || parent.consultation !== comment.consultation) {
        here('parent', 'a reply stands in the section and consultation of its parent');
      }
    }
    const { stageRegionCode, transcribedBy, channel } = comment.provenance;
    if ((channel === 'in_room') !== (stageRegionCode !== undefined)) {
      here('provenance.stageRegionCode', 'a stage goes with what was said in the room');
    }
    if (stageRegionCode !== undefined && !regionCodes.has(stageRegionCode)) {
      here('provenance.stageRegionCode', `there is no stage in the region ${stageRegionCode}`);
    }
    const reacting = comment.reactions.map(({ participant }) => participant);
    if (new Set(reacting).size !== reacting.length)
      here('reactions', 'one reaction by participant is expected');
    if (comment.author !== null && reacting.includes(comment.author))
      here('reactions', 'an author reacts to others');
    const named = [
      comment.author,
      transcribedBy,
      comment.decision?.decidedBy,
      comment.disposition?.setBy,
      ...reacting,
    ];
    for (const email of named) {
      if (email != null && !people.has(email)) here('author', `there is no participant ${email}`);
    }
  }
}

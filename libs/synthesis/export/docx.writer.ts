import { counted, frenchDate, frenchNumber } from '#platform/text';
import { contribution } from './docx/contribution';
import {
  cover,
  DOCUMENT_TITLE,
  FIRST_FREE_BOOKMARK,
  heading,
  howToRead,
  overview,
  tableOfContents,
  type PrintedSection,
} from './docx/front-matter';
import { NumberedLists } from './docx/numbering';
import { WordArchive } from './docx/word-archive';
import { staticParts } from './docx/word-parts';
import { bookmark, paragraph, run } from './docx/word-xml';
import { end, publicRecords, SnapshotMismatch, type ExportWriter } from './export-writer';
import type { SnapshotHeader, SnapshotRecord } from './snapshot-record';

/**
 * The document of the December publication: cover, contents, how to read, overview, then each section with its comments
 * and what became of them. Public: no name of a person, no text that is not public.
 */
export const writeDocx: ExportWriter = async (header, records, out, onProgress) => {
  const lists = new NumberedLists();
  const archive = new WordArchive(out);
  const date = frenchDate(header.takenAt, header.timeZone);
  const parts = await staticParts({
    title: `${DOCUMENT_TITLE} – ${header.consultationTitle}`,
    subject: header.releaseLabel,
    headerText: `${DOCUMENT_TITLE} – ${header.consultationTitle}`,
    footerText: `Arrêté du ${date} – empreinte ${header.digest.slice(0, 12)}…`,
    date: header.takenAt,
  });
  for (const [path, bytes] of parts.files) await archive.add(path, bytes);
  const text = documentText(header, publicRecords(header, records, onProgress), lists);
  await archive.addText('word/document.xml', enclosed(parts.opening, text, parts.closing));
  await archive.add('word/numbering.xml', Buffer.from(lists.toXml()));
  await archive.close();
  await end(out);
};

async function* enclosed(opening: string, text: AsyncIterable<string>, closing: string) {
  yield opening;
  yield* text;
  yield closing;
}

async function* documentText(
  header: SnapshotHeader,
  records: AsyncIterable<SnapshotRecord>,
  lists: NumberedLists,
): AsyncGenerator<string> {
  const sections = printedSections(header);
  yield cover(header);
  yield tableOfContents(sections);
  yield howToRead(header, lists);
  yield overview(header);

  let bookmarkId = FIRST_FREE_BOOKMARK + sections.length;
  let next = 0;
  let current: PrintedSection | undefined;
  for await (const record of records) {
    while (current?.slug !== record.section.slug) {
      current = sections[next];
      next += 1;
      if (!current) {
        throw new SnapshotMismatch(
          `${record.reference}: section ${record.section.slug} is not announced with contributions, or its records are not together`,
        );
      }
      yield sectionHeading(current);
    }
    yield contribution(record, {
      timeZone: header.timeZone,
      lists,
      bookmarkId,
      sectionDepth: current.depth,
    });
    bookmarkId += 1;
  }
}

/** Sections with contributions and those above them, in the tree's order. */
function printedSections(header: SnapshotHeader): PrintedSection[] {
  let below = 0;
  const kept = [...header.sections].reverse().filter((section) => {
    const isPrinted = section.contributions + section.replies > 0 || below > section.depth;
    // `below` is the depth of the printed section met last, until its ancestor at each level has been passed.
    if (isPrinted) below = section.depth;
    return isPrinted;
  });
  return kept.reverse().map((section, at) => ({
    ...section,
    bookmark: `section_${at + 1}`,
    bookmarkId: FIRST_FREE_BOOKMARK + at,
  }));
}

const DEEPEST_HEADING = 6;

function sectionHeading(section: PrintedSection): string {
  const style = `Heading${Math.min(section.depth + 1, DEEPEST_HEADING)}`;
  const title = paragraph(bookmark(section.bookmarkId, section.bookmark, run(heading(section))), {
    style,
    pageBreakBefore: section.depth === 0,
  });
  if (section.contributions + section.replies === 0) return title;
  const counts = [counted(section.contributions, 'contribution'), counted(section.replies, 'réponse')];
  const done = `suite donnée à ${frenchNumber(section.withDisposition)} sur ${frenchNumber(section.contributions)}`;
  const removed = section.removed
    ? `, ${counted(section.removed, 'retirée ou masquée', 'retirées ou masquées')}`
    : '';
  return (
    title + paragraph(run(`${counts.join(', ')} ; ${done}${removed}`), { style: 'Mention', keepNext: true })
  );
}

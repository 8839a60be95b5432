import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toString } from 'hast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { ImportedRecord, readCapCollectifCsv, readCapCollectifJson, SoundReading } from './index';

const DATA = process.env.SHARED_DATA ?? '../shared/data';
const FILE = join(DATA, 'consultations', 'republique-numerique-2015');
const present = existsSync(`${FILE}.json`) && existsSync(`${FILE}.csv`);
if (!present) process.stderr.write(`SKIPPED: real consultation, ${FILE}.json and .csv are not there\n`);

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkRehype);

/** The letters and digits that a reader sees, so that only spacing and punctuation of the two conversions may differ. */
function words(markdown: string): string {
  return toString(reader.runSync(reader.parse(markdown))).replace(/[^\p{L}\p{N}]+/gu, '');
}

async function sound(reading: ReturnType<typeof readCapCollectifJson>): Promise<SoundReading> {
  const read = await reading;
  if (!read.sound) throw new Error(JSON.stringify(read.faults.slice(0, 5)));
  return read;
}

async function byRef(reading: SoundReading): Promise<Map<string, ImportedRecord>> {
  const found = new Map<string, ImportedRecord>();
  for await (const record of reading.records()) found.set(record.sourceRef, record);
  return found;
}

(present ? describe : describe.skip)('the consultation of 2015 on the digital republic', () => {
  let json: SoundReading;
  let csv: SoundReading;
  let fromJson: Map<string, ImportedRecord>;
  let fromCsv: Map<string, ImportedRecord>;

  jest.setTimeout(120_000);

  beforeAll(async () => {
    json = await sound(readCapCollectifJson(`${FILE}.json`));
    csv = await sound(readCapCollectifCsv(`${FILE}.csv`));
    fromJson = await byRef(json);
    fromCsv = await byRef(csv);
  });

  it('has every proposal, argument and reference in both files', () => {
    const counts = { proposals: 696, arguments: 3994, sources: 326, binned: 4, sections: 18, authors: 1539 };
    expect(json.counts).toMatchObject(counts);
    expect(csv.counts).toMatchObject(counts);
    expect([...fromJson.keys()].sort()).toEqual([...fromCsv.keys()].sort());
    expect(fromJson.size).toBe(5016);
  });

  it('says the same in both files, row by row, on all that both carry', () => {
    const label = (reading: SoundReading, key: string) =>
      reading.sections.find((section) => section.key === key)?.label;
    for (const [ref, record] of fromJson) {
      const other = fromCsv.get(ref)!;
      const shared = (of: ImportedRecord, reading: SoundReading) => ({
        kind: of.kind,
        author: of.author.key,
        createdAt: of.createdAt.toISOString(),
        votes: of.votes,
        ...(of.kind === 'proposal' && {
          title: of.title,
          binned: of.binned,
          section: label(reading, of.sectionKey),
        }),
        ...(of.kind === 'argument' && {
          parent: of.proposalId,
          position: of.position,
          binned: of.binned,
          body: of.body,
        }),
        ...(of.kind === 'source' && {
          parent: of.proposalId,
          url: of.url,
          category: of.category,
          body: of.body,
        }),
      });
      expect({ ref, ...shared(other, csv) }).toEqual({ ref, ...shared(record, json) });
    }
  });

  it('has the same words in the formatted proposals and in the plain ones', () => {
    const differing = [...fromJson.values()].filter((record) => {
      const other = fromCsv.get(record.sourceRef);
      return (
        record.kind === 'proposal' &&
        other?.kind === 'proposal' &&
        words(record.statement) !== words(other.statement)
      );
    });
    // A picture is a link named « [image] » when it comes from HTML, and nothing in the plain text.
    expect(differing.map((record) => record.sourceRef)).toEqual(['proposition:399', 'proposition:500']);
    expect(differing.every((record) => words(record.body).includes('image'))).toBe(true);
  });

  it('differs only in what the CSV does not carry', () => {
    const proposals = (found: Map<string, ImportedRecord>) =>
      [...found.values()].filter((record) => record.kind === 'proposal');
    expect(proposals(fromCsv).every((record) => record.updatedAt === null && record.ranking === null)).toBe(
      true,
    );
    expect(
      proposals(fromCsv).every((record) => record.annexCount === 0 && record.versionCount === null),
    ).toBe(true);
    expect([...fromCsv.values()].every((record) => record.author.organisation === null)).toBe(true);
    expect(csv.sections.every((section) => section.externalId === null)).toBe(true);
    expect(csv.sections.map((section) => section.label)).toEqual(
      json.sections.map((section) => section.label),
    );
    expect(proposals(fromJson).filter((record) => record.annexCount === 1)).toHaveLength(538);
    expect(
      proposals(fromJson).every((record) => record.updatedAt !== null && record.versionCount !== null),
    ).toBe(true);
  });

  it('has one text that is longer than a comment may be, and warns of what was set right', () => {
    expect(json.counts.overCommentLength).toBe(1);
    expect(json.warningsByCode).toEqual({
      'empty-annex': 158,
      'picture-dropped': 3,
      'link-dropped': 1,
      'control-removed': 1,
      'long-body': 1,
    });
    expect(csv.warningsByCode).toEqual({ 'control-removed': 1 });
  });

  it('has no raw HTML left in any text, and no link that is not http, https or mailto', () => {
    for (const record of fromJson.values()) {
      const tree = reader.parse(record.body);
      expect(JSON.stringify(tree)).not.toMatch(/"type":"(?:html|image)"/);
      expect(JSON.stringify(tree)).not.toMatch(/"url":"(?!https?:|mailto:)/i);
    }
  });
});

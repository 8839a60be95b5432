const MEGABYTE = 1_000_000;

/**
 * What a file may hold to be read at all. The whole CI-SIS doctrine is 0.5 MB of Markdown and 1 MB as DOCX; a doctrine with its
 * pictures stays under 20 MB. Everything is counted while it comes in, never believed from what the file says of itself.
 */
export const READING_LIMITS = {
  /** The file as it is sent. */
  fileBytes: 20 * MEGABYTE,
  /** Entries of an archive. */
  entries: 2_000,
  /** What an archive's wanted entries unpack to, together. */
  unpackedBytes: 60 * MEGABYTE,
  /** One page or one part of a document. */
  textBytes: 20 * MEGABYTE,
  pictureBytes: 5 * MEGABYTE,
  /** Elements of one XML part or page; the largest real page has 12,000. */
  elements: 500_000,
  /** Elements one inside the other: LibreOffice nests tables about ten deep a level. */
  depth: 150,
  /** `&…;` in one XML part. */
  references: 200_000,
} as const;

export const inMegabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1).replace('.', ',')} Mo`;

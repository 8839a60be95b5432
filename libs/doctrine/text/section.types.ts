/** What one block of a section is. A note is a footnote or a framed remark; a quote is one paragraph of a quotation. */
export type BlockKind =
  'heading' | 'paragraph' | 'list_item' | 'table_row' | 'note' | 'figure' | 'quote' | 'code';

/** A block as read from a text, before it is known which block of the previous version it continues. */
export interface ParsedBlock {
  kind: BlockKind;
  /** Normalised plain text (see `normaliseText`), empty only for a figure without any words. */
  text: string;
  /** From 0 inside its section. Position 0 is the section's own title, which is not repeated in the HTML. */
  position: number;
}

/** A block with its lasting identity. */
export interface Block extends ParsedBlock {
  id: string;
}

/** Something that an operator should look at: nothing was lost, but a choice was made. The message is in French. */
export interface ImportWarning {
  file: string;
  line: number;
  message: string;
}

/** A file that a page shows or points to and that the folder does not hold. */
export interface MissingFile {
  name: string;
  file: string;
  /** Slug of the section that shows or points to it. */
  section: string;
}

/** A section as read from Markdown. */
export interface ParsedSection {
  /** Page slug and heading slugs joined by `--`: ASCII, stable as long as the headings above keep their names, unique. */
  slug: string;
  /** Number as written in front of the title ("2.1", "A.4.1"), or empty. */
  number: string;
  title: string;
  /** Depth in the tree: 1 for a page. */
  level: number;
  parentSlug: string | null;
  /** From 0 among the sections with the same parent. */
  position: number;
  /** Name of the page inside the folder, and line of the heading there (from 1). */
  sourceFile: string;
  sourceLine: number;
  /** The exact slice of the source, heading included, up to the next heading of any level. */
  markdown: string;
  blocks: ParsedBlock[];
  /** Sanitised HTML of the body without the title; `data-block` holds positions until `placeBlockIds` puts identities there. */
  html: string;
  /** Plain text of the body without the title, one block a line. */
  text: string;
}

/** A folder of pages, read. Sections are in document order, parents before their children. */
export interface ParsedDoctrine {
  title: string | null;
  sections: ParsedSection[];
  warnings: ImportWarning[];
  missingImages: MissingFile[];
  missingLinks: MissingFile[];
}

/** What an import makes of a section; several can. Nothing of it and `unchanged` stands alone. */
export type SectionChange =
  'added' | 'changed' | 'moved' | 'renumbered' | 'renamed' | 'retired' | 'unchanged';

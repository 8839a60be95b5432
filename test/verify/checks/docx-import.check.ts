import { deflateSync } from 'node:zlib';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import {
  type ParsedDoctrine,
  type ParsedSection,
  readFile,
  readMarkdownFolder,
  readPages,
  storedPicture,
} from '#doctrine';
import { keeping, sharedData, type Check, type Figures } from '../check';
import { writeDocx } from '../write-docx';

const STATES = ['2024-11-22-ballot', '2025-06-30-published'] as const;

/** A grey picture of 60 by 40 pixels, in the place of those that the real folder lacks. */
function greyPicture(): Buffer {
  const [width, height] = [60, 40];
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** LibreOffice puts pictures into a document only when the page itself holds them. */
const PICTURE = `data:image/png;base64,${greyPicture().toString('base64')}`;

/** Section trees by their page, the page's own sections and those of pages placed under it. */
function byPage(sections: readonly ParsedSection[]): ParsedSection[][] {
  const pages: ParsedSection[][] = [];
  for (const section of sections) {
    if (section.parentSlug === null) pages.push([]);
    pages.at(-1)?.push(section);
  }
  return pages;
}

/**
 * A page as LibreOffice's HTML reader knows it: of `figcaption` it would make any paragraph, and of a framed remark a quotation like
 * any other. Classes of paragraphs become styles of the document, as an author of documents would have them.
 */
function htmlOf(sections: readonly ParsedSection[]): string {
  const body = sections.map(({ level, number, title, html }) => {
    const heading = [number, title]
      .filter(Boolean)
      .join(' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;');
    const framed = html.replace(/<blockquote class="note">([\s\S]*?)<\/blockquote>/g, (_, inner: string) =>
      inner.replace(/<p(?=[\s>])/g, '<p class="note"'),
    );
    const text = framed.replace(/<figure([^>]*)>([\s\S]*?)<\/figure>/g, (_, _attributes, inner: string) => {
      const caption = /<figcaption>([\s\S]*?)<\/figcaption>/.exec(inner)?.[1] ?? '';
      const images = (inner.match(/<img[^>]*>/g) ?? []).map((image) =>
        image.replace(/ src="[^"]*"/, ` src="${PICTURE}"`),
      );
      return `<p>${images.join('')}</p>${caption === '' ? '' : `<p class="caption">${caption}</p>`}`;
    });
    return `<h${level}>${heading}</h${level}>\n${text}`;
  });
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><style>p.caption { font-style: italic } p.note { color: #000080 }</style></head><body>${body.join('\n')}</body></html>`;
}

const tables = (html: string): string[] =>
  (html.match(/<table[\s\S]*?<\/table>/g) ?? []).map((table) =>
    (table.match(/<tr[\s\S]*?<\/tr>/g) ?? [])
      .map((row) =>
        (row.match(/<t[dh][^>]*>/g) ?? [])
          .map(
            (cell) =>
              `${/colspan="(\d+)"/.exec(cell)?.[1] ?? '1'}x${/rowspan="(\d+)"/.exec(cell)?.[1] ?? '1'}${cell.startsWith('<th') ? 'h' : ''}`,
          )
          .join(' '),
      )
      .join('/'),
  );

/** Depth and number of each item that has words; some pages open an item for nothing but the list inside of it. */
function itemsOf(html: string): string[] {
  const open: { next: number | null }[] = [];
  const found: string[] = [];
  for (const [tag, name, attributes = ''] of html.matchAll(/<(\/?(?:ul|ol)|li)([^>]*)>/g)) {
    const list = open.at(-1);
    if (name === 'ul') open.push({ next: null });
    else if (name === 'ol') open.push({ next: Number(/start="(\d+)"/.exec(attributes)?.[1] ?? 1) });
    else if (tag.startsWith('</')) open.pop();
    else if (list) {
      if (attributes.includes('data-block')) found.push(`${String(open.length)}:${String(list.next ?? '-')}`);
      if (list.next !== null) list.next += 1;
    }
  }
  return found;
}

interface Tally {
  sections: number;
  sameTree: number;
  sameText: number;
  blocks: number;
  sameBlocks: number;
  tables: number;
  sameTables: number;
  lists: number;
  sameLists: number;
  pictures: number;
  samePictures: number;
  editable: number;
}

const textOf = ({ blocks }: ParsedSection): string => blocks.map(({ text }) => text).join('\n');
const pictures = (html: string): number => html.match(/<img/g)?.length ?? 0;

/** Whether the stored Markdown of a section, read by itself, gives the blocks that are stored with it. */
function isEditable(section: ParsedSection): boolean {
  const [again] = readPages(
    {
      pages: new Map([['page.md', section.markdown]]),
      files: new Set(section.markdown.match(/\/images\/[\w.]+/g) ?? []),
      guideConfig: null,
    },
    { resolveImage: storedPicture },
  ).sections;
  const rest = (one: ParsedSection | undefined): string =>
    JSON.stringify(one?.blocks.slice(1).map(({ kind, text }) => [kind, text]));
  return rest(again) === rest(section);
}

function compare(
  original: readonly ParsedSection[],
  imported: readonly ParsedSection[],
  tally: Tally,
  log: (line: string) => void,
): void {
  original.forEach((section, at) => {
    const found = imported[at];
    const differs = (what: string, detail = ''): void =>
      log(
        `${section.sourceFile}: ${[section.number, section.title].join(' ').trim().slice(0, 60)}: ${what} ${detail}`,
      );
    tally.sections += 1;
    const isSame =
      found?.title === section.title && found.number === section.number && found.level === section.level;
    if (isSame) tally.sameTree += 1;
    else {
      differs('another heading', `${found?.level} ${found?.number} ${found?.title}`);
      return;
    }
    const [before, after] = [textOf(section), textOf(found)];
    if (before === after) tally.sameText += 1;
    else {
      let same = 0;
      while (before[same] === after[same]) same += 1;
      differs(
        'other text',
        `« ${before.slice(Math.max(0, same - 30), same + 40)} » / « ${after.slice(Math.max(0, same - 30), same + 40)} »`,
      );
    }
    section.blocks.forEach(({ kind, text }, index) => {
      tally.blocks += 1;
      const other = found.blocks[index];
      if (other?.kind === kind && other.text === text) tally.sameBlocks += 1;
      else if (before === after) differs(`${kind} read as ${other?.kind}`, text.slice(0, 60));
    });
    const other = tables(found.html);
    tables(section.html).forEach((table, index) => {
      tally.tables += 1;
      if (other[index] === table) tally.sameTables += 1;
      else differs('another table', `${table} / ${other[index]}`);
    });
    const [items, otherItems] = [itemsOf(section.html), itemsOf(found.html)];
    tally.lists += items.length;
    const same = items.filter((item, index) => otherItems[index] === item).length;
    tally.sameLists += same;
    if (same < items.length || otherItems.length > items.length)
      differs('another list', `${items.join(' ')} / ${otherItems.join(' ')}`);
    tally.pictures += pictures(section.html);
    tally.samePictures += Math.min(pictures(section.html), pictures(found.html));
    if (isEditable(found)) tally.editable += 1;
    else differs('its Markdown shows something else');
  });
  if (imported.length !== original.length)
    log(`${original[0]?.sourceFile}: ${original.length} sections, ${imported.length} imported`);
}

async function readState(folder: string, working: string): Promise<ParsedDoctrine> {
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(working, name));
  const { missingImages } = await readMarkdownFolder(working);
  for (const { name } of missingImages)
    writeFileSync(join(working, name.replace(/^.*\//, '')), greyPicture());
  return readMarkdownFolder(working, { resolveImage: encodeURI });
}

export const docxImport: Check = {
  name: 'docx-import',
  proves:
    'a DOCX made by LibreOffice of each page of the CI-SIS doctrine imports to the same tree of sections and the same text',
  async run(log) {
    const tally: Tally = {
      sections: 0,
      sameTree: 0,
      sameText: 0,
      blocks: 0,
      sameBlocks: 0,
      tables: 0,
      sameTables: 0,
      lists: 0,
      sameLists: 0,
      pictures: 0,
      samePictures: 0,
      editable: 0,
    };
    let pages = 0;
    let slowest = 0;
    for (const state of STATES) {
      const folder = resolve(sharedData(), 'doctrine-cisis', state);
      if (!existsSync(folder)) throw new Error(`The real doctrine is not at ${folder}: set SHARED_DATA`);
      const working = mkdtempSync(join(tmpdir(), 'docx-import-'));
      try {
        const originals = byPage((await readState(folder, working)).sections);
        const files = originals.map((sections, at) => {
          const file = join(working, `${sections[0]?.slug ?? String(at)}.html`);
          writeFileSync(file, htmlOf(sections));
          return file;
        });
        await writeDocx(files, working);
        for (const original of originals) {
          const name = `${original[0]?.slug ?? ''}.docx`;
          const bytes = readFileSync(join(working, name));
          const start = performance.now();
          const { doctrine } = await readFile(bytes, name);
          slowest = Math.max(slowest, performance.now() - start);
          compare(original, doctrine.sections, tally, log);
          pages += 1;
        }
      } finally {
        if (process.env.KEEP_DOCX) log(`kept: ${working}`);
        else rmSync(working, { recursive: true, force: true });
      }
    }
    const share = (part: number, whole: number): string => `${part}/${whole}`;
    const figures: Figures = {
      pages,
      headings: share(tally.sameTree, tally.sections),
      texts: share(tally.sameText, tally.sections),
      blocks: share(tally.sameBlocks, tally.blocks),
      tables: share(tally.sameTables, tally.tables),
      listItems: share(tally.sameLists, tally.lists),
      pictures: share(tally.samePictures, tally.pictures),
      editable: share(tally.editable, tally.sections),
      slowest: `${Math.round(slowest)}ms`,
    };
    return keeping(
      {
        'the same tree of sections': tally.sameTree === tally.sections && pages > 0,
        'the same text': tally.sameText === tally.sections,
        'the same tables': tally.sameTables === tally.tables,
        'the same blocks': tally.sameBlocks === tally.blocks,
        'the same items of lists': tally.sameLists === tally.lists,
        'every picture': tally.samePictures === tally.pictures,
        'stored Markdown shows the same blocks': tally.editable === tally.sections,
      },
      figures,
    );
  },
};

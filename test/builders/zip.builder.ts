import { deflateRawSync } from 'node:zlib';

/** An entry as an honest or a lying archive has it. */
export interface ZipPart {
  name: string;
  data?: Buffer | string;
  /** What the archive says that it unpacks to; the truth by default. */
  announced?: number;
  /** Shares the bytes of the part before it, as bombs do. */
  overlaps?: boolean;
  isSymbolicLink?: boolean;
}

/** An archive byte by byte, for no library writes the hostile ones. Checksums are zero: nothing here looks at them. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let last = { at: 0, packed: 0, size: 0 };
  for (const { name, data = '', announced, overlaps, isSymbolicLink } of parts) {
    const encoded = Buffer.from(name);
    if (!overlaps) {
      const raw = Buffer.from(data);
      const packed = deflateRawSync(raw);
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      head.writeUInt16LE(20, 4);
      head.writeUInt16LE(8, 8);
      head.writeUInt32LE(packed.length, 18);
      head.writeUInt32LE(announced ?? raw.length, 22);
      head.writeUInt16LE(encoded.length, 26);
      locals.push(head, encoded, packed);
      last = { at: offset, packed: packed.length, size: raw.length };
      offset += head.length + encoded.length + packed.length;
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(0x0314, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(0x0800, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(last.packed, 20);
    entry.writeUInt32LE(announced ?? last.size, 24);
    entry.writeUInt16LE(encoded.length, 28);
    entry.writeUInt32LE(isSymbolicLink ? (0o120777 << 16) >>> 0 : (0o100644 << 16) >>> 0, 38);
    entry.writeUInt32LE(last.at, 42);
    directory.push(entry, encoded);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

export const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A DOCX of one body, with parts of its own or in the place of the usual ones. */
export function docxOf(body: string, others: readonly ZipPart[] = []): Buffer {
  const usual: ZipPart[] = [
    { name: '[Content_Types].xml', data: TYPES },
    { name: '_rels/.rels', data: RELATIONS },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
  ];
  const named = new Set(others.map(({ name }) => name));
  return zipOf([...usual.filter(({ name }) => !named.has(name)), ...others]);
}

export const paragraph = (text: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

import { createHash } from 'node:crypto';

export const PICTURE_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
} as const;
export type PictureExtension = keyof typeof PICTURE_TYPES;

/** A picture as the platform keeps and serves it. */
export interface Picture {
  /** First 32 hexadecimal digits of the SHA-256 of its bytes. */
  digest: string;
  extension: PictureExtension;
  bytes: Buffer;
}

/**
 * Kind of a picture by its first bytes, whatever its name says; null for what is not shown: SVG can hold programs, EMF and TIFF need
 * others.
 */
function pictureExtension(bytes: Buffer): PictureExtension | null {
  const start = bytes.subarray(0, 12).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpg';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'webp';
  return null;
}

/** Null when it is no picture that the platform shows. */
export function pictureOf(bytes: Buffer): Picture | null {
  const extension = pictureExtension(bytes);
  if (extension === null) return null;
  return { digest: createHash('sha256').update(bytes).digest('hex').slice(0, 32), extension, bytes };
}

/** Where the platform serves it: the address changes with the bytes, so that it can be kept for ever. */
export const pictureAddress = ({ digest, extension }: Pick<Picture, 'digest' | 'extension'>): string =>
  `/images/${digest}.${extension}`;

const ADDRESS = /^\/images\/[0-9a-f]{32}\.(?:png|jpg|gif|webp)$/;

/** Texts name stored pictures by their address; anything else is no picture of ours. */
export const storedPicture = (name: string): string | null => (ADDRESS.test(name) ? name : null);

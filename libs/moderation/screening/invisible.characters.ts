/** Classes of characters that a reader does not see, by code point (Unicode 16, TR36). */
export type Invisible = 'control' | 'bidi' | 'zero_width' | 'tag' | 'lone_surrogate';

const within = (code: number, first: number, last: number): boolean => code >= first && code <= last;

/**
 * Says which kind of invisible character this code point is, or nothing for an ordinary one.
 * White space that French typography uses (U+00A0, U+202F, U+2009) is ordinary; so are tab and line ends.
 */
export function invisibleKind(code: number): Invisible | undefined {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d ? undefined : 'control';
  if (within(code, 0x20, 0x7e)) return undefined;
  if (within(code, 0x7f, 0x9f)) return 'control';
  if (within(code, 0xd800, 0xdfff)) return 'lone_surrogate';
  if (within(code, 0x202a, 0x202e) || within(code, 0x2066, 0x2069)) return 'bidi';
  if (code === 0x200e || code === 0x200f || code === 0x061c) return 'bidi';
  if (within(code, 0xe0000, 0xe007f)) return 'tag';
  if (within(code, 0x200b, 0x200d) || within(code, 0x2060, 0x2064) || within(code, 0x206a, 0x206f)) {
    return 'zero_width';
  }
  const alone = [0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x3164, 0xfeff, 0xffa0];
  return alone.includes(code) ? 'zero_width' : undefined;
}

/** A joiner between two pictures (family, rainbow flag) or the tags of a regional flag: seen, so not hidden. */
export function isPartOfPictogram(before: string | undefined): boolean {
  return before !== undefined && /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u.test(before);
}

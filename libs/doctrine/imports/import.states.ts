/**
 * What an import concerns: the whole doctrine (what the file does not hold is retired), one section with what is below it (the same,
 * inside it), or only what the file holds, added or brought up to date below a section or at the top (nothing is retired).
 */
export const IMPORT_SCOPES = ['whole', 'replace', 'add'] as const;
export type ImportScope = (typeof IMPORT_SCOPES)[number];

export type ImportState = 'received' | 'reading' | 'planned' | 'refused' | 'applied' | 'discarded';

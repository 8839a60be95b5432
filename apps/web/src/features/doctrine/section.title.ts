/** « 2.1 Identité des usagers »: a section as it is named everywhere. */
export const titleOf = ({ number, title }: { number: string; title: string }): string =>
  [number, title].filter(Boolean).join('\u00A0');

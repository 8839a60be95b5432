import type { Option } from '../../forms/fields';
import { titleOf } from './section.title';

interface Listed {
  number: string;
  title: string;
  /** 1 at the top. */
  depth: number;
}

/** Sections in a list of choices, in reading order, those below others set in. */
export const sectionOptions = <Section extends Listed>(
  sections: readonly Section[],
  valueOf: (section: Section) => string,
): Option[] =>
  sections.map((section) => ({
    value: valueOf(section),
    label: `${'\u00A0\u00A0\u00A0'.repeat(section.depth - 1)}${titleOf(section)}`,
    lang: 'fr',
  }));

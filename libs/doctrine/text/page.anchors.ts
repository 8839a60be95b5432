import { isExternal } from '#platform/text';
import { namesFrom } from './page.paths';
import { slugOf } from './text.normalise';

/** Where a link inside the doctrine leads: a section, and an anchor in it when it is not the section's title. */
export interface SectionTarget {
  section: string;
  anchor?: string;
}

/** Address of a section in the application; `anchor` is an element's id as it stands in the section's HTML. */
export type LinkResolver = (target: SectionTarget) => string;

export const sectionAddress: LinkResolver = ({ section, anchor }) =>
  `/sections/${encodeURIComponent(section)}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`;

export type LinkReading =
  | { kind: 'external'; address: string }
  | { kind: 'section'; target: SectionTarget }
  | { kind: 'missing'; name: string };

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Publishers make ids of headings in different ways (accents kept or not, doubled hyphens): all meet in this form. */
const anchorKey = (fragment: string): string => slugOf(decoded(fragment).replace(/_/g, '-'));

const pageKey = (name: string): string =>
  decoded(name)
    .normalize('NFC')
    .replace(/^\.\//, '')
    .replace(/\.(?:md|html?)$/i, '');

/** Every page and every anchor of a folder, and the section in which it now stands. */
export class PageAnchors {
  private readonly pages = new Map<string, string>();
  private readonly exact = new Map<string, SectionTarget>();
  private readonly loose = new Map<string, SectionTarget>();

  addPage(file: string, section: string): void {
    if (!this.pages.has(pageKey(file))) this.pages.set(pageKey(file), section);
  }

  /** The first to come keeps the anchor, as in a browser. */
  addAnchor(file: string, fragment: string, target: SectionTarget): void {
    const exact = `${pageKey(file)}#${fragment}`;
    const loose = `${pageKey(file)}#${anchorKey(fragment)}`;
    if (!this.exact.has(exact)) this.exact.set(exact, target);
    if (!this.loose.has(loose)) this.loose.set(loose, target);
  }

  /**
   * Reads an address found in page `file`. A known page with an unknown anchor leads to the page (`anchorLost`); a file that is no
   * page of the folder is missing.
   */
  read(address: string, file: string): LinkReading & { anchorLost?: boolean } {
    const trimmed = address.trim();
    if (isExternal(trimmed)) return { kind: 'external', address: trimmed };
    const hash = trimmed.indexOf('#');
    const path = (hash < 0 ? trimmed : trimmed.slice(0, hash)).replace(/\?.*$/, '');
    const fragment = hash < 0 ? '' : trimmed.slice(hash + 1);
    const meant = path === '' ? [file] : namesFrom(file, decoded(path));
    const page = meant.map(pageKey).find((one) => this.pages.has(one)) ?? '';
    const section = this.pages.get(page);
    if (section === undefined) return { kind: 'missing', name: decoded(path) };
    if (fragment === '') return { kind: 'section', target: { section } };
    const target =
      this.exact.get(`${page}#${decoded(fragment)}`) ?? this.loose.get(`${page}#${anchorKey(fragment)}`);
    return { kind: 'section', target: target ?? { section }, anchorLost: target === undefined };
  }
}

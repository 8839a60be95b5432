import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, contactEmail, type Configuration } from '#platform';
import { renderPageMarkdown } from '#platform/text';

export const LEGAL_PAGES = ['accessibility', 'help', 'legal_notice', 'privacy'] as const;
export type LegalPageName = (typeof LEGAL_PAGES)[number];

export const PAGE_LANGUAGES = ['fr', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export interface LegalText {
  name: LegalPageName;
  /** The language that the text is in: French where the operator wrote no other. */
  language: PageLanguage;
  title: string;
  html: string;
}

const FOLDER = 'apps/api/web/legal/texts';

/** The texts that are shipped: beside the sources also when the compiled program runs, for the build copies no data. */
function shippedFolder(from = __dirname): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(folder, FOLDER);
    if (read(join(found, 'help.fr.md')) !== null) return found;
  }
  throw new Error(`The shipped texts are not there: ${FOLDER}`);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * The pages that the law asks for, and the help page: the operator's files in LEGAL_DIR (`<name>.<language>.md`), else those that are
 * shipped. They are read anew each time (four small files, a few milliseconds), so that an edit shows at once. In them `{{OPERATOR}}`,
 * `{{CONTACT_EMAIL}}` and `{{PUBLIC_URL}}` stand for what is configured.
 */
@Injectable()
export class LegalTexts {
  private readonly shipped = shippedFolder();
  private readonly rendered = new Map<string, { markdown: string; text: LegalText }>();

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** Throws when a file is there and cannot be read. */
  page(name: LegalPageName, language: PageLanguage): LegalText {
    const found = this.find(name.replace('_', '-'), language);
    const key = `${name}.${language}`;
    const known = this.rendered.get(key);
    if (known?.markdown === found.markdown) return known.text;
    const text = this.render(name, found);
    this.rendered.set(key, { markdown: found.markdown, text });
    return text;
  }

  /** The operator's text in the language, or else in French; only then ours. */
  private find(file: string, language: PageLanguage): { language: PageLanguage; markdown: string } {
    const { LEGAL_DIR } = this.configuration;
    const own = LEGAL_DIR ? resolve(LEGAL_DIR) : null;
    const places = [
      ...(own
        ? [
            { folder: own, in: language },
            { folder: own, in: 'fr' as const },
          ]
        : []),
      { folder: this.shipped, in: language },
    ];
    for (const place of places) {
      const markdown = read(join(place.folder, `${file}.${place.in}.md`));
      if (markdown !== null) return { language: place.in, markdown };
    }
    throw new Error(`There is no text ${file}.${language}.md`);
  }

  private render(name: LegalPageName, found: { language: PageLanguage; markdown: string }): LegalText {
    const { OPERATOR, PUBLIC_URL } = this.configuration;
    const values: Record<string, string> = {
      OPERATOR,
      PUBLIC_URL: PUBLIC_URL.replace(/\/$/, ''),
      CONTACT_EMAIL: contactEmail(this.configuration),
    };
    const markdown = found.markdown.replace(
      /\{\{([A-Z_]+)\}\}/g,
      (whole, setting: string) => values[setting] ?? whole,
    );
    const [, title = name, body = markdown] = /^#[ \t]+(.+)\r?\n([^]*)$/.exec(markdown) ?? [];
    return { name, language: found.language, title: title.trim(), html: renderPageMarkdown(body) };
  }
}

import { Controller, Get, Header, Inject } from '@nestjs/common';
import { CONFIGURATION, contactEmail, type Configuration } from '#platform';
import { LANGUAGES, publicAddresses, type Addresses } from './public-addresses';
import { SiteMap } from './site-map';
import { webBuild } from './web-application';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** RFC 9116 recommends less than a year; the file is computed, so a running platform's never expires. */
const SECURITY_TXT_DAYS = 180;

/** What only concerns the person who is signed in. */
const PRIVATE_SCREENS = ['signIn', 'myContributions', 'account', 'moderation', 'drafting', 'administration'];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** One `<url>` a language, each naming both (https://www.sitemaps.org, and hreflang as search engines want it). */
function urlsOf(page: Addresses): string {
  const alternates = LANGUAGES.map(
    (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(page[language])}"/>`,
  ).join('');
  return LANGUAGES.map((language) => `<url><loc>${escaped(page[language])}</loc>${alternates}</url>\n`).join(
    '',
  );
}

/** Files that programs look for at the root of a site. */
@Controller()
export class SiteFilesController {
  private readonly root: string;

  constructor(
    private readonly siteMap: SiteMap,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    this.root = configuration.PUBLIC_URL.replace(/\/$/, '');
  }

  /** RFC 9309. A demonstration is nothing for search engines. */
  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  robots(): string {
    const { renderer } = webBuild(this.configuration);
    const at = publicAddresses(renderer, '');
    const closed = this.configuration.SAMPLE_MODE
      ? ['/']
      : ['/graphql', '/exports/', ...PRIVATE_SCREENS.flatMap((screen) => Object.values(at(screen)))];
    return [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${this.root}/sitemap.xml`,
      '',
    ].join('\n');
  }

  @Get('sitemap.xml')
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  async sitemap(): Promise<string> {
    const pages = await this.siteMap.pages();
    return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.map(urlsOf).join('')}</urlset>
`;
  }

  /** RFC 9116. */
  @Get('.well-known/security.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  security(): string {
    const expires = new Date(Date.now() + SECURITY_TXT_DAYS * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
    return [
      `Contact: mailto:${contactEmail(this.configuration)}`,
      `Expires: ${expires}`,
      'Preferred-Languages: fr, en',
      `Canonical: ${this.root}/.well-known/security.txt`,
      '',
    ].join('\n');
  }
}

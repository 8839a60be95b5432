import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsultation } from '../../../test/builders/consultation.builder';
import { TestPlatform } from '../../../test/platform/test-platform';

const DAY_MS = 24 * 60 * 60 * 1_000;
const LEGAL =
  'query ($name: LegalPageName!, $language: PageLanguage!) { legalPage(name: $name, language: $language) { language title html } }';

describe('the files of a site', () => {
  let folder: string;
  let platform: TestPlatform;
  let slug: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'legal-'));
    platform = await TestPlatform.start(
      {
        PUBLIC_URL: 'https://concertation.example/',
        MAIL_FROM: 'Concertation <ne-pas-repondre@concertation.example>',
        OPERATOR: 'l’exploitant d’essai',
        SAMPLE_MODE: 'false',
        LEGAL_DIR: folder,
      },
      { worker: false },
    );
    slug = `concertation-${(await buildConsultation(platform.database)).id}`;
  }, 60_000);

  afterAll(async () => {
    await platform.stop();
    await rm(folder, { recursive: true });
  });

  const read = async (path: string): Promise<{ type: string | null; text: string; status: number }> => {
    const response = await platform.visitor.get(path);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  };

  it('tell search engines where the map is and what is private', async () => {
    const { type, text } = await read('/robots.txt');
    expect(type).toContain('text/plain');
    expect(text).toContain('Sitemap: https://concertation.example/sitemap.xml\n');
    expect(text).toContain('Disallow: /moderation\n');
    expect(text).toContain('Disallow: /en/account\n');
    expect(text).not.toContain('Disallow: /\n');
  });

  it('give every public page in both languages, with what is its translation, and nothing that is being prepared', async () => {
    const draft = await buildConsultation(platform.database, { opensInDays: null });
    const { type, text } = await read('/sitemap.xml');
    expect(type).toContain('application/xml');
    const places = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => place ?? '');
    expect(places).toContain('https://concertation.example/');
    expect(places).toContain(`https://concertation.example/concertations/${slug}/sections/section-1`);
    expect(places).toContain(`https://concertation.example/en/consultations/${slug}/sections/section-1`);
    expect(new Set(places).size).toBe(places.length);
    expect(text.match(/hreflang="en"/g)).toHaveLength(places.length);
    expect(text).not.toContain(draft.id);
  });

  it('say whom to tell about a vulnerability, for less than a year', async () => {
    const { type, text } = await read('/.well-known/security.txt');
    expect(type).toContain('text/plain');
    expect(text).toContain('Contact: mailto:contact@concertation.example\n');
    expect(text).toContain('Preferred-Languages: fr, en\n');
    expect(text).toContain('Canonical: https://concertation.example/.well-known/security.txt\n');
    const expires = Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? '') - Date.now();
    expect(expires).toBeGreaterThan(30 * DAY_MS);
    expect(expires).toBeLessThan(365 * DAY_MS);
  });

  it('have a calendar of the tour, and none of a stage that does not exist', async () => {
    const { type, text } = await read(`/concertations/${slug}/tour.ics`);
    expect(type).toContain('text/calendar');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
    expect((await read(`/concertations/${slug}/tour/nulle-part.ics`)).status).toBe(404);
    expect((await read('/concertations/nulle-part/tour.ics')).status).toBe(404);
  });

  it('hold the operator’s texts where there are any, else those that are shipped, with what is configured in them', async () => {
    const ask = (name: string, language: string) =>
      platform.visitor.ask<{ language: string; title: string; html: string }>(LEGAL, { name, language });
    expect(await ask('legal_notice', 'en')).toMatchObject({ language: 'en', title: 'Legal notice' });
    expect((await ask('legal_notice', 'fr')).html).toContain('l’exploitant d’essai');
    await writeFile(
      join(folder, 'legal-notice.fr.md'),
      '# Nos mentions\n\nÉcrire à {{CONTACT_EMAIL}} <script>x</script>\n',
    );
    const own = {
      language: 'fr',
      title: 'Nos mentions',
      html: expect.stringContaining('contact@concertation.example') as string,
    };
    expect(await ask('legal_notice', 'fr')).toEqual(own);
    expect(await ask('legal_notice', 'en')).toEqual(own);
    expect((await ask('legal_notice', 'en')).html).not.toContain('<script');
  });
});

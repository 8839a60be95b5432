import { TestPlatform } from '../../../test/platform/test-platform';
import { loadSample } from '../../cli/sample/sample.loader';

describe('the public pages', () => {
  let platform: TestPlatform;

  const textOf = async (path: string): Promise<string> => (await platform.visitor.get(path)).text();

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
    await loadSample(platform.configuration);
  }, 60_000);

  afterAll(() => platform.stop());

  it('the list has the public consultations, and not the one that is being prepared', async () => {
    const page = await textOf('/concertations');
    expect(page).toContain('href="/concertations/edition-2026"');
    expect(page).toContain('href="/concertations/edition-2019"');
    expect(page).not.toContain('edition-2027');
  });

  it('a consultation’s page has the whole contents and the charter', async () => {
    const page = await textOf('/concertations/edition-2019');
    expect(page).toContain('/concertations/edition-2019/sections/securite-operationnelle--se-preparer');
    expect(page).toContain('id="charte"');
    expect(page).toMatch(/1er\sdécembre\s2019/);
  });

  it('a section’s page shows its text, with links that stay within the consultation', async () => {
    const page = await textOf('/concertations/edition-2019/sections/objet-du-document--comment-il-evolue');
    expect(page).toContain('La doctrine est un texte vivant.');
    expect(page).toContain('href="/concertations/edition-2019/sections/macro-planning"');
  });

  it('a page that is not public answers 404', async () => {
    expect((await platform.visitor.get('/concertations/edition-2027')).status).toBe(404);
  });
});

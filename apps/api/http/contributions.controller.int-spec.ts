import { DraftedConsultation } from '../../../test/builders/drafted-consultation.builder';
import { TestPlatform } from '../../../test/platform/test-platform';
import type { Visitor } from '../../../test/verify/person';

describe('the page of a contribution', () => {
  let platform: TestPlatform;
  let author: Visitor;
  let path: string;

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
    const consultation = await DraftedConsultation.build(platform.database);
    const email = 'camille@exemple.fr';
    const { id } = await consultation.comment({ email, state: 'in_review', body: 'Un texte en attente.' });
    path = `/mes-contributions/${id}`;
    author = await platform.signIn(email);
  }, 60_000);

  afterAll(() => platform.stop());

  it('shows its author the text and where it stands, also from the list', async () => {
    expect(await (await author.get('/mes-contributions')).text()).toContain(`href="${path}"`);
    const page = await (await author.get(path)).text();
    expect(page).toContain('en attente d’un modérateur');
  });

  it('does not exist for anybody else', async () => {
    const other = await platform.signIn('dominique@exemple.fr');
    expect((await other.get(path)).status).toBe(404);
  });

  it('asks a visitor to sign in, and the mailed link leads back to it', async () => {
    const response = await platform.visitor.get(path);
    expect(response.status).toBe(303);
    const form = response.headers.get('location') ?? '';
    expect(await (await platform.visitor.get(form)).text()).toContain(`name="returnPath" value="${path}"`);
  });
});

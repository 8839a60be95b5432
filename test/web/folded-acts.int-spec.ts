import { newId } from '#kernel';
import { PublicationService, StructureService, WritingService } from '#doctrine';
import { RolesService } from '#identity';
import { TestPlatform } from '../platform/test-platform';

jest.setTimeout(120_000);

describe('an act that is folded until it is wanted', () => {
  let platform: TestPlatform;

  const service = <Service>(type: abstract new (...given: never[]) => Service): Service =>
    platform.api.get(type, { strict: false });

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
  });
  afterAll(() => platform.stop());

  it('is unfolded when it is refused, so that its refusal is seen', async () => {
    const doctrineId = newId();
    await platform.database.query(
      `INSERT INTO doctrine (id, slug, title) VALUES ($1, 'doctrine', 'Doctrine')`,
      [doctrineId],
    );
    const sectionId = await service(StructureService).addSection('operator', {
      ...{ doctrineId, parentId: null, title: 'Identité', markdown: 'Le texte publié.', reason: 'essai' },
    });
    await service(PublicationService).publishRelease('operator', {
      ...{ doctrineId, slug: 'une', label: 'Une', reason: 'essai' },
    });
    const [published] = await platform.database.query<{ id: string }[]>(
      'SELECT id FROM section_version WHERE section_id = $1',
      [sectionId],
    );
    const baseVersionId = published?.id ?? '';
    await service(WritingService).saveText('operator', {
      ...{ sectionId, baseVersionId, title: 'Identité', markdown: 'Un brouillon.', reason: 'essai' },
    });

    const email = 'administration@exemple.fr';
    const administrator = await platform.signIn(email);
    await service(RolesService).grant({
      ...{ email, role: 'administrator', consultationId: null, grantedBy: null },
    });
    const path = `/redaction/doctrines/doctrine/sections/${sectionId}`;
    const discard = /<details[^>]*>(?:(?!<\/details>).)*name="intent" value="discard".*?<\/details>/su;
    const before = await (await administrator.get(path)).text();
    expect(discard.exec(before)?.[0]).toMatch(/^<details class="[^"]*">/u);

    // The draft was saved by somebody else since the page was read.
    const answer = await fetch(`${platform.url}${path}`, {
      method: 'POST',
      headers: { cookie: administrator.cookieHeader, origin: platform.url },
      body: new URLSearchParams({ intent: 'discard', baseVersionId }),
    });
    const refused = await answer.text();
    expect(discard.exec(refused)?.[0]).toMatch(/^<details class="[^"]*" open="">.*role="alert"/su);
  });
});

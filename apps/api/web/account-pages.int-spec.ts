import { DraftedConsultation } from '../../../test/builders/drafted-consultation.builder';
import { TestPlatform } from '../../../test/platform/test-platform';
import type { Visitor } from '../../../test/verify/person';

interface Sent {
  status: number;
  location: string | null;
  cookie: string | undefined;
  page: string;
}

describe('the pages of one’s account, without scripts', () => {
  let platform: TestPlatform;
  let author: Visitor;
  let path: string;
  let published: Visitor;
  let publicPath: string;

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
    const consultation = await DraftedConsultation.build(platform.database);
    const email = 'camille@exemple.fr';
    const waiting = await consultation.comment({ email, state: 'in_review', body: 'Un texte en attente.' });
    const alix = 'alix@exemple.fr';
    const shown = await consultation.comment({ email: alix, state: 'published', body: 'Un texte public.' });
    path = `/mes-contributions/${waiting.id}`;
    publicPath = `/mes-contributions/${shown.id}`;
    author = await platform.signIn(email);
    published = await platform.signIn(alix);
  }, 60_000);

  afterAll(() => platform.stop());

  async function send(to: string, form: Record<string, string>, cookie?: string): Promise<Sent> {
    const response = await fetch(`${platform.url}${to}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: cookie ? { cookie } : {},
      redirect: 'manual',
    });
    return {
      status: response.status,
      location: response.headers.get('location'),
      cookie: response.headers.getSetCookie()[0]?.split(';')[0],
      page: await response.text(),
    };
  }

  const codeFor = async (email: string): Promise<string> => {
    const rows: { text: string }[] = await platform.database.query(
      'SELECT text_body AS text FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1',
      [email],
    );
    return /code=([\w-]+)/.exec(rows[0]?.text ?? '')?.[1] ?? '';
  };

  describe('signing in', () => {
    it('asks for an address, says where the link went, and opens a session once confirmed', async () => {
      const email = 'nouvelle@exemple.fr';
      const asked = await send('/connexion', { intent: 'link', email, returnPath: '/compte' });
      expect(asked.status).toBe(200);
      expect(asked.page).toContain(email);
      const link = `/connexion/lien?code=${await codeFor(email)}`;
      const opened = await platform.visitor.get(link);
      expect(opened.headers.get('referrer-policy')).toBe('strict-origin');
      expect(opened.headers.getSetCookie()).toEqual([]);
      await platform.visitor.get(link);
      const code = await codeFor(email);
      const confirmed = await send('/connexion/lien', { intent: 'code', token: ` ${code} ` });
      expect(confirmed).toMatchObject({ status: 303, location: '/compte?fait=connexion' });
      expect(confirmed.cookie).toMatch(/^session=/);
      const again = await send('/connexion/lien', { intent: 'code', token: code });
      expect(again.status).toBe(400);
      expect(again.page).toContain('a déjà servi');
    });

    it('never leads elsewhere afterwards', async () => {
      const email = 'prudente@exemple.fr';
      await send('/en/sign-in', { intent: 'link', email, returnPath: 'https://ailleurs.exemple/' });
      const confirmed = await send('/connexion/lien', { intent: 'code', token: await codeFor(email) });
      expect(confirmed.location).toBe('/en?fait=connexion');
    });

    it('keeps an address that was refused in its field', async () => {
      const refused = await send('/connexion', { intent: 'link', email: 'pas une adresse' });
      expect(refused.status).toBe(400);
      expect(refused.page).toContain('value="pas une adresse"');
    });

    it('ends with the header’s form', async () => {
      const leaving = await platform.signIn('partante@exemple.fr');
      const out = await send('/connexion/fin', {}, leaving.cookieHeader);
      expect(out).toMatchObject({ status: 303, location: '/?fait=deconnexion', cookie: 'session=' });
      expect((await leaving.get('/compte')).headers.get('location')).toBe('/connexion?retour=%2Fcompte');
    });
  });

  describe('a contribution', () => {
    it('shows its author the text and where it stands, also from the list', async () => {
      expect(await (await author.get('/mes-contributions')).text()).toContain(`href="${path}"`);
      const page = await (await author.get(path)).text();
      expect(page).toContain('En attente de modération');
      expect(page).toContain('Un texte en attente.');
    });

    it('does not exist for anybody else, be it public', async () => {
      const other = await platform.signIn('dominique@exemple.fr');
      expect((await other.get(path)).status).toBe(404);
      expect((await other.get(publicPath)).status).toBe(404);
    });

    it('asks a visitor to sign in, and the mailed link leads back to it', async () => {
      const response = await platform.visitor.get(path);
      expect(response.headers.get('location')).toBe(`/connexion?retour=${encodeURIComponent(path)}`);
      const form = await platform.visitor.get(response.headers.get('location') ?? '');
      expect(await form.text()).toContain(`name="returnPath" value="${path}"`);
    });

    it('takes a newer text, while the public one stays', async () => {
      const sent = await send(
        publicPath,
        { intent: 'revise', body: 'Un texte nouveau.' },
        published.cookieHeader,
      );
      expect(sent).toMatchObject({ status: 303, location: `${publicPath}?fait=revision` });
      const page = await (await published.get(publicPath)).text();
      expect(page).toContain('Un texte public.');
      expect(page).toContain('Un texte nouveau.');
    });

    it('loses nothing of what was typed when the session has ended', async () => {
      const sent = await send(`${path}?modifier=oui`, { intent: 'revise', body: 'Longuement mûri.' });
      expect(sent.status).toBe(401);
      expect(sent.page).toContain('Votre session est terminée');
      expect(sent.page).toContain('Longuement mûri.</textarea>');
    });

    it('is asked for once more before it is taken back', async () => {
      expect(await (await author.get(`${path}?retirer=oui`)).text()).toContain('Retirer votre contribution');
      const sent = await send(path, { intent: 'withdraw' }, author.cookieHeader);
      expect(sent.location).toBe(`${path}?fait=retrait`);
      expect(await (await author.get(path)).text()).toContain('Vous avez retiré cette contribution.');
    });
  });

  it('the profile is changed, and a name that is too short is refused', async () => {
    const changed = await send(
      '/compte',
      { intent: 'profile', displayName: 'Camille D.' },
      author.cookieHeader,
    );
    expect(changed).toMatchObject({ status: 303, location: '/compte?fait=profil' });
    expect(await (await author.get('/compte')).text()).toContain('value="Camille D."');
    const refused = await send('/compte', { intent: 'profile', displayName: 'C' }, author.cookieHeader);
    expect(refused.status).toBe(400);
    expect(refused.page).toContain('Le nom affiché compte de 2 à 80 caractères.');
  });

  it('all sessions of the account are closed at once', async () => {
    const here = await platform.signIn('partout@exemple.fr');
    const there = await platform.signIn('partout@exemple.fr');
    const sent = await send('/compte', { intent: 'everywhere' }, here.cookieHeader);
    expect(sent.location).toBe('/?fait=deconnexion-partout');
    for (const person of [here, there]) expect((await person.get('/compte')).status).not.toBe(200);
  });

  it('the sample’s mailbox shows mails to everybody', async () => {
    const page = await (await platform.visitor.get('/courrier')).text();
    expect(page).toContain('Votre lien de connexion');
    expect(page).toMatch(/<a href="\/connexion\/lien\?code=[\w-]{43}">/);
  });
});

describe('outside of the sample', () => {
  it('there is no mailbox', async () => {
    const platform = await TestPlatform.start({ SAMPLE_MODE: 'false' }, { worker: false });
    try {
      expect((await platform.visitor.get('/courrier')).status).toBe(404);
      expect(await platform.visitor.ask('{ sampleMails { subject } }')).toBeNull();
    } finally {
      await platform.stop();
    }
  });
});

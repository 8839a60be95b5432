import { sendingWarnings } from './sending.preview';

const rules = async (body: string, more: object = {}, isReply = false): Promise<string[]> =>
  (await sendingWarnings({ body, ...more }, isReply)).map(({ rule }) => rule);

describe('what an author is told before sending', () => {
  it('is nothing of a text that has nothing to mend', async () => {
    expect(await rules('Le calendrier du référentiel devrait être précisé.')).toEqual([]);
  });

  it('is the personal data, with the passage, wherever it stands', async () => {
    const [mail] = await sendingWarnings({ body: 'Écrivez-moi à camille.durand@courriel.fr, merci.' }, false);
    expect(mail).toMatchObject({ rule: 'personal_data.email', excerpt: 'camille.durand@courriel.fr' });
    expect(mail?.hint).toContain('Retirez');
    const body = 'Le calendrier devrait être précisé.';
    expect(await rules(body, { title: 'Appelez le 06 12 34 56 78' })).toEqual(['personal_data.telephone']);
    expect(await rules(body, { proposedWording: 'Voir camille.durand@courriel.fr' })).toEqual([
      'personal_data.email',
    ]);
  });

  it('is a text that is empty, short or too long, without a passage', async () => {
    expect(await rules('')).toEqual(['length.empty']);
    expect(await sendingWarnings({ body: 'Oui.' }, false)).toMatchObject([
      { rule: 'length.too_short', excerpt: null },
    ]);
    expect(await rules('Oui.', {}, true)).toEqual([]);
    expect(await rules('mot '.repeat(6_000))).toEqual(['length.too_long']);
  });

  it('is a shortened or disguised link', async () => {
    expect(await rules('Tout est expliqué ici : https://bit.ly/abc123 pour qui veut.')).toEqual([
      'links.shortener',
    ]);
  });

  it('is never which words pass for insults', async () => {
    expect(await rules('Quel connard a écrit ce paragraphe du référentiel ?')).toEqual([]);
  });

  it('is a passage of bounded length', async () => {
    const [warning] = await sendingWarnings(
      { body: `Voir https://bit.ly/${'a'.repeat(500)} pour la suite du propos.` },
      false,
    );
    expect(Array.from(warning?.excerpt ?? '')).toHaveLength(121);
  });
});

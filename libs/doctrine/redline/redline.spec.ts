import fc from 'fast-check';
import { block, edit, edited } from '../../../test/builders/generated.texts';
import { unfaithful } from '../../../test/builders/redline.witness';
import { versionOf } from '../../../test/builders/version.builder';
import { compareVersions, type Redline, type VersionText } from './index';

function redlineOf(before: string, after: string, titles: [string, string] = ['Règles', 'Règles']) {
  const old = versionOf(before, titles[0]);
  const now = versionOf(after, titles[1], old.blocks);
  return { old, now, redline: compareVersions(old, now) };
}

const expectFaithful = ({
  old,
  now,
  redline,
}: {
  old: VersionText;
  now: VersionText;
  redline: Redline;
}): void => expect(unfaithful(old, now, redline)).toEqual([]);

const kinds = (redline: Redline): string[] =>
  redline.changes.map(({ kind }) => kind).filter((kind) => kind !== 'unchanged');

describe('the comparison of two versions', () => {
  it('says nothing of a text that did not change', () => {
    const result = redlineOf('Un.\n\n- deux\n- trois', 'Un.\n\n- deux\n- trois');
    expect(kinds(result.redline)).toEqual([]);
    expect(result.redline.html).not.toMatch(/<ins|<del/);
    expectFaithful(result);
  });

  it('marks words and keeps the emphasis and links around them', () => {
    const result = redlineOf(
      'L’accès au **dossier partagé du patient** est ouvert aux [professionnels](https://exemple.fr/a) habilités.',
      'L’accès au **dossier médical du patient** est ouvert aux [professionnels](https://exemple.fr/a) autorisés.',
    );
    expect(kinds(result.redline)).toEqual(['reworded']);
    expect(result.redline.html).toContain(
      '<strong>dossier <del><span class="redline-said">[Suppression : </span>partagé<span class="redline-said">]</span></del>' +
        '<ins><span class="redline-said">[Ajout : </span>médical<span class="redline-said">]</span></ins> du patient</strong>',
    );
    expect(result.redline).toMatchObject({ wordsAdded: 2, wordsRemoved: 2 });
    expectFaithful(result);
  });

  it('marks the words of a new item of a spaced list, and nothing between them', () => {
    const result = redlineOf(
      'Deux règles :\n\n- une\n\n- deux',
      'Deux règles :\n\n- une\n\n- deux\n\n- une troisième',
    );
    expect(kinds(result.redline)).toEqual(['inserted']);
    expect(result.redline.html).not.toMatch(/<(ins|del)[^>]*>\s*<\/\1>/);
    expectFaithful(result);
  });

  it('shows a paragraph that moved at both places, with a link between them', () => {
    const paragraphs = [
      'Le premier paragraphe pose le cadre général de la doctrine technique.',
      'Le deuxième paragraphe dit qui tient le registre des services.',
      'Le troisième paragraphe fixe le calendrier des mises à jour annuelles.',
    ];
    const result = redlineOf(
      paragraphs.join('\n\n'),
      [paragraphs[1], paragraphs[2], paragraphs[0]].join('\n\n'),
    );
    expect(kinds(result.redline)).toEqual(['moved']);
    expect(result.redline.html).toContain('href="#change-1"');
    expect(result.redline.html).toContain('href="#change-1-before"');
    expect(result.redline).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 });
    expectFaithful(result);
  });

  it('sees that a paragraph was cut in two, and that two were made one', () => {
    const first =
      'Les établissements tiennent un registre des accès qui est conservé pendant trois années entières.';
    const second =
      'Ils le présentent à la demande de l’autorité de contrôle dans un délai de huit jours ouvrés.';
    const cut = redlineOf(`${first} ${second}`, `${first}\n\n${second}`);
    expect(kinds(cut.redline)).toEqual(['split']);
    expect(cut.redline).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 });
    expectFaithful(cut);
    const joined = redlineOf(`${first}\n\n${second}`, `${first} ${second}`);
    expect(kinds(joined.redline)).toEqual(['merged']);
    expectFaithful(joined);
  });

  it('compares a table row by row and cell by cell', () => {
    const head = '| Service | Échéance | Statut |\n| --- | --- | --- |\n';
    const result = redlineOf(
      `${head}| Annuaire national | mars | obligatoire |\n| Messagerie de santé | juin | facultatif |`,
      `${head}| Annuaire national | avril | obligatoire |\n| Identité du patient | mai | obligatoire |\n| Messagerie de santé | juin | facultatif |`,
    );
    expect(kinds(result.redline)).toEqual(['reworded', 'inserted']);
    expect(result.redline.html).toMatch(/<td><del>.*?mars.*?<\/del><ins>.*?avril.*?<\/ins><\/td>/);
    expect(result.redline.html.match(/<table/g)).toHaveLength(1);
    expectFaithful(result);
  });

  it('keeps removed items in their list, and the numbers of the others', () => {
    const result = redlineOf('1. alpha\n2. beta\n3. gamma', '1. alpha\n2. gamma');
    expect(kinds(result.redline)).toEqual(['removed']);
    expect(result.redline.html.match(/<ol/g)).toHaveLength(1);
    expect(result.redline.html).toMatch(
      /<li value="2"[^>]*class="redline-removed"|<li[^>]*class="redline-removed"[^>]*value="2"/,
    );
    expect(result.redline.html).toMatch(/value="2"[^>]*>gamma/);
    expectFaithful(result);
  });

  it('says that only a link, or only the emphasis, changed', () => {
    const result = redlineOf(
      'Voir [le guide complet](https://exemple.fr/un).\n\nUn mot important ici.',
      'Voir [le guide complet](https://exemple.fr/deux).\n\nUn mot **important** ici.',
    );
    expect(kinds(result.redline)).toEqual(['relaid', 'relaid']);
    expect(result.redline.changes[1]?.links).toEqual([
      { text: 'le guide complet', before: 'https://exemple.fr/un', after: 'https://exemple.fr/deux' },
    ]);
    expect(result.redline.changes[2]).toMatchObject({ links: [], isRelaid: true });
    expectFaithful(result);
  });

  it('tells what came from another section and what left for one, and counts none of its words', () => {
    const moved = 'Ce paragraphe entier a été repris d’une autre section de la doctrine.';
    const old = versionOf('Un début.', 'Règles');
    const now = versionOf(`Un début.\n\n${moved}`, 'Règles', old.blocks);
    const id = now.blocks[2]?.id ?? '';
    const elsewhere = { sectionId: 's2', slug: 'acteurs', name: '2 Acteurs' };
    const arrived = compareVersions(old, now, { arrived: new Map([[id, elsewhere]]) });
    expect(kinds(arrived)).toEqual(['arrived']);
    expect(arrived).toMatchObject({ wordsAdded: 0 });
    expect(arrived.html).toContain('Vient de la section «\u00A02 Acteurs\u00A0»');
    const left = compareVersions(now, old, { left: new Map([[id, elsewhere]]) });
    expect(kinds(left)).toEqual(['left']);
    expectFaithful({ old: now, now: old, redline: left });
  });

  it('shows a title that changed, and notes', () => {
    const result = redlineOf(
      'Un texte[^1].\n\n[^1]: Première note du texte.',
      'Un texte[^1].\n\n[^1]: Première note du texte révisé.',
      ['Règles d’usage', 'Règles d’usage et de tenue'],
    );
    expect(kinds(result.redline)).toEqual(['reworded', 'reworded']);
    expect(result.redline.html).toContain('class="redline-title redline-reworded"');
    expectFaithful(result);
  });
});

describe('the comparison of generated texts', () => {
  it('gives back both texts from its operations, its merged text and its two sides', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 9 }), fc.array(edit, { maxLength: 6 }), (blocks, edits) => {
        expectFaithful(redlineOf(blocks.join('\n\n'), edited(blocks, edits).join('\n\n')));
      }),
      { numRuns: 150 },
    );
  });

  it('gives back two texts that have nothing to do with one another', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), fc.array(block, { maxLength: 6 }), (one, two) => {
        expectFaithful(redlineOf(one.join('\n\n'), two.join('\n\n')));
      }),
      { numRuns: 60 },
    );
  });
});

import type { Element, Nodes } from 'hast';
import { parseHtml } from '#platform/text';
import { unfaithful } from '../../../test/builders/redline.witness';
import { versionOf } from '../../../test/builders/version.builder';
import { compareVersions, type Redline } from './index';

const classes = ({ properties }: Element): string => [properties.className ?? []].flat().join(' ');

/** The merged text as a reader sees it: [-struck-], {+added+}, <what is said at the head of a block>, one line a block. */
function seen(html: string): string[] {
  const read = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element' && node.type !== 'root') return '';
    const inner = node.children.map(read).join('');
    if (node.type === 'root') return inner;
    if (classes(node).includes('redline-said')) return '';
    if (classes(node).includes('redline-note')) return `<${inner}> `;
    if (node.tagName === 'del') return `[-${inner.trim()}-]`;
    if (node.tagName === 'ins') return `{+${inner.trim()}+}`;
    if (/^(?:td|th)$/.test(node.tagName)) return `| ${inner.trim()} `;
    if (node.tagName === 'tr') return `\n${inner.replace(/\n/g, '')}\n`;
    if (/^(?:p|li|pre|h\d|figure)$/.test(node.tagName)) return `\n${inner.trim()}\n`;
    return inner;
  };
  return read(parseHtml(html))
    .split('\n')
    .map((line) => line.replace(/[ \u00A0\u202F]+/g, ' ').trim())
    .filter((line) => line !== '');
}

function compared(before: string, after: string): { lines: string[]; redline: Redline } {
  const old = versionOf(before, 'Règles');
  const now = versionOf(after, 'Règles', old.blocks);
  const redline = compareVersions(old, now);
  expect(unfaithful(old, now, redline)).toEqual([]);
  return { lines: seen(redline.html), redline };
}

const table = (...rows: string[][]): string =>
  rows
    .map((cells, at) => `| ${cells.join(' | ')} |${at === 0 ? `\n|${' --- |'.repeat(cells.length)}` : ''}`)
    .join('\n');

describe('what a reader of a comparison sees', () => {
  const head = ['Service', 'Échéance', 'Statut'];
  const first = ['Annuaire national', 'mars', 'obligatoire'];
  const second = ['Messagerie de santé', 'juin', 'facultatif'];

  it('a row put in the middle of a table, and nothing else', () => {
    const put = ['Identité du patient', 'mai', 'obligatoire'];
    expect(compared(table(head, first, second), table(head, first, put, second)).lines).toEqual([
      '| Service | Échéance | Statut',
      '| Annuaire national | mars | obligatoire',
      '| {+Identité du patient+} | {+mai+} | {+obligatoire+}',
      '| Messagerie de santé | juin | facultatif',
    ]);
  });

  it('a column that is added, cell by cell', () => {
    const { lines } = compared(
      table(head, first, second),
      table(
        ['Service', 'Porteur', 'Échéance', 'Statut'],
        ['Annuaire national', 'Agence', 'mars', 'obligatoire'],
        ['Messagerie de santé', 'Ministère', 'juin', 'facultatif'],
      ),
    );
    expect(lines).toEqual([
      '| Service | {+Porteur+} | Échéance | Statut',
      '| Annuaire national | {+Agence+} | mars | obligatoire',
      '| Messagerie de santé | {+Ministère+} | juin | facultatif',
    ]);
  });

  it('a column that is taken out, its words struck beside it', () => {
    const without = (row: string[]): string[] => [row[0] ?? '', row[2] ?? ''];
    const { lines } = compared(
      table(head, first, second),
      table(without(head), without(first), without(second)),
    );
    expect(lines).toEqual([
      '| Service[-Échéance-] | Statut',
      '| Annuaire national[-mars-] | obligatoire',
      '| Messagerie de santé[-juin-] | facultatif',
    ]);
  });

  it('a column that moved: its words struck at the one place and added at the other', () => {
    const turned = (row: string[]): string[] => [row[0] ?? '', row[2] ?? '', row[1] ?? ''];
    const { lines } = compared(
      table(head, first, second),
      table(turned(head), turned(first), turned(second)),
    );
    for (const line of lines) expect(line.match(/\[-/g)).toHaveLength(1);
    expect(lines[1]).toMatch(/^\| Annuaire national/);
  });

  it('an item of an inner list, and not the list around it', () => {
    const list =
      '- Les acteurs du secteur\n  - les hôpitaux publics\n  - les cliniques\n- Les éditeurs de logiciels';
    expect(compared(list, list.replace('publics', 'publics et privés')).lines).toEqual([
      'Les acteurs du secteur',
      'les hôpitaux publics{+et privés+}',
      'les cliniques',
      'Les éditeurs de logiciels',
    ]);
    expect(compared(list, list.replace('\n  - les cliniques', '')).lines).toEqual([
      'Les acteurs du secteur',
      'les hôpitaux publics',
      '[-les cliniques-]',
      'Les éditeurs de logiciels',
    ]);
    const raised = compared(list, list.replace('  - les cliniques', '- les cliniques')).lines;
    expect(raised).toContain('<Niveau ou sorte de liste modifié> les cliniques');
  });

  it('a note, by its words, and one that is new with its call', () => {
    const text = 'Le registre est public[^1].\n\n[^1]: Au sens de la loi de 2016.';
    expect(compared(text, text.replace('2016', '2019')).lines.at(-1)).toMatch(
      /^Au sens de la loi de \[-2016-\]\{\+2019\+\}\./,
    );
    const more =
      'Le registre est public[^1] et tenu à jour[^2].\n\n[^1]: Au sens de la loi de 2016.\n\n[^2]: Chaque année.';
    const { lines } = compared(text, more);
    expect(lines.some((line) => line.includes('{+Chaque année.'))).toBe(true);
    expect(lines.some((line) => line.includes('Au sens de la loi de 2016.') && !/[{[][+-]/.test(line))).toBe(
      true,
    );
  });

  it('how a picture is described now, and that it is another one', () => {
    const picture = (alt: string, src = '/images/schema.png'): string =>
      `Avant.\n\n![${alt}](${src} "Le schéma")\n\nAprès.`;
    expect(compared(picture('Deux boîtes'), picture('Deux boîtes reliées')).lines[1]).toMatch(
      /^<Description de l’image : « Deux boîtes » devient « Deux boîtes reliées »>/,
    );
    expect(compared(picture('Deux boîtes'), picture('Deux boîtes', '/images/autre.png')).lines[1]).toMatch(
      /^<Image remplacée>/,
    );
  });

  it('the addresses of a link of which nothing else changed', () => {
    const text = 'Voir [le guide complet](https://exemple.fr/un) avant tout.';
    const { lines, redline } = compared(text, text.replace('/un', '/deux'));
    expect(lines).toEqual([
      '<Lien modifié sur « le guide complet » : https://exemple.fr/deux au lieu de https://exemple.fr/un> Voir le guide complet avant tout.',
    ]);
    expect(redline).toMatchObject({ wordsAdded: 0, wordsRemoved: 0 });
    const without = 'Voir le guide complet avant tout.';
    expect(compared(text, without).lines[0]).toMatch(
      /^<Lien retiré de « le guide complet » : https:\/\/exemple.fr\/un>/,
    );
    expect(compared(without, text).lines[0]).toMatch(/^<Lien ajouté sur « le guide complet »/);
  });

  it('code by its words, and its spaces when they alone changed', () => {
    const code = '```\nfonction lire() {\n  retourner 1;\n}\n```';
    expect(compared(code, code.replace('1', '2')).lines.join(' ')).toBe(
      'fonction lire() { retourner [-1-]{+2+}; }',
    );
    expect(compared(code, code.replace('  retourner', '    retourner')).lines[0]).toMatch(
      /^<Espaces ou lignes modifiés>/,
    );
  });

  it('emphasis that alone changed as formatting', () => {
    expect(compared('Un mot important ici.', 'Un mot **important** ici.').lines).toEqual([
      '<Mise en forme modifiée> Un mot important ici.',
    ]);
  });

  it('the number of a title, as one word', () => {
    expect(compared('### 1. Les acteurs\n\nTexte.', '### 2. Les acteurs\n\nTexte.').lines).toEqual([
      '[-1-]{+2+}. Les acteurs',
      'Texte.',
    ]);
  });
});

describe('what was recorded of a paragraph', () => {
  const WHOLE =
    'Les établissements tiennent un registre des accès et le présentent à l’autorité de contrôle.';
  const START = 'Un registre des accès est tenu par chaque établissement.';
  const END = 'Sur demande, l’autorité reçoit communication du document sous huit jours.';

  it('says that it was split where the words say less', () => {
    const old = versionOf(`Avant.\n\n${WHOLE}\n\nAprès.`, 'Règles');
    const now = versionOf(`Avant.\n\n${START}\n\n${END}\n\nAprès.`, 'Règles', old.blocks);
    const whole = old.blocks[2]?.id ?? '';
    const pieces = now.blocks.slice(2, 4).map(({ id }) => id);
    const descent = pieces.map((after) => ({ before: whole, after }));
    const kinds = (redline: Redline): string[] =>
      redline.changes.map(({ kind }) => kind).filter((kind) => kind !== 'unchanged');
    expect(kinds(compareVersions(old, now))).not.toContain('split');
    const told = compareVersions(old, now, { descent });
    expect(kinds(told)).toEqual(['split']);
    expect(seen(told.html)[1]).toMatch(/^<Paragraphe scindé en 2>/);
    expect(unfaithful(old, now, told)).toEqual([]);
    const back = compareVersions(now, old, { descent: pieces.map((before) => ({ before, after: whole })) });
    expect(kinds(back)).toEqual(['merged']);
    expect(unfaithful(now, old, back)).toEqual([]);
  });
});

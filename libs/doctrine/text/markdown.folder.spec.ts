import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { placeBlockIds, readMarkdownFolder, type ParsedDoctrine, type ReadOptions } from './index';

const folders: string[] = [];

async function folderOf(pages: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'doctrine-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(pages)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

const read = async (pages: Record<string, string | Buffer>, options?: ReadOptions): Promise<ParsedDoctrine> =>
  readMarkdownFolder(await folderOf(pages), options);

const outline = ({ sections }: ParsedDoctrine): string[] =>
  sections.map(({ level, number, title }) => `${'  '.repeat(level - 1)}${number} ${title}`.trimEnd());

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe('a folder of pages', () => {
  it('takes titles and order from the guide when there is one, and puts the other pages after', async () => {
    const doctrine = await read({
      'sushi-config.yaml':
        'title: Doctrine\npages:\n  index.md:\n    title: Accueil\n  b.md:\n    title: Deux\n  a.md:\n    title: Un\n',
      'index.md': 'Texte.',
      'a.md': '### Premier\n\nA.',
      'b.md': 'B.',
      'z.md': 'Z.',
    });
    expect(doctrine.title).toBe('Doctrine');
    expect(outline(doctrine)).toEqual([' Accueil', ' Deux', ' Un', '   Premier', ' Z'].map((line) => line));
    expect(doctrine.warnings.map(({ file }) => file)).toEqual(['z.md']);
  });

  it('takes nothing of what stands above a page’s text but its title, and says so', async () => {
    const doctrine = await read({
      'a.md': '\ufeff---\r\ntitle: "Un : deux"\r\nlayout: page\r\n---\r\n\r\nTexte.\r\n\r\n## Bas\r\n\r\nB.',
      'b.md': '---\ntitle: Onglet\n---\n# Le titre\n\nTexte.',
      'c.md': '+++\ntitle = "De Hugo"\ndraft = true\n+++\n## Seul\n\nTexte.',
      'd.md': '---\n\nUne ligne, puis une autre.\n\n---\n\nFin.',
    });
    expect(outline(doctrine)).toEqual([' Un : deux', '   Bas', ' Le titre', ' De Hugo', '   Seul', ' D']);
    expect(doctrine.sections.map(({ text }) => text)).toEqual([
      'Texte.',
      'B.',
      'Texte.',
      '',
      'Texte.',
      'Une ligne, puis une autre.\nFin.',
    ]);
    expect(doctrine.sections[0]?.markdown.trim()).toBe('Texte.');
    expect(doctrine.sections[1]?.sourceLine).toBe(8);
    expect(doctrine.warnings.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'a.md L’en-tête de la page n’est pas repris\u00a0: layout.',
      'c.md L’en-tête de la page n’est pas repris\u00a0: draft.',
    ]);
  });

  it('nests numbered pages by their numbers and takes their title from their heading', async () => {
    const doctrine = await read({
      'A-socles.md': '# Référentiels socles\n\nTexte.\n\n## Rôle\n\nTexte.',
      'A.4-securite.md': '# Sécurité\n\nTexte.',
      'A.4.10-dix.md': '# Dix\n',
      'A.4.2-deux.md': '# Deux\n\n## 2.1 Détail\n\nTexte.',
      '01-synthese.md': '# Synthèse\n\nTexte.',
    });
    expect(outline(doctrine)).toEqual([
      ' Synthèse',
      'A Référentiels socles',
      '   Rôle',
      '  A.4 Sécurité',
      '    A.4.2 Deux',
      '      2.1 Détail',
      '    A.4.10 Dix',
    ]);
    expect(doctrine.sections.find(({ number }) => number === '2.1')).toMatchObject({
      slug: 'deux--detail',
      parentSlug: 'deux',
      sourceFile: 'A.4.2-deux.md',
      sourceLine: 3,
      markdown: '## 2.1 Détail\n\nTexte.',
    });
  });

  it('nests headings by their relative level, Markdown or HTML, and keeps equal titles apart', async () => {
    const doctrine = await read({
      'p.md':
        'Avant.\n\n### Un\n\nA.\n<h5 id="x">Deux</h5>\nB **gras**.\n\n### Un\n\n<div>\n</div>\n#### Trois\n\n```\n# pas un titre\n```\n',
    });
    expect(doctrine.sections.map(({ slug, level }) => [slug, level])).toEqual([
      ['p', 1],
      ['p--un', 2],
      ['p--un--deux', 3],
      ['p--un-2', 2],
      ['p--un-2--trois', 3],
    ]);
    expect(doctrine.sections[2]?.html).toContain('<strong>gras</strong>');
    expect(doctrine.sections[4]?.blocks.map(({ kind }) => kind)).toEqual(['heading', 'code']);
  });

  it('links pages and anchors to sections, marks external links and names what is missing', async () => {
    const doctrine = await read({
      'a.md':
        '# A\n\n[b](b.html#Détail-un) [x](b.md#ref1) [s](https://example.org) [f](contrat.zip) [n](b.html#rien)',
      'b.md': '# B\n\n## Détail un\n\n<p id="ref1">Note.</p>',
    });
    const [a, , b] = doctrine.sections;
    expect(a?.html).toContain('href="/sections/b--detail-un"');
    expect(a?.html).toContain('href="/sections/b--detail-un#user-content-b-ref1"');
    expect(b?.html).toContain('id="user-content-b-ref1"');
    expect(a?.html).toContain('href="https://example.org" rel="nofollow noopener"');
    expect(doctrine.missingLinks).toEqual([{ name: 'contrat.zip', file: 'a.md', section: 'a' }]);
    expect(doctrine.warnings).toHaveLength(1);
  });

  it('shows pictures that it holds and leaves a placeholder for the others, caption kept', async () => {
    const doctrine = await read(
      {
        'a.md':
          '# A\n\n<div class="figure"><img src="vu.png" alt="Vu"><figcaption>Le schéma</figcaption></div>\n\n![Absente](nul.png)\n\n{% include plan.svg %}',
        'vu.png': Buffer.from([1]),
      },
      { resolveImage: (name) => `/files/${name}` },
    );
    const html = doctrine.sections[0]?.html ?? '';
    expect(html).toContain('<img src="/files/vu.png" alt="Vu" loading="lazy">');
    expect(html).toContain(
      '<figure data-block="2" class="figure-missing"><p>Image absente : « nul.png ».</p><figcaption>Absente</figcaption></figure>',
    );
    expect(html).toContain('plan.svg');
    expect(doctrine.missingImages.map(({ name }) => name)).toEqual(['nul.png', 'plan.svg']);
  });

  it('puts an included page in its place, once, and never shows a template tag or a comment', async () => {
    const doctrine = await read({
      'a.md':
        '# A\n\n## Suite\n{% include b.md %}\n\nFin. {{ site.x }}\n{: .note}\n<!-- rien -->\n{% if x %}Gardé.{% endif %}',
      'b.md': 'Début.\n\n### Dans B\n\nTexte de B. {% include a.md %}{% include b.md %}',
    });
    expect(outline(doctrine)).toEqual([' A', '   Suite', '     Dans B']);
    const all = doctrine.sections.map(({ html }) => html).join('');
    expect(all).not.toMatch(/\{%|\{\{|\{:|<!--|rien/);
    expect(doctrine.sections.map(({ text }) => text).join(' ')).toContain('Gardé.');
    expect(doctrine.sections[2]).toMatchObject({ sourceFile: 'b.md', sourceLine: 3 });
  });

  it('makes one block of each paragraph, item, row, note, figure, quote and code', async () => {
    const doctrine = await read({
      'a.md':
        '# A\n\nTexte[^1].\n\n- un\n  - deux\n- trois\n\n| c | d |\n|---|---|\n| e | f |\n\n> cité\n\n```\ncode\n```\n\n<blockquote class="stu-note"><p>note</p></blockquote>\n\n<div>libre <ul><li>item<ul><li>fils</li></ul></li></ul></div>\n\n**<<Domaine>>**\n\n[^1]: Bas de page.',
    });
    const [section] = doctrine.sections;
    expect(section?.blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'heading: A',
      'paragraph: Texte1.',
      'list_item: un',
      'list_item: deux',
      'list_item: trois',
      'table_row: c d',
      'table_row: e f',
      'quote: cité',
      'code: code',
      'note: note',
      'paragraph: libre',
      'list_item: item',
      'list_item: fils',
      'paragraph: <<Domaine>>',
      'note: Bas de page. ↩',
    ]);
    expect(section?.html).toContain('<th scope="col">c</th>');
    const ids =
      section?.blocks.map((_, index) => `0199aaaa-0000-7000-8000-00000000000${index.toString(16)}`) ?? [];
    expect(placeBlockIds(section?.html ?? '', ids)).toContain(
      '<tr id="b-000000000005" data-block="0199aaaa-0000-7000-8000-000000000005">',
    );
  });

  it('gives raw tables the header cells that they evidently have, and says when it had to guess', async () => {
    const row = (...cells: string[]): string =>
      `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const bold = await read({
      'a.md': `<table>${row('<b>A</b>', '<p style="font-weight:bold">B</p>')}${row('1', '2')}</table>`,
    });
    expect(bold.sections[0]?.html.match(/<th scope="col">/g)).toHaveLength(2);
    const column = await read({ 'a.md': `<table>${row('<b>A</b>', '1')}${row('<b>B</b>', '2')}</table>` });
    expect(column.sections[0]?.html.match(/<th scope="row">/g)).toHaveLength(2);
    expect([...bold.warnings, ...column.warnings]).toEqual([]);
    const plain = await read({ 'a.md': `<table>${row('A', '1')}${row('B', '2')}</table>` });
    expect(plain.warnings[0]?.message).toContain('en-têtes');
  });

  it('lets nothing through that acts', async () => {
    const doctrine = await read({
      'a.md':
        '# A\n\n<script>alert(1)</script>\n\n<p onclick="a()" style="color:red" id="location">b</p>\n\n[c](javascript:alert(1))\n\n<img src=x onerror=a()>',
    });
    expect(doctrine.sections[0]?.html).not.toMatch(/script|onclick|style=|onerror|id="location"/);
  });
});

describe('bad input', () => {
  it.each<[string, Record<string, string | Buffer>, string]>([
    [
      'a page that is not UTF-8',
      { 'a.md': Buffer.from([0x61, 0x0a, 0xe9, 0x0a]) },
      'a.md, ligne 2 : le texte n’est pas en UTF-8',
    ],
    ['a NUL byte', { 'a.md': 'a\n\nb\0' }, 'a.md, ligne 3 : octet nul'],
    ['a page over 5 MB', { 'a.md': 'a'.repeat(5_100_000) }, 'a.md : page de 5,1 Mo'],
    ['a folder without pages', { 'a.txt': 'a' }, 'aucune page Markdown'],
    ['two pages with the same address', { 'Été.md': 'a', 'ete.md': 'b' }, 'a la même adresse (« ete »)'],
    ['a comment that never ends', { 'a.md': 'a\n<!-- b' }, 'a.md, ligne 2 : un commentaire HTML'],
    [
      '20 kB of nested quotes',
      { 'a.md': `a\n\n${'>'.repeat(20_000)}` },
      'a.md, ligne 3 : plus de 60 niveaux',
    ],
    ['20 kB of spaced quotes', { 'a.md': '> '.repeat(10_000) }, 'a.md, ligne 1 : plus de 60 niveaux'],
    ['20 kB of nested HTML', { 'a.md': '<div>'.repeat(4_000) }, 'a.md, ligne 1 : plus de 60 niveaux'],
    ['20 kB of brackets', { 'a.md': '['.repeat(20_000) }, 'a.md, ligne 1 : plus de 1500 marques'],
    ['20 kB of emphasis', { 'a.md': '*a_'.repeat(6_700) }, 'a.md, ligne 1 : plus de 1500 marques'],
  ])('is refused in a French sentence with file and line: %s', async (_, pages, message) => {
    const folder = await folderOf(pages);
    const start = performance.now();
    await expect(readMarkdownFolder(folder)).rejects.toThrow(message);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('is refused: more than 2,000 pages, and a link that leads out of the folder', async () => {
    const many = await folderOf(
      Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`p${at}.md`, 'a'])),
    );
    await expect(readMarkdownFolder(many)).rejects.toThrow('plus de 2000 pages (2001)');
    const folder = await folderOf({ 'a.md': 'a' });
    await symlink('/etc/hostname', join(folder, 'b.md'));
    await expect(readMarkdownFolder(folder)).rejects.toThrow(
      'b.md : ce lien symbolique mène hors du dossier.',
    );
    await expect(readMarkdownFolder(join(folder, 'absent'))).rejects.toThrow('n’existe pas');
  });

  it('reads in bounded time what is just within the limits', async () => {
    const folder = await folderOf({
      'a.md': `${'> '.repeat(59)}a\n\n${'*a_'.repeat(490)}\n\n${'[a]('.repeat(700)}\n\n${'|a'.repeat(500)}\n`,
    });
    const start = performance.now();
    await readMarkdownFolder(folder);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

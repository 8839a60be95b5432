import { readFile, type ReadFile } from './index';

const GIF = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const read = async (page: string | Buffer, file = 'page.html'): Promise<ReadFile> =>
  readFile(Buffer.from(page), file);
const said = ({ doctrine }: ReadFile): string => doctrine.warnings.map(({ message }) => message).join('\n');
const outline = ({ doctrine }: ReadFile): string[] =>
  doctrine.sections.map(
    ({ level, number, title, text }) =>
      `${'>'.repeat(level)} ${[number, title].filter(Boolean).join(' ')}: ${text}`,
  );
const html = ({ doctrine }: ReadFile): string =>
  (doctrine.sections[0]?.html ?? '').replace(/ data-block="\d+"/g, '');

describe('a page of a site', () => {
  it('is its main text; menus, banners and fields around and inside are left out and said', async () => {
    const found = await read(
      `<!doctype html><html><head><title>Doctrine - Site</title><script type="application/ld+json">{"a":1}</script></head><body>
        <div id="cookie-banner"><p>Nous utilisons des cookies.</p></div>
        <header><nav><ul><li>Accueil</li></ul></nav></header>
        <main><nav aria-label="fil"><a href="/">Fil d’Ariane</a></nav>
          <header><h1>Doctrine</h1><p>Introduction.</p></header>
          <form role="search"><input name="q"><button>Chercher</button></form>
          <section><div><h2><button type="button">Portée</button></h2><p>a</p></div></section>
          <p hidden>caché</p></main>
        <footer>Mentions légales</footer></body></html>`,
    );
    expect(outline(found)).toEqual(['> Doctrine: Introduction.', '>> Portée: a']);
    expect(said(found)).toBe(
      'Ce que le site met autour du texte n’est pas repris : « Nous utilisons des cookies. », « Accueil », « Mentions légales », « Fil d’Ariane », « Chercher », « caché ».',
    );
  });

  it('without a main text is its body, with the header that holds its only title', async () => {
    const found = await read(
      '<body><form id="aspnetForm"><header><h1>Titre</h1></header><div class="content"><p>a</p><aside><p>note</p></aside></div><footer>Pied</footer></form></body>',
    );
    expect(outline(found)).toEqual(['> Titre: a\nnote']);
    expect(said(found)).toContain('« Pied »');
  });

  it('without a first heading has the title of its window', async () => {
    const found = await read('<title>Ma page</title><h2>Un</h2><p>a</p><h2>Deux</h2><p>b</p>');
    expect(outline(found)).toEqual(['> Ma page: ', '>> Un: a', '>> Deux: b']);
  });

  it('whose first heading is alone in its rank has it for its title, and dates above it stand below', async () => {
    const found = await read(
      '<body><header><h1>Site</h1></header><main><p>Publié le 12 mars</p><h3>Titre</h3><p>a</p><h4>Un</h4><p>b</p><h5>Plus</h5><p>c</p></main></body>',
    );
    expect(outline(found)).toEqual(['> Titre: Publié le 12 mars\na', '>> Un: b', '>>> Plus: c']);
    expect(said(found)).toContain('au-dessus du titre de la page est placé dessous : « Publié le 12 mars »');
  });

  it('of LibreOffice has the numbers of its headings up against their words', async () => {
    const page = Buffer.from(
      `<html><head><meta charset="utf-8"><meta name="generator" content="LibreOffice 7.4"/></head><body><h1>1.Objet</h1><p>a</p>
      <h2><a name="x"></a>1.1À propos</h2><p>b</p><h2><i>1.2.Portée</i></h2><p>c</p><h1>2L’été</h1><h1>Annexe</h1><h1>3D et 2FA</h1><h1>1er mai</h1></body></html>`,
    );
    const { doctrine } = await readFile(page, 'page.html');
    expect(doctrine.sections.map(({ number, title }) => `${number}|${title}`)).toEqual([
      ...['1|Objet', '1.1|À propos', '1.2|Portée', '2|L’été', '|Annexe', '|3D et 2FA', '|1er mai'],
    ]);
  });

  it('may put its headings into elements of its own', async () => {
    const found = await read(
      '<main><h1>T</h1><hgroup><h2>Un</h2><p>sous-titre</p></hgroup><x-part><div><h2>Deux</h2></div><p>b</p></x-part><a name="c"></a><a href="/x"><h2>Trois</h2></a><p>c</p></main>',
    );
    expect(outline(found)).toEqual(['> T: ', '>> Un: sous-titre', '>> Deux: b', '>> Trois: c']);
  });
});

describe('the text of a page', () => {
  it('keeps definitions, figures, folded parts, nested lists and code', async () => {
    const found = await read(
      `<h1>T</h1><dl><dt>CDA</dt><dd>Un format.</dd></dl>
       <figure><img src="data:image/gif;base64,${GIF}" alt="un point"><figcaption>Le <em>point</em></figcaption></figure>
       <details><summary>Plus</summary><p>Caché ?</p></details>
       <ol start="4"><li>quatre<ul><li>dedans</li></ul></li><li>cinq</li><li value="9">neuf</li></ol>
       <pre><code class="language-json">{ "a": [1] }
</code></pre><p>Voir <code>a_b</code> &amp; &eacute;t&eacute;&nbsp;: &#x2192;</p><ul><li><input type="checkbox" checked> fait</li></ul>`,
    );
    const shown = html(found);
    expect(shown).toMatch(/<dl>\s*<dt>CDA<\/dt>\s*<dd>Un format\.<\/dd>\s*<\/dl>/);
    expect(shown).toContain('<figcaption>Le <em>point</em></figcaption>');
    expect(shown).toMatch(/<details>\s*<summary>Plus<\/summary>/);
    expect(shown).toContain('<ol start="4">');
    expect(shown).toContain('<ol start="9">');
    expect(shown).toContain('<code class="language-json">{ "a": [1] }');
    expect(found.doctrine.sections[0]?.text).toContain('été : →');
    expect(found.doctrine.sections[0]?.text).toContain('☑ fait');
    expect(found.pictures).toHaveLength(1);
    expect(said(found)).toBe('');
  });

  it('keeps links to its own places, and knows where its relative addresses start', async () => {
    const found = await read(
      '<head><base href="https://exemple.fr/guide/"></head><h1 id="haut">Un</h1><p><a href="#b">bas</a> <a href="page.html#b">aussi</a> <a href="autre.html">autre</a> <img src="x.png" alt="x"></p><h1>Deux</h1><p><a href="#haut">haut</a></p><h2 id="b">Bas</h2><p>x</p>',
    );
    const [one, two] = found.doctrine.sections;
    expect(one?.html.match(/href="[^"]*"/g)).toEqual([
      'href="/sections/deux--bas"',
      'href="/sections/deux--bas"',
      'href="https://exemple.fr/guide/autre.html"',
    ]);
    expect(two?.html).toContain('href="/sections/un"');
    expect(found.doctrine.missingImages.map(({ name }) => name)).toEqual(['exemple.fr/guide/x.png']);
    expect(said(found)).toMatch(/^Une page HTML ne porte pas ses images[^\n]*$/);
  });

  it('does not fail on an address that is not well written', async () => {
    const found = await read('<h1>T</h1><p><a href="#%zz">a</a> <a href="%zz#b">b</a></p>');
    expect(found.doctrine.sections[0]?.text).toBe('a b');
  });

  it('says what it shows in another way than by words and pictures', async () => {
    const found = await read(
      '<h1>T</h1><p>a</p><svg><text>dessin</text></svg><video src="a.mp4"></video><img alt="plan" src="data:image/bmp;base64,Qk0=">',
    );
    expect(said(found)).toContain('2 dessins vectoriels, vidéos ou sons');
    expect(said(found)).toContain('Une image de la page « plan » n’est pas reprise');
  });

  it('may be a large table of names with underscores', async () => {
    const rows = Array.from({ length: 600 }, (_, at) => `<tr><td colspan="2">a_b_c_${String(at)}</td></tr>`);
    const found = await read(`<h1>T</h1><table><tr><th>Nom</th><th>x</th></tr>${rows.join('')}</table>`);
    expect(found.doctrine.sections[0]?.blocks).toHaveLength(602);
  });
});

describe('a page with programs', () => {
  const refusal = async (inner: string): Promise<string> =>
    read(`<body><h1>T</h1>${inner}</body>`).then(
      () => '',
      (error: unknown) => String(error),
    );

  it('that a browser saved is refused with how many there are and a way to its text', async () => {
    expect(
      await refusal('<script src="a.js"></script><p onclick="a()">a</p><iframe src="/"></iframe>'),
    ).toContain(
      'cette page contient un programme ou un cadre (<script>), et 2\u00A0autres éléments de cette sorte : ils ne sont jamais repris. Ouvrez la page dans un navigateur, copiez son texte dans un document Word ou LibreOffice, et importez ce document au format DOCX.',
    );
  });

  it('of one place only is to be mended there', async () => {
    expect(await refusal('<p><a href="javascript:void(0)">a</a></p>')).toContain(
      'cette page contient un lien qui exécute un programme (« javascript:void(0) ») : retirez-le et recommencez.',
    );
    expect(await refusal('<svg onload="a()"></svg>')).toContain('un programme (onload=…)');
    expect(await refusal('<script type="module">a()</script>')).toContain('(<script>)');
    expect(await refusal('<script type="text/javascript; charset=utf-8">a()</script>')).toContain(
      '(<script>)',
    );
  });

  it('is none when it only carries data, or what is shown without programs', async () => {
    const found = await read(
      '<h1>T</h1><script type="application/ld+json">{"@type":"WebPage"}</script><script type="text/template"><p>modèle</p></script><script type="importmap">{}</script><template><p onclick="a()">gabarit</p></template><noscript><iframe src="https://exemple.fr/compteur"></iframe></noscript><p>a</p><img alt="plan" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" data-src="plan.png">',
    );
    expect(found.doctrine.sections[0]?.text).toBe('a\nplan');
    expect(found.doctrine.missingImages.map(({ name }) => name)).toEqual(['plan.png']);
    expect(found.pictures).toEqual([]);
  });
});

describe('the encoding of a page', () => {
  const page = (head: string, words: string): string =>
    `<html><head>${head}</head><body><h1>${words}</h1><p>a</p></body></html>`;
  const titleOf = async (bytes: Buffer): Promise<string | undefined> =>
    (await read(bytes)).doctrine.sections[0]?.title;

  it('is known by its mark, its head or by being UTF-8', async () => {
    expect(await titleOf(Buffer.from(`\uFEFF${page('', 'Été')}`))).toBe('Été');
    expect(
      await titleOf(
        Buffer.from(page('<meta http-equiv=Content-Type content="text/html; charset=utf-8">', 'Été')),
      ),
    ).toBe('Été');
    expect(await titleOf(Buffer.from(page('', 'Été')))).toBe('Été');
    expect(await titleOf(Buffer.from(page('<meta charset=iso-8859-1>', 'Été'), 'latin1'))).toBe('Été');
  });

  it('that nothing says or that is another one is refused with what to do', async () => {
    await expect(titleOf(Buffer.from(page('', 'Été'), 'latin1'))).rejects.toThrow(
      'le texte n’est pas en UTF-8 et ne dit pas dans quel encodage il est : enregistrez-le en UTF-8 ou, s’il vient d’un ancien logiciel de Windows, écrivez <meta charset="windows-1252"> dans son en-tête.',
    );
    await expect(titleOf(Buffer.from(page('<meta charset="utf-8">', 'Été'), 'latin1'))).rejects.toThrow(
      'le texte n’est pas en UTF-8 et annonce « utf-8 » : enregistrez-le en UTF-8.',
    );
    await expect(titleOf(Buffer.from(page('<meta charset="windows-1252">', 'Été')))).rejects.toThrow(
      'annonce « windows-1252 » et est en UTF-8',
    );
  });
});

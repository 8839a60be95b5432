import * as sites from '../../../test/builders/pages.of.sites';
import * as tools from '../../../test/builders/pages.of.tools';
import { readFile } from './index';

/** What is read of a page: its numbers, titles and blocks, each once. */
const wordsOf = async (page: string | Buffer): Promise<string> => {
  const { doctrine } = await readFile(Buffer.from(page), 'page.html');
  return [
    ...doctrine.sections.flatMap(({ title, blocks }) => [title, ...blocks.slice(1).map(({ text }) => text)]),
    ...doctrine.missingImages.map(({ name }) => name),
  ].join('\n');
};
const tokens = (words: string, letter: string): string[] =>
  [...words.matchAll(new RegExp(`(?<!\\p{L})${letter}\\d+(?!\\d)`, 'gu'))].map(([token]) => token);

describe('of the page of every tool and site that people have', () => {
  it.each(Object.entries({ ...tools, ...sites }))(
    'all words of the text are read once and none of what is around: %s',
    async (_, page) => {
      const source = typeof page === 'string' ? page : page.toString('latin1');
      const words = await wordsOf(page);
      const inText = tokens(source.replace(/<title>.*?<\/title>/s, ''), 't');
      expect(tokens(words, 't').sort()).toEqual([...new Set(inText)].sort());
      expect(tokens(words, 's')).toEqual([]);
      expect(words).not.toMatch(/sommaire|table des matières|^(?:notes|références)$|[¶§#[\]]/im);
    },
  );
});

describe('what pages only look like becomes what they mean', () => {
  const read = async (page: string | Buffer) => {
    const { doctrine } = await readFile(Buffer.from(page), 'page.html');
    return {
      outline: doctrine.sections.map(
        ({ level, number, title }) => `${'>'.repeat(level)} ${[number, title].filter(Boolean).join(' ')}`,
      ),
      markdown: doctrine.sections.map(({ markdown }) => markdown).join('\n'),
      html: doctrine.sections
        .map(({ html }) => html)
        .join('\n')
        .replace(/ data-block="\d+"/g, ''),
      said: doctrine.warnings.map(({ message }) => message),
    };
  };

  it('paragraphs of Word that look like items are lists in lists; numbers that hold words stay words', async () => {
    const { outline, markdown, said } = await read(tools.WORD_FILTERED);
    expect(outline).toEqual(['> Doctrine t1', '>> 1 Principes t2', '>>> 1.1 Portée t14']);
    expect(markdown).toContain(
      '- premier t4\n  - dedans t5\n\n- deuxième t6\n\n  suite du deuxième t7\n\nEntre t8.',
    );
    expect(markdown).toContain('1. un t9\n   1. lettre t10\n   2. lettre t11\n2. deux t12\n\nEXI-7 doit t13');
    expect(markdown).toContain('L’échange t3 coûte 3\u00a0€ et **suit**[^1] la règle');
    expect(markdown).toContain('[^1]: Note t22.');
    expect(markdown).toContain('<caption>Tableau 1 : noms t20</caption>');
    expect(said).toEqual([
      'Le sommaire de la page n’est pas repris : la plateforme fait le sien.',
      expect.stringContaining('2 éléments de listes numérotées par des lettres'),
      expect.stringContaining('Une page HTML ne porte pas ses images'),
    ]);
  });

  it('changes that Word follows are accepted, remarks of reviewers go, and both are said', async () => {
    const { markdown, said } = await read(tools.WORD_WHOLE);
    expect(markdown).toContain('On doit t2 le faire.');
    expect(markdown).toContain('- un t3\n  - dedans t4\n    - plus loin t5\n- deux t6');
    expect(markdown).toContain('* vrai t7\n  - dessous t8\n* fin t9');
    expect(markdown).toContain('[^1]: Au pied t12.\n\n    Sa suite t13.\n\n[^2]: À la fin t14.');
    expect(said.join('\n')).toMatch(/2 modifications suivies.*\n.*Un commentaire de relecture/);
  });

  it('weight, depth and addresses that Google Docs says in its own way are said in Markdown’s', async () => {
    const { outline, markdown } = await read(tools.GOOGLE_DOCS);
    expect(outline).toEqual(['> Doctrine t1', '>> 1 Principes t2', '>>> Portée t10']);
    expect(markdown).toContain('**gras t3** et *penché t4*, [un lien t5.](https://exemple.fr/a?b=1)[^1]');
    expect(markdown).toContain('- un t6\n  - dedans t7\n  - dedans t8\n- deux t9');
    expect(markdown).toContain('1. a t11\n\nentre t12\n\n2. b t13');
    expect(markdown).toContain('| **Nom t14** | **Valeur t15** |');
  });

  it('links to parts, tables and headings with accents lead there', async () => {
    const guide = await read(sites.FHIR_GUIDE);
    expect(guide.html).toContain('<a href="/sections/page--les-regles-t5">');
    expect(guide.said.join()).not.toContain('introuvable');
    expect((await read(sites.SPHINX)).said.join()).not.toContain('introuvable');
    expect((await read(tools.LIBREOFFICE)).said.join()).not.toContain('introuvable');
    const marked = await read(
      '<h1>T</h1><p><a href="#b">bas</a></p><section><span id="b"></span><h2 id="c">Bas</h2><p>x</p></section>',
    );
    expect(marked.html).toContain('<a href="/sections/page--bas">');
  });

  it('remarks of design systems are framed remarks, with their titles in bold', async () => {
    const { outline, html } = await read(sites.STATE_PAGE);
    expect(outline).toEqual(['> Doctrine t1', '>> Portée t4', '>>> Question t8']);
    expect(html).toContain('<blockquote class="note">');
    expect(html).toContain('<strong>À savoir t5</strong>');
    const { html: code } = await read(sites.DOCUSAURUS);
    expect(code).toContain('<code class="language-json">{ "t6": 1,\n  "t7": 2 }');
  });

  it('notes are called as often as they were, whoever wrote them', async () => {
    expect((await read(sites.WIKI)).markdown).toContain('Texte t2,[^1] et suite[^1].\n\n[^1]: Note t7.');
    expect((await read(sites.SPHINX)).markdown).toContain('Texte t2 [^1] puis');
    expect((await read(tools.PANDOC)).markdown).toContain('Texte t4,[^1] et encore[^1].');
  });

  it('a numbered list of pictures stays where a page has notes', async () => {
    const { html } = await read(
      '<h1>T</h1><p>a<a href="#fn1" id="fnref1">1</a></p><ol><li><img alt="plan" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></li></ol><ol><li id="fn1">Note. <a href="#fnref1">↩</a></li></ol>',
    );
    expect(html).toContain('<img');
  });

  it('a list of links to headings that is no contents of the whole page stays', async () => {
    const { markdown, said } = await read(
      '<h1>T</h1><p>Voir :</p><ul><li><a href="#a">Un</a></li><li><a href="#b">Deux</a></li></ul><h2 id="a">Un</h2><p>a</p><h2 id="b">Deux</h2><p>b</p><h2>Trois</h2><h2>Quatre</h2><h2>Cinq</h2><p>c</p>',
    );
    expect(markdown).toContain('- [Un](');
    expect(said).toEqual([]);
  });

  it('a mark that leads to a heading, or to no way back, is a link and no note', async () => {
    const { markdown } = await read(
      '<h1>T</h1><p>Voir <a href="#a">2</a> et <a href="#b">3</a>.</p><h2 id="a">Un</h2><p id="b">trois</p>',
    );
    expect(markdown).not.toContain('[^');
  });
});

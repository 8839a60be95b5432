import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderText } from '../section.text';
import { readMarkdownFolder } from '../text';
import { editableMarkdown, asShown } from './editable.markdown';

const again = (slug: string, title: string, markdown: string): string =>
  asShown(renderText({ slug, title, markdown }).html);

describe('the Markdown in which a text is edited', () => {
  it('is what was typed', () => {
    const markdown = '* un\n* deux\n\nVoir [ici](/sections/a) et **là**.';
    const { html } = renderText({ slug: 's', title: 'T', markdown });
    expect(editableMarkdown({ slug: 's', title: 'T', markdown, html })).toBe(markdown);
    expect(html).toContain('href="/sections/a"');
  });

  it('is the source of an imported section without its title, with its notes', () => {
    const text = '1. un[^1]\n   1. dedans\n2. deux\n\n[^1]: Note.';
    const { html } = renderText({ slug: 's', title: 'T', markdown: text });
    expect(editableMarkdown({ slug: 's', title: 'T', markdown: `## 1 T\n\n${text}\n`, html })).toBe(text);
  });

  it('is made of the HTML where the source says something else', () => {
    const html =
      '<h2 data-block="x">Titre</h2>\n<ul>\n<li data-block="y">un</li>\n</ul>\n<p>Voir <a href="/sections/a">ici</a>.</p>';
    const markdown = editableMarkdown({ slug: 's', title: 'T', markdown: '# T\n\nVoir [ici](a.md)', html });
    expect(markdown).toBe('## Titre\n\n- un\n\nVoir [ici](/sections/a).\n');
  });

  it('of an imported page that is too large to be saved is what was imported, at once', () => {
    const markdown = `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(2_000)}`;
    const html = `<table>${'<tr><td>c</td><td>d</td></tr>'.repeat(2_000)}</table>`;
    const began = performance.now();
    expect(editableMarkdown({ slug: 's', title: 'T', markdown, html })).toBe(markdown);
    expect(performance.now() - began).toBeLessThan(500);
  });

  const folder = join(process.env.SHARED_DATA ?? '../shared/data', 'doctrine-cisis');
  (existsSync(folder) ? it : it.skip)(
    'gives the text again, for each section of the real doctrine',
    async () => {
      const [first = ''] = readdirSync(folder).sort();
      const { sections } = await readMarkdownFolder(join(folder, first));
      const wrong = sections.filter(({ slug, title, markdown, html }) => {
        const editable = editableMarkdown({ slug, title, markdown, html });
        return again(slug, title, editable) !== asShown(html);
      });
      process.stdout.write(
        `editable: ${String(sections.length - wrong.length)} of ${String(sections.length)}\n`,
      );
      expect(wrong.map(({ slug }) => slug)).toEqual([]);
    },
    60_000,
  );
});

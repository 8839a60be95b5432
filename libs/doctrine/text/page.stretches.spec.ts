import { readPages } from './index';
import { stretchesOf } from './page.stretches';

const lines = (text: string) =>
  text.split('\n').map((line, at) => ({ text: line, source: { file: 'a.md', line: at + 1, text: line } }));
const section = (at: number): string =>
  `## Partie ${String(at)}\n\n${'Le registre est tenu à jour par les acteurs. '.repeat(20)}\n\n- un\n- deux\n\n\`\`\`\n\n# pas un titre\n\n\`\`\`\n\n`;
const LARGE = `# Grand texte\n\n${Array.from({ length: 400 }, (_, at) => section(at)).join('')}`;
const read = (text: string) =>
  readPages({ pages: new Map([['a.md', text]]), files: new Set(), guideConfig: null }, {});

describe('a large page', () => {
  it('is parsed a stretch at a time, none of which loses a line or begins in code', () => {
    const stretches = stretchesOf(lines(LARGE));
    expect(stretches.length).toBeGreaterThan(2);
    expect(stretches.map(({ text }) => text).join('\n')).toBe(LARGE);
    expect(stretches.slice(1).every(({ text }) => text.startsWith('## Partie'))).toBe(true);
  });

  it('reads the same as if it were parsed whole', () => {
    const cut = read(LARGE);
    // A definition of a link holds for the whole page, which is why a page with one is not cut.
    const whole = read(`${LARGE}[a]: https://exemple.fr\n`);
    expect(stretchesOf(lines(`${LARGE}[a]: https://exemple.fr\n`))).toHaveLength(1);
    expect(cut.sections).toHaveLength(401);
    expect(cut.sections.map(({ html, sourceLine, text }) => [html, sourceLine, text])).toEqual(
      whole.sections.map(({ html, sourceLine, text }) => [html, sourceLine, text]),
    );
  });

  it('stays whole when a note is given far from where it is called', () => {
    const page = LARGE.replace('acteurs. Le', 'acteurs[^1]. Le');
    expect(stretchesOf(lines(`${page}[^1]: Une note.\n`))).toHaveLength(1);
    const near = page.replace('- un', '[^1]: Une note.\n\n- un');
    expect(stretchesOf(lines(near)).length).toBeGreaterThan(2);
    expect(read(near).sections[1]?.blocks.at(-1)).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Une note.') as string,
    });
  });

  it('stays whole when HTML goes on after a blank line', () => {
    expect(stretchesOf(lines(`${LARGE}<pre>\n\n## a\n\n</pre>`))).toHaveLength(1);
  });
});

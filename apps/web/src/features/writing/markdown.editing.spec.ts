import { editOf, type Tool, TOOLS } from './markdown.editing';

/** « [ » and « ] » say what is selected. */
function press(tool: Tool, marked: string): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const value = marked.replace('⟦', '').replace('⟧', '');
  const edit = editOf(tool, { value, start, end });
  const after = value.slice(0, edit.from) + edit.put + value.slice(edit.to);
  return `${after.slice(0, edit.start)}⟦${after.slice(edit.start, edit.end)}⟧${after.slice(edit.end)}`;
}

describe('the toolbar of the editor', () => {
  it.each<[Tool, string, string]>([
    ['bold', 'un ⟦mot⟧ ici', 'un **⟦mot⟧** ici'],
    ['bold', 'un **⟦mot⟧** ici', 'un ⟦mot⟧ ici'],
    ['bold', '⟦⟧', '**⟦gras⟧**'],
    ['italic', 'un **⟦mot⟧** ici', 'un ***⟦mot⟧*** ici'],
    ['italic', 'un *⟦mot⟧*', 'un ⟦mot⟧'],
    ['heading', 'a\nti⟦⟧tre\nb', 'a\n## titre⟦⟧\nb'],
    ['heading', '## ti⟦⟧tre', 'titre⟦⟧'],
    ['list', '⟦un\ndeux⟧\ntrois', '⟦- un\n- deux⟧\ntrois'],
    ['numbered', '⟦un\ndeux⟧', '⟦1. un\n2. deux⟧'],
    ['numbered', '⟦1. un\n2. deux⟧', '⟦un\ndeux⟧'],
    ['quote', '⟦un⟧', '> un⟦⟧'],
    ['link', 'voir ⟦ici⟧.', 'voir [ici](⟦https://⟧).'],
    ['note', 'Une phrase⟦⟧.\n', 'Une phrase[^1].\n\n[^1]: ⟦Texte de la note.⟧\n'],
    [
      'note',
      'Une[^1] phrase⟦⟧.\n\n[^1]: Note.',
      'Une[^1] phrase[^2].\n\n[^1]: Note.\n\n[^2]: ⟦Texte de la note.⟧\n',
    ],
  ])('%s: %j gives %j', (tool, before, after) => {
    expect(press(tool, before)).toBe(after);
  });

  it('puts a table by itself behind the paragraph', () => {
    expect(press('table', 'Un⟦⟧ mot.\nSuite')).toMatch(/^Un mot\.\n\n⟦\| Colonne[^]*\|\n⟧\nSuite$/);
  });

  it.each<[Tool, string, string]>([
    [
      'row',
      '| A | B |\n| --- | --- |\n| un⟦⟧ | deux |\n| x | y |\n',
      '| A | B |\n| --- | --- |\n| un | deux |\n| ⟦Texte⟧ | Texte |\n| x | y |\n',
    ],
    ['row', '| A⟦⟧ | B |\n| --- | --- |\n', '| A | B |\n| --- | --- |\n| ⟦Texte⟧ | Texte |\n'],
    [
      'column',
      'Un.\n\n| A |\n|:--|\n| un⟦⟧ |\n\nFin',
      'Un.\n\n| A | ⟦Colonne⟧ |\n|:--| --- |\n| un | Texte |\n\nFin',
    ],
  ])('%s of a table: %j gives %j', (tool, before, after) => {
    expect(press(tool, before)).toBe(after);
  });

  it('only ever changes what it says', () => {
    for (const tool of TOOLS)
      for (const value of ['', 'a', '\n', 'a\n\nb\n'])
        for (let at = 0; at <= value.length; at += 1) {
          const { from, to, put, start, end } = editOf(tool, { value, start: at, end: at });
          const after = value.slice(0, from) + put + value.slice(to);
          expect(from <= to && to <= value.length && start <= end && end <= after.length).toBe(true);
        }
  });
});

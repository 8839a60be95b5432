import { type DraftBlock, type DraftSection, type DraftWord, newWords } from './drafted.edition';
import { isNumber, type WordEdits } from './word.edits';

const TEMPLATES: readonly ((name: string, numbers: readonly number[]) => string)[] = [
  (name, [a, b, day]) =>
    `Le volet ${name} est publié en version ${a}.${b} le ${day} mars et doit être appliqué par tous les éditeurs.`,
  (name, [a, b, day]) =>
    `Depuis la version ${a}.${b}, chaque éditeur doit déclarer le module ${name} avant le ${day} juin de l’année.`,
  (name, [a, b, day]) => `Module ${name} : version ${a}.${b}, applicable dans un délai de ${day} jours.`,
];

/** Copies of each template, and the share of the sections that have one. */
const COPIES = 18;

/** Paragraphs, items and rows that say the same of one thing after the other, with numbers that come again. */
export function withSeries(sections: readonly DraftSection[], edits: WordEdits): DraftSection[] {
  const filled = sections.map((section) => ({ ...section, blocks: [...section.blocks] }));
  for (const template of TEMPLATES) {
    const kind = edits.any(['paragraph', 'list_item', 'table_row'] as const);
    const homes = Array.from({ length: 4 }, () => edits.any(filled));
    for (let copy = 0; copy < COPIES; copy += 1) {
      const { blocks } = edits.any(homes);
      const name = edits
        .sentence(2)
        .map(({ text }) => text)
        .join(' ');
      const numbers = [1 + edits.below(2), edits.below(5), 1 + edits.below(28)];
      blocks.splice(edits.below(blocks.length + 1), 0, { kind, words: newWords(template(name, numbers)) });
    }
  }
  return filled;
}

/** Every version is followed by the next one; some copies go, some are no longer binding. */
export function revised(sections: readonly DraftSection[], edits: WordEdits): DraftSection[] {
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block) => {
      const at = versionAt(block);
      const drawn = at < 0 ? 10 : edits.below(10);
      if (drawn === 0) return [];
      if (drawn < 8) return [replaced(block, at, (text) => String(Number(text) + 1))];
      const duty = block.words.findIndex(({ text }) => text === 'doit');
      return [drawn === 8 && duty >= 0 ? replaced(block, duty, () => 'peut') : block];
    }),
  }));
}

/** The last number of « version 1.2 »; -1 when the block has none. */
function versionAt({ words }: DraftBlock): number {
  const at = words.findIndex(({ text }) => text === 'version');
  return at >= 0 && isNumber(words[at + 3]?.text ?? '') ? at + 3 : -1;
}

const replaced = (block: DraftBlock, place: number, put: (text: string) => string): DraftBlock => ({
  ...block,
  words: block.words.map((word, at): DraftWord =>
    at === place ? { ...word, text: put(word.text), origin: -1 } : word,
  ),
});

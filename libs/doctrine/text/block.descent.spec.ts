import { blockDescents } from './block.descent';
import type { KnownBlock } from './block.identity';

const paragraph = (id: string, section: string, text: string): KnownBlock => ({
  id,
  section,
  kind: 'paragraph',
  text,
});

const NORMS =
  'À défaut, les acteurs sont consultés pour choisir la norme ou le standard qui répond au besoin exprimé.';
const TERMS =
  'À défaut, les acteurs sont consultés pour choisir la terminologie de référence qui répond au besoin exprimé.';
const TAIL = 'Le résultat de cette consultation est publié avec ses motifs et ses annexes techniques.';

describe('what was split or joined', () => {
  it('is told of a paragraph that was cut in two, and of two that were put together', () => {
    const whole = paragraph('whole', 'a', `${NORMS} ${TAIL}`);
    const [first, tail] = [paragraph('whole', 'a', NORMS), paragraph('tail', 'a', TAIL)];
    expect(blockDescents([whole], [first, tail])).toEqual([
      { blockId: 'tail', fromBlockId: 'whole', kind: 'split' },
    ]);
    expect(blockDescents([first, tail], [whole])).toEqual([
      { blockId: 'whole', fromBlockId: 'tail', kind: 'merge' },
    ]);
  });

  it('is nothing of a paragraph that is gone, when what is like it is a copy of another that stays', () => {
    const before = [paragraph('norms', 'a', NORMS), paragraph('terms', 'a', TERMS)];
    const copy = paragraph('copy', 'b', TERMS.replace('exprimé', 'constaté'));
    expect(blockDescents(before, [paragraph('terms', 'a', TERMS), copy])).toEqual([]);
  });
});

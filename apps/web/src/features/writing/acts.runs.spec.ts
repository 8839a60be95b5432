import { runsOf } from './acts.runs';

const act = (doneBy: string | null, reason: string) => ({ doneBy, reason });

describe('acts on the tree of a doctrine', () => {
  it('of one person for one reason stand together as long as they follow each other', () => {
    const steps = act('Antoine', 'réorganisation');
    const acts = [steps, steps, act('Antoine', 'autre'), steps, act(null, 'réorganisation')];
    expect(runsOf(acts).map(({ length }) => length)).toEqual([2, 1, 1, 1]);
    expect(runsOf([])).toEqual([]);
  });
});

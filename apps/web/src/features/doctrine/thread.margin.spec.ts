import { stacked } from './thread.margin';

describe('Threads in the margin', () => {
  it('stand where they are wanted, and below one another where that is taken', () => {
    expect(
      stacked([
        { wanted: 0, height: 100 },
        { wanted: 40, height: 50 },
        { wanted: 400, height: 50 },
      ]),
    ).toEqual({ tops: [0, 108, 400], height: 458 });
  });

  it('take no room when there are none', () => {
    expect(stacked([])).toEqual({ tops: [], height: 0 });
  });
});

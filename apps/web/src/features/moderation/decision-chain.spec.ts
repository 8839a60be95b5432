import { describe, expect, it } from '@jest/globals';
import { chainOf } from './decision-chain';

const decision = (seq: string, previousHash: string, hash: string) => ({ seq, previousHash, hash });

describe('a page of the log', () => {
  it('is whole when each decision names the one before it', () => {
    expect(chainOf([decision('3', 'b', 'c'), decision('2', 'a', 'b')])).toEqual({ isWhole: true });
    expect(chainOf([])).toEqual({ isWhole: true });
  });

  it('names the decision that does not follow', () => {
    const log = [decision('4', 'c', 'd'), decision('3', 'x', 'c'), decision('2', 'a', 'b')];
    expect(chainOf(log)).toEqual({ isWhole: false, brokenAt: '3' });
  });
});

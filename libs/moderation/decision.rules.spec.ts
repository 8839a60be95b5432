import { DomainError } from '#kernel';
import fc from 'fast-check';
import {
  decisionsFor,
  nextState,
  REVISION_STATES,
  TRANSITIONS,
  type ModerationAction,
  type ModerationActor,
  type Move,
  type RevisionState,
} from './decision.rules';

const ACTORS: readonly ModerationActor[] = ['screening', 'moderator', 'author', 'other'];
const ACTIONS: readonly ModerationAction[] = [
  'publish',
  'refuse',
  'hide',
  'keep',
  'send_to_review',
  'replace',
  'withdraw',
];

const codeOf = (move: Move): string => {
  try {
    return 'to ' + nextState(move);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('a revision under moderation', () => {
  it('moves by the listed transitions and by no other, for every state, action and actor', () => {
    const allowed = new Map(TRANSITIONS.map((one) => [`${one.actor} ${one.action} ${one.from}`, one.to]));
    expect(allowed.size).toBe(TRANSITIONS.length);
    for (const state of REVISION_STATES) {
      for (const actor of ACTORS) {
        for (const action of ACTIONS) {
          const to = allowed.get(`${actor} ${action} ${state}`);
          const outcome = codeOf({ state, action, actor });
          if (to) expect(outcome).toBe('to ' + to);
          else expect(['MODERATION_NOT_ALLOWED', 'MODERATION_STATE_CONFLICT']).toContain(outcome);
        }
      }
    }
  });

  const moves = fc.array(
    fc.record({
      actor: fc.constantFrom(...ACTORS),
      action: fc.constantFrom(...ACTIONS),
      isOwnText: fc.boolean(),
      tookLastDecision: fc.boolean(),
    }),
    { maxLength: 30 },
  );

  it('is public only by the screening or by a moderator, whatever anybody tries', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        let state: RevisionState = 'submitted';
        for (const move of sequence) {
          const before: RevisionState = state;
          try {
            state = nextState({ ...move, state });
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
            continue;
          }
          expect(REVISION_STATES).toContain(state);
          expect(move.actor).not.toBe('other');
          expect(move.actor === 'moderator' && move.isOwnText).toBe(false);
          if (before === 'superseded') throw new Error('a superseded revision moved');
          if (before !== 'published' && state === 'published') {
            expect(move.action).toBe('publish');
            expect(['screening', 'moderator']).toContain(move.actor);
            if (move.actor === 'screening') expect(before).toBe('submitted');
            if (before === 'refused' || before === 'hidden') expect(move.tookLastDecision).toBe(false);
          }
          if (state === 'hidden' && before !== 'hidden') expect(move.action).toBe('hide');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('can reach every state', () => {
    const reached = new Set<RevisionState>(['submitted']);
    for (const _round of REVISION_STATES) {
      for (const { from, to } of TRANSITIONS) if (reached.has(from)) reached.add(to);
    }
    expect(reached).toEqual(new Set(REVISION_STATES));
  });

  it('tells the slower of two moderators that the state has changed', () => {
    const state = nextState({ state: 'in_review', action: 'publish', actor: 'moderator' });
    expect(codeOf({ state, action: 'refuse', actor: 'moderator' })).toBe('MODERATION_STATE_CONFLICT');
  });

  it('is not decided by its author, nor decided again by the same moderator', () => {
    expect(codeOf({ state: 'in_review', action: 'publish', actor: 'moderator', isOwnText: true })).toBe(
      'MODERATION_OWN_TEXT',
    );
    expect(codeOf({ state: 'hidden', action: 'publish', actor: 'moderator', tookLastDecision: true })).toBe(
      'MODERATION_SAME_MODERATOR',
    );
  });

  it('offers a moderator what the state allows', () => {
    expect(decisionsFor('in_review')).toEqual(['publish', 'refuse']);
    expect(decisionsFor('published')).toEqual(['hide', 'keep']);
    expect(decisionsFor('superseded')).toEqual([]);
  });

  it('owes the author reasons whenever it is restricted', () => {
    for (const { from, to, reasoned } of TRANSITIONS) {
      const restricts = (to === 'refused' || to === 'hidden') && from !== to;
      expect(reasoned ?? false).toBe(restricts);
    }
  });
});

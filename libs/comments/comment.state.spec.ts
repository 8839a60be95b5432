import {
  COMMENT_STATES,
  commentStateAfter,
  REVISABLE,
  REVISION_MOVES,
  REVISION_OUTCOMES,
  REVISION_STATES,
  stateAfterRevising,
} from './comment.state';

const first = (state: (typeof COMMENT_STATES)[number], isPublic = false) => ({
  state,
  isLatest: true,
  isPublic,
});

describe('a comment follows what is decided on its text', () => {
  it('is public once its first text is published', () => {
    expect(commentStateAfter('publish', 'submitted', first('submitted'))).toBe('published');
    expect(commentStateAfter('publish', 'in_review', first('in_review'))).toBe('published');
  });

  it('is refused with its first text, and may be published on appeal', () => {
    expect(commentStateAfter('refuse', 'in_review', first('in_review'))).toBe('refused');
    expect(commentStateAfter('publish', 'refused', first('refused'))).toBe('published');
  });

  it('stays public while an edit is held or refused', () => {
    expect(commentStateAfter('hold', 'submitted', first('published'))).toBe('published');
    expect(commentStateAfter('refuse', 'in_review', first('published'))).toBe('published');
  });

  it('is hidden and restored by its public text only', () => {
    expect(commentStateAfter('hide', 'published', first('published', true))).toBe('hidden');
    expect(commentStateAfter('restore', 'hidden', first('hidden', true))).toBe('published');
    expect(commentStateAfter('hide', 'published', first('published', false))).toBeNull();
  });

  it('stays hidden while an earlier edit is refused', () => {
    expect(commentStateAfter('refuse', 'in_review', first('hidden'))).toBe('hidden');
  });

  it('never shows a text that its author has replaced', () => {
    for (const revision of REVISION_STATES) {
      const standing = { state: 'submitted', isLatest: false, isPublic: false } as const;
      expect(commentStateAfter('publish', revision, standing)).toBeNull();
      expect(commentStateAfter('publish', 'superseded', first('submitted'))).toBeNull();
    }
  });

  it('never comes back from a withdrawal', () => {
    for (const outcome of REVISION_OUTCOMES) {
      for (const revision of REVISION_STATES) {
        expect(commentStateAfter(outcome, revision, first('withdrawn', true))).toBeNull();
      }
    }
  });

  it('is not moved by an outcome that its text does not allow', () => {
    for (const outcome of REVISION_OUTCOMES) {
      for (const revision of REVISION_STATES) {
        if (REVISION_MOVES[outcome].from.includes(revision)) continue;
        for (const state of COMMENT_STATES) {
          expect(commentStateAfter(outcome, revision, first(state, true))).toBeNull();
        }
      }
    }
  });

  it('waits again when its author changes a text that is not public', () => {
    expect(REVISABLE.map(stateAfterRevising)).toEqual(['submitted', 'submitted', 'published', 'submitted']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { canRevise, canWithdraw, nameOf, statusOf } from './standing';

type Known = Parameters<typeof statusOf>[0];

const revision = (id: string, state: 'published' | 'refused' | 'in_review') => ({
  ...{ id, state, title: null, body: 'Un texte.', createdAt: '2026-11-22T10:00:00Z' },
});

const comment = (more: Partial<Known>): Known => ({
  ...{ state: 'published', revision: revision('a', 'published'), pendingRevision: null },
  ...{ moderationDecisions: [], ...more },
});

describe('where a contribution stands, for its author', () => {
  it('says why a text is not published', () => {
    const refused = comment({
      state: 'refused',
      revision: revision('a', 'refused'),
      moderationDecisions: [{ revisionId: 'a', reason: { label: 'Hors sujet' } }],
    });
    expect(statusOf(refused)).toMatchObject({ message: 'account.state.refused', reason: 'Hors sujet' });
  });

  it('tells a new text that waits from one that was refused', () => {
    const pendingRevision = revision('b', 'in_review');
    expect(statusOf(comment({ pendingRevision })).more).toBe('account.state.editWaiting');
    const refused = comment({
      pendingRevision: revision('b', 'refused'),
      moderationDecisions: [
        { revisionId: 'a', reason: null },
        { revisionId: 'b', reason: { label: 'Publicité' } },
      ],
    });
    expect(statusOf(refused)).toMatchObject({ more: 'account.state.editRefused', reason: 'Publicité' });
  });

  it('has the last decision’s reason, and none once it was undone', () => {
    const moderationDecisions = [
      { revisionId: 'a', reason: { label: 'Hors sujet' } },
      { revisionId: 'a', reason: null },
    ];
    expect(statusOf(comment({ state: 'hidden', moderationDecisions })).reason).toBeNull();
  });

  it('is changed while the consultation is open, and taken back at any time, unless it is hidden or gone', () => {
    expect(canRevise({ state: 'published' }, true)).toBe(true);
    expect(canRevise({ state: 'published' }, false)).toBe(false);
    expect(canRevise({ state: 'hidden' }, true)).toBe(false);
    expect(canWithdraw({ state: 'refused' })).toBe(true);
    expect(canWithdraw({ state: 'withdrawn' })).toBe(false);
  });

  it('is known again by its title, or by how it begins', () => {
    expect(nameOf({ title: 'Un titre', body: 'Un texte' })).toBe('Un titre');
    expect(nameOf({ body: '**Gras**,\n\n> [un lien](https://exemple.fr) `code`' })).toBe(
      'Gras , un lien code',
    );
    expect(Array.from(nameOf({ body: 'é'.repeat(300) }))).toHaveLength(141);
  });
});

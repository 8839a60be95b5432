import { failureSentence } from './failure.sentence';

describe('why a job failed, for administrators', () => {
  it('is a sentence with the code that a search in the logs needs', () => {
    expect(failureSentence('Error ECONNREFUSED')).toBe(
      'Un serveur refuse la connexion (Error ECONNREFUSED).',
    );
    expect(failureSentence('QueryFailedError 57014')).toBe(
      'La base de données a mis trop de temps (QueryFailedError 57014).',
    );
  });

  it('says that it was not foreseen of what has no code, or an unknown one', () => {
    expect(failureSentence('TypeError')).toBe('Le traitement a rencontré une erreur inattendue (TypeError).');
    expect(failureSentence('Error constructor')).toContain('inattendue');
  });

  it('is absent of a job that never failed', () => {
    expect(failureSentence(null)).toBeNull();
  });
});

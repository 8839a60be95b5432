import { newId } from '#kernel';
import type { Person } from './expectations';
import type { CommentMarks } from './seed.comments';

/** What of the seed is needed: its comments, and the mutations that people send. */
interface Sower {
  comment(name: string): { readonly id: string; readonly marks: CommentMarks };
  done(person: Person, mutation: string, input: object): Promise<string>;
}

/** What became of texts of A that are public by now, made public; some of these texts are no more public later. */
export async function publishDispositions(seed: Sower, consultationId: string): Promise<void> {
  for (const name of ['published amendment', 'hidden amendment', 'withdrawn question']) {
    const { id, marks } = seed.comment(name);
    await seed.done('drafterOfA', 'setDisposition', {
      commentId: id,
      outcome: 'deferred',
      motive: `À revoir, ${marks.plant('motive of a published disposition')}.`,
    });
  }
  await seed.done('drafterOfA', 'publishDispositions', { consultationId, clientKey: newId() });
}

import { DomainError } from '#kernel';
import type { WorkingVersion } from './working.section';

/** Somebody saved the section after the text that was edited: nothing is overwritten, and what was typed is the editor's to keep. */
export class VersionConflict extends DomainError {
  constructor(
    /** The text that was saved meanwhile. */
    readonly latest: Pick<WorkingVersion, 'id' | 'ordinal' | 'authorName' | 'createdAt'> & {
      title: string;
      markdown: string;
    },
  ) {
    super(
      'VERSION_CONFLICT',
      `${latest.authorName ?? 'Un import'} a enregistré une autre version de cette section depuis que vous l’avez ouverte. ` +
        'Votre texte n’est ni enregistré ni perdu : comparez-le à cette version, puis choisissez ce qui doit rester.',
      'baseVersionId',
    );
  }
}

/** An edition like the one before it would say nothing to readers. */
export class NothingToPublish extends DomainError {
  constructor() {
    super(
      'NOTHING_TO_PUBLISH',
      'Rien n’a changé depuis la dernière édition publiée : il n’y a rien à publier.',
    );
  }
}

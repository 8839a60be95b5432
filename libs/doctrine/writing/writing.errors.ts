import { DomainError } from '#kernel';
import type { TextPiece } from './text.difference';

/** The text that was saved meanwhile, and what differs from the one that was typed. */
export interface NewerText {
  versionId: string;
  savedBy: string | null;
  savedAt: Date;
  title: string;
  markdown: string;
  /** Of the newer text `removed`, `added` by the one that was typed. */
  difference: TextPiece[];
}

/** Somebody saved the section after the text that was edited: nothing is overwritten, and what was typed is the editor's to keep. */
export class VersionConflict extends DomainError implements NewerText {
  readonly versionId: string;
  readonly savedBy: string | null;
  readonly savedAt: Date;
  readonly title: string;
  readonly markdown: string;
  readonly difference: TextPiece[];

  constructor({ versionId, savedBy, savedAt, title, markdown, difference }: NewerText) {
    super(
      'VERSION_CONFLICT',
      `${savedBy ?? 'Un import'} a enregistré une autre version de cette section depuis que vous l’avez ouverte. ` +
        'Votre texte n’est ni enregistré ni perdu : comparez-le à cette version, puis choisissez ce qui doit rester.',
      'baseVersionId',
    );
    this.versionId = versionId;
    this.savedBy = savedBy;
    this.savedAt = savedAt;
    this.title = title;
    this.markdown = markdown;
    this.difference = difference;
  }
}

/** An edition like the one before it would say nothing to readers. */
export class NothingToPublish extends DomainError {
  constructor() {
    super(
      'NOTHING_TO_PUBLISH',
      'Rien n’a changé depuis la dernière édition publiée : il n’y a rien à publier.',
    );
  }
}

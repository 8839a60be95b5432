import { DomainError } from '#kernel';

/** The comment was public and is so no more: its disposition stays as it is. */
export class DispositionNotPossible extends DomainError {
  constructor() {
    super(
      'DISPOSITION_NOT_POSSIBLE',
      'Cette contribution n’est plus publiée : aucune suite ne peut lui être donnée.',
      'commentId',
    );
  }
}

/** Every disposition of a public comment is published already, or there is none. */
export class NoDispositionToPublish extends DomainError {
  constructor() {
    super(
      'NO_DISPOSITION_TO_PUBLISH',
      'Il n’y a pas de suite à publier : toutes celles qui ont été données à des contributions publiques le sont déjà.',
    );
  }
}

/** The snapshot is being taken, or could not be. */
export class SnapshotNotReady extends DomainError {
  constructor(failed: boolean) {
    super(
      'SNAPSHOT_NOT_READY',
      failed
        ? 'Cet arrêté a échoué : aucun fichier ne peut en être fait. Demandez un nouvel arrêté.'
        : 'Cet arrêté est en cours : demandez le fichier dans quelques instants, quand il sera prêt.',
      'snapshotId',
    );
  }
}

/** The export's job has not ended, or was given up. */
export class ExportNotReady extends DomainError {
  constructor(failed: boolean) {
    super(
      'EXPORT_NOT_READY',
      failed
        ? 'Cet export a échoué. Demandez-en un nouveau.'
        : 'Cet export est en cours de préparation. Revenez dans quelques instants.',
    );
  }
}

/** The row is there and the file is not: a folder that was emptied, or that the processes do not share. */
export class ExportFileMissing extends DomainError {
  constructor() {
    super(
      'EXPORT_FILE_MISSING',
      'Ce fichier n’est plus conservé. Demandez un nouvel export du même arrêté : son contenu sera identique.',
    );
  }
}

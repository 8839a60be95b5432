import { DomainError } from '#kernel';
import type { ImportState } from './import.states';

const SENTENCES: Record<ImportState, string> = {
  received: 'Ce fichier attend d’être lu. Revenez dans un instant.',
  reading: 'Ce fichier est en cours de lecture. Revenez dans un instant.',
  planned: 'Ce plan est prêt.',
  refused: 'Ce fichier a été refusé : il ne peut pas être importé.',
  applied: 'Cet import a déjà été appliqué.',
  discarded: 'Ce fichier a été écarté et effacé : envoyez-le de nouveau pour l’importer.',
};

/** There is no plan to apply or to make again. */
export class ImportNotReady extends DomainError {
  constructor(state: ImportState) {
    super('IMPORT_NOT_READY', SENTENCES[state]);
  }
}

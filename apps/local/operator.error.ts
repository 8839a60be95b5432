/**
 * Something that the person who starts the program can put right. Its message is a French sentence that says what is
 * wrong and what to do; it is printed alone, without a stack, and the process exits with a code that is not 0.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** The `code` of a system error (`ENOENT`, `EADDRINUSE` …), or undefined when it is something else. */
export function systemCode(error: unknown): string | undefined {
  // By its shape: the class of Node's own errors is not ours where code runs in a context of its own (tests do).
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Says a system error that has to do with a folder as a sentence; anything else is given back as it is. */
export function folderFault(error: unknown, folder: string): unknown {
  switch (systemCode(error) ?? '') {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new OperatorError(
        `Le dossier de données ${folder} n’est pas accessible en écriture : donnez-en les droits à ce compte, ou choisissez-en un autre avec DATA_DIR.`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder);
    case 'ENOTDIR':
    case 'EEXIST':
      return new OperatorError(
        `DATA_DIR (${folder}) désigne un fichier, il faut un dossier : corrigez DATA_DIR.`,
      );
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return new OperatorError(
        `Le chemin du dossier de données ${folder} est inutilisable : corrigez DATA_DIR.`,
      );
    default:
      return error;
  }
}

/** The disk that holds `folder` is full. Nothing has been deleted. */
export function diskFull(folder: string): OperatorError {
  return new OperatorError(
    `Le disque qui porte ${folder} est plein : libérez de la place (200 Mo au moins), puis relancez. Aucune donnée n’a été supprimée.`,
  );
}

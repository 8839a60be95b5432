import { ImportFault } from './import-report';
import { NotUtf8Error } from './source-file';

/** The file’s structure cannot be followed beyond this place. */
export class BrokenSourceError extends Error {
  constructor(
    readonly where: string,
    readonly explanation: string,
  ) {
    super(`${where}: ${explanation}`);
  }
}

/** The fault to report for an error that ended the reading. Errors that are no fault of the file are thrown again. */
export function readFaultOf(error: unknown): ImportFault {
  if (error instanceof BrokenSourceError) {
    return { where: error.where, code: 'broken-structure', message: error.explanation };
  }
  if (error instanceof NotUtf8Error) {
    return {
      where: `ligne ${error.line}`,
      code: 'not-utf8',
      message: 'le fichier n’est pas du texte en UTF-8 ; enregistrez-le dans ce codage.',
    };
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
      return { where: 'fichier', code: 'unreadable-file', message: 'le fichier n’existe pas.' };
    case 'EISDIR':
      return {
        where: 'fichier',
        code: 'unreadable-file',
        message: 'c’est un dossier, un fichier est attendu.',
      };
    case 'EACCES':
      return { where: 'fichier', code: 'unreadable-file', message: 'le droit de lire ce fichier manque.' };
    default:
      throw error;
  }
}

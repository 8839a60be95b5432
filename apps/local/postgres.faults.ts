import { diskFull, OperatorError } from './operator.error';

// "incompatible": the major version has been compared before, so the control file cannot be believed.
const DAMAGED =
  /pg_control|database files are incompatible|required WAL directory|could not locate a valid checkpoint record|invalid checkpoint record|is not a valid data directory|incorrect checksum|invalid magic number|could not open directory "(?:base|global|pg_\w+)|could not open file "(?:base|global|pg_(?:xact|multixact|logical|filenode))|postgresql\.conf|pg_hba\.conf/;

/** The sentence about a folder whose content PostgreSQL cannot use. */
export function damaged(folder: string, detail: string): OperatorError {
  return new OperatorError(
    `La base de ${folder} est endommagée (${detail}) : restaurez une sauvegarde de ce dossier, ou repartez d’un dossier vide avec DATA_DIR. Rien n’a été supprimé.`,
  );
}

/**
 * Reads what PostgreSQL said before it gave up, in the order of what a person can do about it.
 * @param output what the server or initdb wrote (in English: it is started with LC_ALL=C)
 * @param folder the data folder, to be named
 */
export function postgresFault(output: string, folder: string): OperatorError {
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(folder);
  if (/Permission denied|has wrong ownership|invalid permissions/.test(output))
    return new OperatorError(
      `PostgreSQL n’a pas les droits nécessaires sur ${folder} : ce dossier et son contenu doivent appartenir au compte qui lance le programme.`,
    );
  if (DAMAGED.test(output)) return damaged(folder, firstFault(output));
  if (/pre-existing shared memory block|lock file ".*" already exists/.test(output))
    return new OperatorError(
      `Une base est encore en marche sur ${folder} : attendez quelques secondes ou arrêtez-la, puis relancez.`,
    );
  if (/could not resize shared memory|Cannot allocate memory|could not map/.test(output))
    return new OperatorError('La mémoire de la machine ne suffit pas pour démarrer PostgreSQL : libérez-en.');
  if (/error while loading shared libraries|cannot execute|Exec format error/.test(output))
    return new OperatorError(
      `Le PostgreSQL intégré ne fonctionne pas sur cette machine (${firstFault(output)}) : indiquez une base existante avec DATABASE_URL.`,
    );
  return new OperatorError(`PostgreSQL n’a pas démarré sur ${folder} : ${firstFault(output)}`);
}

/** The folder was made by another major version; PostgreSQL does not read those. */
export function otherMajor(folder: string, found: string, ours: string): OperatorError {
  return new OperatorError(
    `La base de ${folder} a été créée par PostgreSQL ${found} et ce programme contient PostgreSQL ${ours} : exportez-la avec l’ancienne version (pg_dump), ou choisissez un autre dossier avec DATA_DIR. Rien n’a été modifié.`,
  );
}

function firstFault(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const fault =
    lines.find((line) => /PANIC|FATAL|error:/.test(line)) ?? lines.filter((line) => line !== '').at(-1);
  return (fault ?? 'sans message').replace(/^.*?(?:PANIC|FATAL|error):\s*/, '').slice(0, 200);
}

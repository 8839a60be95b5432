/** What an administrator can do about it, by the code of the system, of PostgreSQL (SQLSTATE) or of the mail client. */
const CAUSES: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'Un serveur refuse la connexion'],
  ['ECONNRESET', 'Un serveur a coupé la connexion'],
  ['ECONNECTION', 'Le serveur de courrier n’est pas joignable'],
  ['ENOTFOUND', 'Le nom d’un serveur est introuvable'],
  ['EDNS', 'Le nom du serveur de courrier est introuvable'],
  ['ETIMEDOUT', 'Un serveur n’a pas répondu à temps'],
  ['ESOCKET', 'La connexion au serveur de courrier a échoué'],
  ['EAUTH', 'Le serveur de courrier refuse l’identification'],
  ['EENVELOPE', 'Le serveur de courrier refuse l’expéditeur ou le destinataire'],
  ['EMESSAGE', 'Le serveur de courrier refuse le message'],
  ['ENOSPC', 'Le disque est plein'],
  ['EACCES', 'Le dossier des fichiers n’est pas accessible en écriture'],
  ['EROFS', 'Le dossier des fichiers n’est pas accessible en écriture'],
  ['ENOENT', 'Un fichier ou un dossier attendu manque'],
  ['53100', 'Le disque de la base de données est plein'],
  ['53300', 'La base de données n’a plus de connexion libre'],
  ['57014', 'La base de données a mis trop de temps'],
  ['57P01', 'La base de données a été arrêtée'],
]);

/**
 * Why a job failed, in a sentence for administrators. `lastError` is the class and the code of the error (see Job), never
 * its message, which may quote a person; the reference of the job leads to the whole in the logs.
 */
export function failureSentence(lastError: string | null): string | null {
  if (lastError === null) return null;
  const cause =
    CAUSES.get(lastError.split(' ').at(-1) ?? '') ?? 'Le traitement a rencontré une erreur inattendue';
  return `${cause} (${lastError}).`;
}

import { spawnSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from './operator.error';

/** As whom the database server runs: a command to put before its own, and ids to change to. */
export interface PostgresAccount {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

/** This very account: what an ordinary user gets. */
const SELF: PostgresAccount = { prefix: [] };

/**
 * Still root for the system, but in a user namespace where that root is called `nobody`, which is all that PostgreSQL
 * looks at. For folders that only root can cross (/root/…): changing their rights is not ours to do.
 */
const DISGUISED: PostgresAccount = {
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
};

function idsOf(user: string): Ids | undefined {
  const ask = (flag: string): number => {
    const answer = spawnSync('id', [flag, user], { encoding: 'utf8' });
    return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : Number.NaN;
  };
  const [uid, gid] = [ask('-u'), ask('-g')];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : undefined;
}

function postgresUser(): Ids | undefined {
  const existing = idsOf('postgres');
  if (existing) return existing;
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres']);
  return idsOf('postgres');
}

/**
 * The first folder on the way to `path` that an account cannot cross, judged by its permission bits; undefined when the
 * way is open. Access lists (ACL) are not read.
 */
export function closedFolder(path: string, account: Ids): string | undefined {
  const way: string[] = [];
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (dirname(folder) === folder) break;
  }
  return way.find((folder) => {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  });
}

const namespacesWork = (): boolean => {
  const [command, ...rest] = DISGUISED.prefix;
  return command !== undefined && spawnSync(command, [...rest, 'true']).status === 0;
};

/**
 * Chooses the account of the database server. An ordinary user runs it as himself. PostgreSQL refuses root, so under
 * root it runs as the owner of the existing cluster, or as `postgres` (created when missing), or in disguise when that
 * account could not reach the folders.
 * @param cluster the folder of the cluster, or undefined when it is still to be created
 * @param reach folders that the server has to reach: the data folder and the programs
 * @throws OperatorError when no account can do it; the sentence names the folder in the way
 */
export function postgresAccount(cluster: string | undefined, reach: readonly string[]): PostgresAccount {
  const self = process.getuid?.();
  const owner = cluster === undefined ? undefined : statSync(cluster);
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self)
      throw new OperatorError(
        `La base de ${cluster ?? ''} appartient à un autre compte (uid ${owner.uid}) : lancez le programme sous ce compte, ou choisissez un autre dossier avec DATA_DIR.`,
      );
    return SELF;
  }
  const ids = owner ? (owner.uid === 0 ? undefined : { uid: owner.uid, gid: owner.gid }) : postgresUser();
  const closed = ids && reach.map((path) => closedFolder(path, ids)).find((folder) => folder !== undefined);
  if (ids && closed === undefined) return { prefix: [], ...ids };
  // A cluster that belongs to an ordinary account cannot be opened in disguise.
  if ((owner === undefined || owner.uid === 0) && namespacesWork()) return DISGUISED;
  throw new OperatorError(
    closed === undefined
      ? 'PostgreSQL ne peut pas fonctionner sous root et aucun compte « postgres » n’a pu être créé : lancez le programme sous un compte ordinaire, ou indiquez une base avec DATABASE_URL.'
      : `PostgreSQL ne peut pas fonctionner sous root, et le compte qui le remplace ne peut pas traverser ${closed} : placez le projet et DATA_DIR ailleurs (par exemple /srv), ou lancez-le sous un compte ordinaire.`,
  );
}

import { type Entry, fromBufferPromise } from 'yauzl';
import { UnreadablePage } from '../text/import.error';
import { nameInFolder } from '../text/page.paths';
import { inMegabytes, READING_LIMITS } from './reading.limits';

const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

/** Unix file type, which zips made on Unix keep in the upper half of the attributes. */
const isSymbolicLink = (entry: Entry): boolean =>
  ((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK;

const TOO_LARGE = `ce fichier contient plus de ${inMegabytes(READING_LIMITS.unpackedBytes)} une fois décompressé : coupez-le en plusieurs fichiers, ou réduisez ses images.`;

/** Says in French what yauzl found wrong. */
function faultOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (/relative path|absolute path|invalid characters in file/i.test(message))
    return 'cette archive contient un nom de fichier qui mène hors d’elle : refaites-la.';
  if (/too many bytes|not enough bytes/i.test(message))
    return 'cette archive annonce des tailles qui ne sont pas celles de son contenu : refaites-la.';
  return 'cette archive est abîmée ou n’est pas une archive zip : refaites-la, ou enregistrez de nouveau le document.';
}

/**
 * Unpacks the entries that `wants` names, in memory, and gives the names of all. Nothing is written to disk. The list of entries is read
 * first: what announces too much costs nothing. Then bytes are counted while they stream, whatever was announced. Throws UnreadablePage
 * for these, for encrypted entries, symbolic links, names twice and names that lead out.
 */
export async function readZip(
  bytes: Buffer,
  file: string,
  wants: (name: string) => boolean,
): Promise<{ entries: Map<string, Buffer>; names: Set<string> }> {
  const refuse = (reason: string): never => {
    throw new UnreadablePage(reason, file);
  };
  const entries = new Map<string, Buffer>();
  const names = new Set<string>();
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
    if (zip.entryCount > READING_LIMITS.entries)
      refuse(
        `cette archive contient ${zip.entryCount} fichiers, pour ${READING_LIMITS.entries} au plus : coupez-la en plusieurs.`,
      );
    const wanted: { name: string; entry: Entry }[] = [];
    let announced = 0;
    for await (const entry of zip.eachEntry()) {
      const name = nameInFolder(entry.fileName);
      if (names.has(name)) refuse(`cette archive contient deux fois « ${name} » : refaites-la.`);
      names.add(name);
      if (names.size > READING_LIMITS.entries)
        refuse(`cette archive contient plus de ${READING_LIMITS.entries} fichiers : coupez-la en plusieurs.`);
      if (isSymbolicLink(entry))
        refuse(`cette archive contient un lien symbolique (« ${name} ») : mettez-y le fichier lui-même.`);
      if (name.endsWith('/') || !wants(name)) continue;
      if (entry.isEncrypted())
        refuse('cette archive est protégée par un mot de passe : enlevez-le et recommencez.');
      announced += entry.uncompressedSize;
      if (announced > READING_LIMITS.unpackedBytes) refuse(TOO_LARGE);
      wanted.push({ name, entry });
    }
    let unpacked = 0;
    for (const { name, entry } of wanted) {
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > READING_LIMITS.unpackedBytes) refuse(TOO_LARGE);
        chunks.push(chunk as Buffer);
      }
      entries.set(name, Buffer.concat(chunks));
    }
  } catch (error) {
    if (error instanceof UnreadablePage) throw error;
    throw new UnreadablePage(faultOf(error), file);
  }
  return { entries, names };
}

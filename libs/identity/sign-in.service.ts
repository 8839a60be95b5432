import { Inject, Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { DomainError, InvalidInput, newId, TooManyRequests } from '#kernel';
import { CONFIGURATION, Transactions, type Configuration, type Transaction } from '#platform';
import { queueMail } from '#platform/mail';
import { signInMail } from './sign-in.mail';
import { newToken, tokenHash } from './token';

/** Minutes for which a mailed link is good. */
export const LINK_MINUTES = 30;

/** Characters of the path to go back to: it may hold words that somebody chose in a text, percent-encoded. */
export const LONGEST_RETURN_PATH = 4_000;

/** Links that one address may ask for within the life of a link. */
export const LINKS_PER_ADDRESS = 5;

/** Days for which a browser stays signed in. */
export const SESSION_DAYS = 14;

/** The link was used, is too old or was never ours: the three are not told apart. */
export class SignInLinkInvalid extends DomainError {
  constructor() {
    super(
      'SIGN_IN_LINK_INVALID',
      'Ce lien de connexion a déjà servi ou n’est plus valable. Demandez-en un nouveau : il arrive en quelques instants.',
    );
  }
}

export interface SignedIn {
  /** For the cookie; kept nowhere else. */
  token: string;
  participantId: string;
  returnPath: string;
  expiresAt: Date;
}

/** Signing in by mailed link, and out. Whether an address is known is never said, nor seen from the work that is done. */
@Injectable()
export class SignInService {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Sends a single-use link to the address. Throws InvalidInput or TooManyRequests. */
  async requestLink(address: string, returnPath?: string | null): Promise<void> {
    const email = address.trim().toLowerCase();
    if (!isEmail(email) || email.length > 254) {
      throw new InvalidInput(
        'Cette adresse électronique n’est pas valable. Exemple attendu : nom@domaine.fr.',
        'email',
      );
    }
    const token = newToken();
    await this.transactions.run(async (tx) => {
      await this.limit(tx, email);
      await tx.manager.query(
        `INSERT INTO sign_in_link (id, email, token_hash, return_path, expires_at)
         VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5))`,
        [newId(), email, tokenHash(token), localPath(returnPath ?? '/'), LINK_MINUTES],
      );
      const url = new URL('/connexion/lien', this.configuration.PUBLIC_URL);
      url.searchParams.set('code', token);
      await queueMail(tx, {
        to: email,
        template: 'sign-in',
        ...signInMail(url.toString(), token, LINK_MINUTES),
      });
    });
  }

  /** Uses a link up and opens a session; the account is made on first use. Throws SignInLinkInvalid. */
  async signIn(linkToken: string): Promise<SignedIn> {
    return this.transactions.run(async (tx) => {
      const [links]: [{ email: string; return_path: string }[]] = await tx.manager.query(
        `UPDATE sign_in_link SET used_at = now()
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING email, return_path`,
        [tokenHash(linkToken)],
      );
      const link = links[0];
      if (!link) throw new SignInLinkInvalid();
      const participantId = await participantOf(tx, link.email);
      const token = newToken();
      const [session]: [{ expires_at: Date }] = await tx.manager.query(
        `INSERT INTO session (id, token_hash, participant_id, expires_at)
         VALUES ($1, $2, $3, now() + make_interval(days => $4)) RETURNING expires_at`,
        [newId(), tokenHash(token), participantId, SESSION_DAYS],
      );
      return { token, participantId, returnPath: link.return_path, expiresAt: session.expires_at };
    });
  }

  /** Ends the session of this token, at once and for good. */
  async signOut(token: string): Promise<void> {
    await this.transactions.run((tx) =>
      tx.manager.query('UPDATE session SET revoked_at = now() WHERE token_hash = $1 AND revoked_at IS NULL', [
        tokenHash(token),
      ]),
    );
  }

  /** Ends every session of a participant. Returns how many. */
  async signOutEverywhere(participantId: string): Promise<number> {
    return this.transactions.run(async (tx) => {
      const [, count]: [unknown, number] = await tx.manager.query(
        'UPDATE session SET revoked_at = now() WHERE participant_id = $1 AND revoked_at IS NULL',
        [participantId],
      );
      return count;
    });
  }

  private async limit(tx: Transaction, email: string): Promise<void> {
    // One address at a time, so that parallel requests are counted too.
    await tx.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in ${email}`]);
    const [{ count }]: [{ count: number }] = await tx.manager.query(
      `SELECT count(*)::int AS count FROM sign_in_link
       WHERE email = $1 AND requested_at > now() - make_interval(mins => $2)`,
      [email, LINK_MINUTES],
    );
    if (count >= LINKS_PER_ADDRESS) {
      throw new TooManyRequests(
        `Plusieurs liens viennent d’être envoyés à cette adresse. Regardez vos messages, courriers indésirables compris, ou réessayez dans ${LINK_MINUTES} minutes.`,
        LINK_MINUTES * 60,
      );
    }
  }
}

/** Only a path of this platform: anything else would send people elsewhere after they signed in. */
const localPath = (path: string): string =>
  path.length <= LONGEST_RETURN_PATH && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/';

/** The account of an address, made when it is new; its public name gives nothing of the address away. */
async function participantOf(tx: Transaction, email: string): Promise<string> {
  const rows: { id: string }[] = await tx.manager.query(
    `INSERT INTO participant (id, email, display_name) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`,
    [newId(), email, 'Participant'],
  );
  const [row] = rows;
  if (!row) throw new Error('The account could not be read back');
  return row.id;
}

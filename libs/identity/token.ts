import { createHash, randomBytes } from 'node:crypto';

/** 256 bits from the system's generator, for a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: enough to recognise it, useless to whoever reads the database. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

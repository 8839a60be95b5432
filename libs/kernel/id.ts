import { v7, validate } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), ordered by time of creation, made without asking the database. */
export const newId = (): string => v7();

/** Whether a text from outside has the form of an identifier; PostgreSQL would answer anything else with an error. */
export const isId = (text: string): boolean => validate(text);

/**
 * A new identifier that sorts among the others as if it had been made at that instant: for what is brought in from elsewhere with its
 * own date. Of two of the same millisecond either may come first.
 */
export const idAt = (instant: Date): string => v7({ msecs: instant.getTime() });

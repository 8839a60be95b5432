import { v7, validate } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), ordered by time of creation, made without asking the database. */
export const newId = (): string => v7();

/** Whether a text from outside has the form of an identifier; PostgreSQL would answer anything else with an error. */
export const isId = (text: string): boolean => validate(text);

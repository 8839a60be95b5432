import { data, type UNSAFE_DataWithResponseInit } from 'react-router';
import { graphql } from './graphql';

/** A refusal that the person can act on: what the API's `UserError` says. */
export interface Refusal {
  code: string;
  field: string | null;
  message: string;
}

/** To be asked for in every mutation: `result { __typename ...Refusal … }`. */
export const RefusalFragment = graphql(`
  fragment Refusal on UserError @_unmask {
    code
    field
    message
  }
`);

/** The refusal that a mutation's result is, if it is one. */
export function refusalOf(result: object): Refusal | null {
  if (!('code' in result) || !('message' in result) || !('field' in result)) return null;
  return result as Refusal;
}

/** What a form gets back when it was refused: why, and all that was typed. */
export interface Refused {
  refusal: Refusal;
  /** The form in question, where a page has several: its `intent`. */
  intent: string;
  values: Record<string, string>;
}

const STATUS: Record<string, number> = {
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  TOO_MANY_REQUESTS: 429,
  SIGN_IN_REQUIRED: 401,
};

/** What a form held, to fill it again. */
export function valuesOf(form: FormData): Pick<Refused, 'intent' | 'values'> {
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  return { intent: values.intent ?? '', values };
}

/** Answers a form: refused, with nothing lost of what was typed. */
export function refused(refusal: Refusal, form: FormData): UNSAFE_DataWithResponseInit<Refused> {
  return data({ refusal, ...valuesOf(form) }, { status: STATUS[refusal.code] ?? 400 });
}

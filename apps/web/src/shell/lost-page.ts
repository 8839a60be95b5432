import { data, type LoaderFunctionArgs } from 'react-router';
import { faultContext, notFound } from '../api/api';

/** No screen has this address; or the server found a fault before it came to one. */
export function lostPageLoader({ context }: LoaderFunctionArgs): never {
  const given = context.get(faultContext);
  if (given) throw data(given, { status: given.status }) as unknown as Error;
  throw notFound();
}

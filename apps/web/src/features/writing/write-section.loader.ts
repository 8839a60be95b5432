import { createContext, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import type { ResultOf } from '../../api/graphql';
import { WorkingTextQuery } from './writing.documents';

/** The form was refused because the session had ended: its answer is shown, with what was typed, not the page to sign in. */
export const sessionEnded = createContext(false);

type Found = ResultOf<typeof WorkingTextQuery>;

export interface WriteSectionData {
  doctrine: NonNullable<Found['doctrineWorkspace']>;
  text: NonNullable<Found['workingText']>;
  /** What the person had typed since, and not saved; null when it is what is saved. */
  kept: NonNullable<Found['workingText']>['writing'];
}

/**
 * The latest text of a section, in the Markdown in which it is edited, and what was typed since. Null when the session ended with the
 * form that was sent.
 */
export async function writeSectionLoader(call: LoaderFunctionArgs): Promise<WriteSectionData | null> {
  if (call.context.get(sessionEnded)) return null;
  const { doctrine: slug = '', section = '' } = call.params;
  const { doctrineWorkspace: doctrine, workingText: text } = await query(call, WorkingTextQuery, {
    ...{ doctrine: slug, section },
  });
  if (!doctrine || !text) throw notFound();
  const { writing, section: saved } = text;
  const isSaved =
    writing?.title === saved.title &&
    writing.number === saved.number &&
    writing.markdown.trim() === text.markdown.trim();
  return { doctrine, text, kept: isSaved ? null : writing };
}

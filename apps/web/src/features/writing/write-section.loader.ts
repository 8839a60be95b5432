import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { WorkingTextQuery } from './writing.documents';

/** The latest text of a section, in the Markdown in which it is edited. */
export async function writeSectionLoader(call: LoaderFunctionArgs) {
  const { doctrine = '', section = '' } = call.params;
  const { doctrineWorkspace: workspace, workingText: text } = await query(call, WorkingTextQuery, {
    ...{ doctrine, section },
  });
  if (!workspace || !text) throw notFound();
  return { doctrine: workspace, text };
}

export type WriteSectionData = Awaited<ReturnType<typeof writeSectionLoader>>;

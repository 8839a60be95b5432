import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { ImportsQuery } from './imports.documents';

/** What can be wrong with a form that was sent, as the address says it: words of ours, never those of the address. */
const FAULTS = ['file', 'format', 'scope', 'sectionId'] as const;

export async function importsLoader(call: LoaderFunctionArgs) {
  const { doctrine = '' } = call.params;
  const { doctrineWorkspace: workspace, doctrineImports } = await query(call, ImportsQuery, { doctrine });
  if (!workspace) throw notFound();
  const search = new URL(call.request.url).searchParams;
  const said = search.get('refus');
  const wanted = search.get('section');
  const { sections, ...about } = workspace;
  return {
    doctrine: about,
    sections: sections.filter(({ isRetired }) => !isRetired),
    imports: doctrineImports,
    /** Where one comes from: the text of a section, which the file is for. */
    chosen: sections.find(({ id, isRetired }) => id === wanted && !isRetired) ?? null,
    fault: FAULTS.find((fault) => fault === said) ?? null,
  };
}

export type ImportsData = Awaited<ReturnType<typeof importsLoader>>;

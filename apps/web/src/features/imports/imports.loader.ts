import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { ImportsQuery } from './imports.documents';

/** What can be wrong with a form that was sent, as the address says it: words of ours, never those of the address. */
const FAULTS = ['file', 'format', 'scope', 'sectionId'] as const;

export async function importsLoader(call: LoaderFunctionArgs) {
  const { doctrine = '' } = call.params;
  const { doctrineWorkspace: workspace, doctrineImports } = await query(call, ImportsQuery, { doctrine });
  if (!workspace) throw notFound();
  const said = new URL(call.request.url).searchParams.get('refus');
  const { sections, ...about } = workspace;
  return {
    doctrine: about,
    sections: sections.filter(({ isRetired }) => !isRetired),
    imports: doctrineImports,
    fault: FAULTS.find((fault) => fault === said) ?? null,
  };
}

export type ImportsData = Awaited<ReturnType<typeof importsLoader>>;

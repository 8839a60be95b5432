import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate, notFound, query } from '../../api/api';
import { refusalOf, refused } from '../../api/refusal';
import { languageOf } from '../../i18n/language';
import { ApplyImport, ImportedTextQuery, ImportQuery, PlanImport } from './imports.documents';

/** Parameter that names the section whose text to come is shown. */
export const TEXT = 'texte';

export async function importPlanLoader(call: LoaderFunctionArgs) {
  const { import: id = '', doctrine = '' } = call.params;
  const { doctrineImport } = await query(call, ImportQuery, { id });
  if (doctrineImport?.doctrineSlug !== doctrine) throw notFound();
  const slug = new URL(call.request.url).searchParams.get(TEXT) ?? '';
  const section = doctrineImport.plan?.sections.find(
    ({ importedSlug }) => slug !== '' && importedSlug === slug,
  );
  const text = section && (await query(call, ImportedTextQuery, { import: id, slug })).importedText;
  return {
    shown: doctrineImport,
    reading: section && text ? { section, html: text.html } : null,
    isBusy: doctrineImport.state === 'received' || doctrineImport.state === 'reading',
  };
}

export type ImportPlanData = Awaited<ReturnType<typeof importPlanLoader>>;

export async function importPlanAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const { import: importId = '' } = call.params;
  const { pathname } = new URL(call.request.url);
  const to = (done: string): Response =>
    redirect(addressOf(languageOf(pathname), 'importPlan', call.params, { fait: done }));
  if (text('intent') === 'plan') {
    const { planDoctrineImport } = await mutate(call, PlanImport, { input: { importId } });
    const refusal = refusalOf(planDoctrineImport);
    return refusal ? refused(refusal, form) : to('plan');
  }
  const { applyDoctrineImport } = await mutate(call, ApplyImport, {
    input: { importId, digest: text('digest'), reason: text('reason') },
  });
  const refusal = refusalOf(applyDoctrineImport);
  return refusal ? refused(refusal, form) : to('import');
}

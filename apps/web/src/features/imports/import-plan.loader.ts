import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate, notFound, query } from '../../api/api';
import { refusalOf, refused } from '../../api/refusal';
import { languageOf } from '../../i18n/language';
import {
  ApplyImport,
  BesideComparisonQuery,
  DiscardImport,
  ImportedTextQuery,
  ImportQuery,
  InlineComparisonQuery,
  PlanImport,
  type PlannedSection,
} from './imports.documents';

/** Parameter that names the section whose text is shown: its address after the import, or its present one if it goes. */
export const TEXT = 'texte';

/** The view that has no word in the address comes first. */
const READINGS = ['beside', 'inline', 'clean'] as const;
export type Reading = (typeof READINGS)[number];
export const READING_WORDS: Record<Reading, string | null> = {
  beside: null,
  inline: 'un-seul-texte',
  clean: 'net',
};

/** The present and the coming text of a section, in the way that the address asks for. */
async function loadReading(call: LoaderFunctionArgs, importId: string, section: PlannedSection) {
  const search = new URL(call.request.url).searchParams;
  // A section that goes has no text to come.
  const views = section.importedSlug === null ? (['beside', 'inline'] as const) : READINGS;
  const view = views.find((one) => READING_WORDS[one] === search.get('vue')) ?? 'beside';
  const which = { import: importId, slug: section.importedSlug ?? section.currentSlug ?? '' };
  const beside =
    view === 'beside' ? (await query(call, BesideComparisonQuery, which)).importComparison : null;
  const inline =
    view === 'inline' ? (await query(call, InlineComparisonQuery, which)).importComparison : null;
  const clean = view === 'clean' ? (await query(call, ImportedTextQuery, which)).importedText : null;
  const compared = beside ?? inline;
  if (!compared && !clean) return null;
  return {
    section,
    slug: which.slug,
    view,
    views,
    rows: beside?.rows ?? [],
    html: inline?.html ?? clean?.html ?? '',
    words: compared ? { added: compared.wordsAdded, removed: compared.wordsRemoved } : null,
  };
}

export type PlanReading = NonNullable<Awaited<ReturnType<typeof loadReading>>>;

export async function importPlanLoader(call: LoaderFunctionArgs) {
  const { import: id = '', doctrine = '' } = call.params;
  const { doctrineImport } = await query(call, ImportQuery, { id });
  if (doctrineImport?.doctrineSlug !== doctrine) throw notFound();
  const slug = new URL(call.request.url).searchParams.get(TEXT) ?? '';
  const section = doctrineImport.plan?.sections.find(
    ({ importedSlug, currentSlug }) => slug !== '' && (importedSlug ?? currentSlug) === slug,
  );
  return {
    shown: doctrineImport,
    reading: section ? await loadReading(call, id, section) : null,
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
  const to = (done?: string): Response =>
    redirect(addressOf(languageOf(pathname), 'importPlan', call.params, { fait: done ?? null }));
  if (text('intent') === 'plan') {
    const { planDoctrineImport } = await mutate(call, PlanImport, { input: { importId } });
    const refusal = refusalOf(planDoctrineImport);
    return refusal ? refused(refusal, form) : to('plan');
  }
  if (text('intent') === 'discard') {
    const { discardDoctrineImport } = await mutate(call, DiscardImport, { input: { importId } });
    const refusal = refusalOf(discardDoctrineImport);
    // The page says itself what became of the file.
    return refusal ? refused(refusal, form) : to();
  }
  const { applyDoctrineImport } = await mutate(call, ApplyImport, {
    input: { importId, digest: text('digest'), reason: text('reason') },
  });
  const refusal = refusalOf(applyDoctrineImport);
  return refusal ? refused(refusal, form) : to('import');
}

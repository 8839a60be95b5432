import type { ActionFunctionArgs } from 'react-router';
import { query } from '../../api/api';
import { textOf } from '../../forms/values';
import { PreviewQuery, SavedTextQuery } from './writing.documents';

/** What is asked before a text is saved. */
export interface Doubts {
  /** There was a text, and there would be none. */
  isEmptied: boolean;
  /** What the page would not show, in French, as far as it is new. */
  remarks: string[];
}

/**
 * What a drafter may not have meant: nothing left of a text, or something typed that is left out. Null when all is clear, and for a text
 * that the saving will refuse. One request more, three when there is something to say.
 */
export async function doubtsOf(call: ActionFunctionArgs, form: FormData): Promise<Doubts | null> {
  const section = call.params.section ?? '';
  const shown = await previewOf(call, section, textOf(form, 'title'), textOf(form, 'markdown'));
  if (!shown || (shown.html !== '' && shown.remarks.length === 0)) return null;
  const { workingText: saved } = await query(call, SavedTextQuery, { section });
  if (!saved) return null;
  const isEmptied = shown.html === '' && saved.html !== '';
  if (shown.remarks.length === 0) return isEmptied ? { isEmptied, remarks: [] } : null;
  const before = await previewOf(call, section, saved.section.title, saved.markdown);
  const remarks = shown.remarks.filter((remark) => !before?.remarks.includes(remark));
  return isEmptied || remarks.length > 0 ? { isEmptied, remarks } : null;
}

/** Null where the text cannot be shown: why, the saving says. */
async function previewOf(call: ActionFunctionArgs, section: string, title: string, markdown: string) {
  try {
    return (await query(call, PreviewQuery, { section, title, markdown })).sectionPreview;
  } catch {
    return null;
  }
}

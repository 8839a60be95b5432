import { useRouteLoaderData } from 'react-router';
import { useLanguage } from '../i18n/language';
import type { Layout } from './layout.loader';

export type LayoutViewer = Layout['viewer'];

/** Who is looking, or null. For what to show; the API decides what may be done. */
export function useViewer(): LayoutViewer {
  return useRouteLoaderData<Layout>(useLanguage())?.viewer ?? null;
}

const holds = (viewer: LayoutViewer, wanted: string, consultationId?: string): boolean =>
  viewer?.roles.some(
    ({ role, consultationId: held }) =>
      role === wanted && (consultationId === undefined || held === null || held === consultationId),
  ) ?? false;

export const mayModerate = (viewer: LayoutViewer, consultationId?: string): boolean =>
  holds(viewer, 'moderator', consultationId);

export const mayDraft = (viewer: LayoutViewer, consultationId?: string): boolean =>
  holds(viewer, 'drafter', consultationId);

export const mayTranscribe = (viewer: LayoutViewer, consultationId?: string): boolean =>
  holds(viewer, 'rapporteur', consultationId);

export const isAdministrator = (viewer: LayoutViewer): boolean => holds(viewer, 'administrator');

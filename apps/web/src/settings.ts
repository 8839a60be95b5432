import { createContext, use } from 'react';

/** What the operator configured that pages show; made by the API process, sent with each page. */
export interface Settings {
  /** Whose look: the French State's (its administrations only), or a neutral one. */
  brand: 'state' | 'neutral';
  /** Lines of the brand block, as « Ministère / de la santé »; of the State's look only. */
  brandLines: readonly string[];
  /** Who runs the platform. */
  operator: string;
  /** Address under which people reach the platform, without a slash at the end. */
  publicUrl: string;
  /** Sample content and sample mailbox: mails are read on a page. */
  isSample: boolean;
  /** Address of the GraphQL explorer, when it is served. */
  explorer: string | null;
}

export const SettingsContext = createContext<Settings | null>(null);

export function useSettings(): Settings {
  const settings = use(SettingsContext);
  if (!settings) throw new Error('useSettings outside of the application');
  return settings;
}

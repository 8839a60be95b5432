import { createContext, use } from 'react';

/** Languages of the interface. The doctrine itself, and what people write, is in French. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of an address: English pages live under /en, all others are French. */
export const languageOf = (pathname: string): Language => (/^\/en(\/|$)/.test(pathname) ? 'en' : 'fr');

export const LanguageContext = createContext<Language>('fr');
export const useLanguage = (): Language => use(LanguageContext);

import type { Renderer } from './web-application';

export const LANGUAGES = ['fr', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** One page in each language. */
export type Addresses = Record<Language, string>;

/** Addresses of screens under the platform's own, as the web application states them. */
export function publicAddresses(renderer: Renderer, publicUrl: string) {
  const root = publicUrl.replace(/\/$/, '');
  return (screen: string, params: Readonly<Record<string, string>> = {}): Addresses => {
    const address = (language: Language): string =>
      root +
      renderer
        .patternOf(language, screen)
        .replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
    return { fr: address('fr'), en: address('en') };
  };
}

import { IntlMessageFormat, type PrimitiveType } from 'intl-messageformat';
import { Fragment, createContext, use, type ReactNode } from 'react';
import type french from './catalogue.fr';
import type { Language } from './language';

type Catalogue = typeof french;

/** A message's name: `feature.key`. */
export type MessageKey = {
  [Feature in keyof Catalogue]: `${Feature}.${Extract<keyof Catalogue[Feature], string>}`;
}[keyof Catalogue];

/** What stands in a message's braces; numbers and plurals are written as the language has them. */
export type MessageValues = Record<string, PrimitiveType>;

/** What a message's tags become: `<link>…</link>` with `{ link: (words) => <a>{words}</a> }`. */
export type MessageTags = Record<string, (words: ReactNode) => ReactNode>;

/** Compiled by the build from ICU MessageFormat (build/compiled-messages.ts): a text, or a syntax tree. */
type Compiled = ConstructorParameters<typeof IntlMessageFormat>[0];
type CompiledCatalogue = Record<string, Record<string, Compiled>>;

/** What the interface says, in one language. */
export class Messages {
  private readonly formats = new Map<string, IntlMessageFormat>();
  private readonly catalogue: CompiledCatalogue;

  constructor(
    readonly language: Language,
    catalogue: Catalogue,
  ) {
    this.catalogue = catalogue;
  }

  /** The message as a text. */
  text(key: MessageKey, values?: MessageValues): string {
    const compiled = this.compiled(key);
    if (typeof compiled === 'string') return compiled;
    return String(this.format(key, compiled).format(values));
  }

  /** The message with elements where it has tags. */
  rich(key: MessageKey, tags: MessageTags, values?: MessageValues): ReactNode {
    const compiled = this.compiled(key);
    if (typeof compiled === 'string') return compiled;
    const parts = this.format(key, compiled).format<ReactNode>({ ...values, ...(tags as object) } as never);
    if (!Array.isArray(parts)) return parts;
    return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>);
  }

  /** Whether there is such a message: for codes that come from the API. */
  has(key: string): key is MessageKey {
    return this.find(key) !== undefined;
  }

  private compiled(key: MessageKey): Compiled {
    const found = this.find(key);
    if (found === undefined) throw new Error(`No message ${key} in ${this.language}`);
    return found;
  }

  private find(key: string): Compiled | undefined {
    const dot = key.indexOf('.');
    return this.catalogue[key.slice(0, dot)]?.[key.slice(dot + 1)];
  }

  private format(key: string, compiled: Compiled): IntlMessageFormat {
    let format = this.formats.get(key);
    if (!format) this.formats.set(key, (format = new IntlMessageFormat(compiled, this.language)));
    return format;
  }
}

export const MessagesContext = createContext<Messages | null>(null);

/** The messages of the page's language. */
export function useMessages(): Messages {
  const messages = use(MessagesContext);
  if (!messages) throw new Error('useMessages outside of the application');
  return messages;
}

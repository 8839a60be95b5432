/** What a check has measured, in the order in which it is printed; the value says its unit. */
export type Figures = Record<string, string | number>;

/** One check of what the platform promises, on real input or real processes. */
export interface Check {
  readonly name: string;
  /** One line: what it proves. */
  readonly proves: string;
  /** Gives the figures. Throws ShortOf when the promise is not kept. */
  run(log: (line: string) => void): Promise<Figures>;
}

/** The platform falls short of a promise; the figures are printed all the same. */
export class ShortOf extends Error {
  constructor(
    promise: string,
    readonly figures: Figures,
  ) {
    super(promise);
  }
}

/** Throws ShortOf unless all promises are kept; gives the figures back when they are. */
export function keeping(promises: Record<string, boolean>, figures: Figures): Figures {
  const broken = Object.entries(promises).flatMap(([promise, kept]) => (kept ? [] : [promise]));
  if (broken.length > 0) throw new ShortOf(broken.join('; '), figures);
  return figures;
}

/** Folder of the real input; a check that needs it fails loudly without it. */
export const sharedData = (): string => process.env.SHARED_DATA ?? '../shared/data';

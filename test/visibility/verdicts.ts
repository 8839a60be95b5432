import { PEOPLE, type Person, SHOWN_BY_RULE } from './expectations';
import type { Marker, Markers } from './markers';

/** What the matrix finds, gathered; each list is empty when all is as expected. */
export class Verdicts {
  requests = 0;
  readonly forbidden = new Set<string>();
  readonly faults = new Set<string>();
  /** Two answers by which what is absent and what is not for this person can be told apart. */
  readonly toldApart = new Set<string>();
  readonly surfaces = new Set<string>();
  readonly shownTypes = new Set<string>();
  /** Markers that pages have shown to those whom they are for. */
  readonly onPages = new Set<Marker>();
  private readonly seen = new Map<Person, Set<Marker>>(PEOPLE.map((person) => [person, new Set()]));

  constructor(private readonly markers: Markers) {}

  /** Looks for everything marked in what somebody was shown. */
  look(person: Person, surface: string, text: string, kind: 'answer' | 'page' = 'answer'): void {
    for (const marker of this.markers.in(text)) {
      if (marker.may.has(person)) {
        this.seen.get(person)?.add(marker);
        if (kind === 'page') this.onPages.add(marker);
      } else this.forbidden.add(`${person} sees ${marker.what} at ${surface}`);
    }
  }

  /** Looks for everything marked where nothing of a kind may stand. */
  lookAt(surface: string, text: string, isAllowed: (marker: Marker) => boolean): void {
    for (const marker of this.markers.in(text)) {
      if (!isAllowed(marker)) this.forbidden.add(`${surface} holds ${marker.what}`);
    }
  }

  /** Objects by their type's rule: the type's name comes with each of them. */
  judgeTypes(
    person: Person,
    surface: string,
    value: unknown,
    ruleOfType: (name: string) => string | undefined,
  ): void {
    if (Array.isArray(value)) for (const item of value) this.judgeTypes(person, surface, item, ruleOfType);
    else if (typeof value === 'object' && value !== null) {
      const { __typename: name } = value as { __typename?: unknown };
      if (typeof name === 'string' && !isEmptyPage(value)) {
        this.shownTypes.add(name);
        const rule = ruleOfType(name);
        if (rule && !SHOWN_BY_RULE[rule]?.includes(person)) {
          this.forbidden.add(`${person} is shown a ${name} (${rule}) at ${surface}`);
        }
      }
      for (const inner of Object.values(value)) this.judgeTypes(person, surface, inner, ruleOfType);
    }
  }

  /** What somebody has to see and saw nowhere. */
  get missing(): string[] {
    return this.markers.all.flatMap((marker) =>
      marker.must
        .filter((person) => !this.seen.get(person)?.has(marker))
        .map((person) => `${person} sees ${marker.what} nowhere`),
    );
  }
}

/** A list of nothing shows nothing, whoever gets it. */
const isEmptyPage = (value: object): boolean =>
  'nodes' in value && Array.isArray(value.nodes) && value.nodes.length === 0;

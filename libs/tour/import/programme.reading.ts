import { ImportedProgrammeItem, ImportedSpeaker, JsonValue } from './imported-tour';
import { TourFaults } from './tour.faults';

/**
 * The programme of a stage. Two forms: a list of sequences, or one text whose items are parted by semicolons. Morning
 * is only claimed for what comes before an item that the file calls afternoon.
 */
export function programmeOf(
  value: JsonValue | undefined,
  path: string,
  faults: TourFaults,
): ImportedProgrammeItem[] {
  if (value === undefined) return [];
  if (typeof value === 'string') {
    return splitOutsideBrackets(value, ';').map((item, position) => textItem(item, position));
  }
  const items = faults
    .list(value, path)
    .map((entry, position) => sequenceItem(entry, position, `${path}[${position}]`, faults));
  const afternoon = items.findIndex((item) => item.part === 'afternoon');
  return afternoon < 0
    ? items
    : items.map((item, index) => ({ ...item, part: index < afternoon ? 'morning' : 'afternoon' }));
}

function textItem(text: string, position: number): ImportedProgrammeItem {
  const [head = '', ...rest] = splitOutsideBrackets(text, ':');
  const description = rest.join('\u00a0: ');
  return {
    part: /^après-midi/iu.test(head) ? 'afternoon' : 'day',
    position,
    title: capital(head),
    description: description === '' ? null : description,
    orientations: [],
    speakers: speakersIn(text),
  };
}

function sequenceItem(
  value: JsonValue,
  position: number,
  path: string,
  faults: TourFaults,
): ImportedProgrammeItem {
  const item = faults.object(value, path);
  for (const key of Object.keys(item)) {
    if (!['sequence', 'orientations', 'contenu'].includes(key))
      faults.add(`${path}.${key}`, 'ce champ n’est pas connu.');
  }
  const title = faults.text(item.sequence, `${path}.sequence`);
  const description = faults.text(item.contenu, `${path}.contenu`);
  const orientations =
    item.orientations === undefined ? [] : faults.list(item.orientations, `${path}.orientations`);
  return {
    part: /^après-midi/iu.test(title) ? 'afternoon' : 'day',
    position,
    title: capital(title),
    description,
    orientations: orientations.map((entry, index) =>
      faults.wholeNumber(entry, `${path}.orientations[${index}]`),
    ),
    speakers: speakersIn(description),
  };
}

const WORD = String.raw`\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)*`;
const NAME = String.raw`(?:${WORD} ${WORD}(?: ${WORD})?)`;
const TITLED = String.raw`(?:(?:Dr|Pr|Mme|M\.|\p{Lu}\.) ${WORD}(?: ${WORD})?)`;
const PERSON = new RegExp(`^(?:${TITLED}|${NAME})$`, 'u');
const BEFORE_BRACKET = new RegExp(
  String.raw`(?<![\p{L}’'-]|\b(?:la|le|les|du|des) )(${TITLED}|${NAME}) \(([^()]*)\)`,
  'gu',
);
const TITLED_ANYWHERE = new RegExp(String.raw`(?<![\p{L}.])${TITLED}`, 'gu');
const WELCOMED_BY = new RegExp(String.raw`(?:[Aa]ccueil|[Ii]ntroduction)(?: par)? (${TITLED}|${NAME})`, 'gu');
const BRACKET = /([\p{L}\p{N}’'-]+) \(([^()]*)\)/gu;

/**
 * Names of persons in a text, by their writing: « Prénom Nom (organisme) », a title before the name, « accueil par … »,
 * lists in brackets that end with a body. A name that fits none of these stays in the text only; none is guessed.
 */
export function speakersIn(text: string): ImportedSpeaker[] {
  const found = new Map<string, { at: number; role: string | null }>();
  const add = (name: string, at: number, role: string | null) => {
    const known = [...found.keys()].find((other) => other.endsWith(name) || name.endsWith(other));
    if (known === undefined) found.set(name, { at, role });
  };
  for (const match of text.matchAll(BEFORE_BRACKET)) add(match[1] ?? '', match.index, match[2] ?? null);
  for (const match of text.matchAll(WELCOMED_BY)) add(match[1] ?? '', match.index, null);
  for (const match of text.matchAll(TITLED_ANYWHERE)) add(match[0], match.index, null);
  for (const match of text.matchAll(BRACKET)) {
    for (const group of (match[2] ?? '').split(';')) {
      const parts = group.split(',').map((part) => part.trim());
      const afterCommonWord = /^\p{Ll}/u.test(match[1] ?? '');
      const persons = parts.length > 1 ? parts.slice(0, -1) : afterCommonWord ? parts : [];
      const role = parts.length === 1 ? null : (parts.at(-1) ?? null);
      for (const person of persons.filter((part) => PERSON.test(part))) {
        add(person, match.index + match[0].indexOf(person), role);
      }
    }
  }
  return [...found]
    .sort(([, one], [, other]) => one.at - other.at)
    .map(([name, { role }]) => ({ name, role }));
}

/** Parts of a text at a sign that is not inside brackets. */
function splitOutsideBrackets(text: string, sign: ';' | ':'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '(') depth += 1;
    if (character === ')') depth = Math.max(0, depth - 1);
    if (character !== sign || depth > 0) continue;
    parts.push(text.slice(from, index).trim());
    from = index + 1;
  }
  parts.push(text.slice(from).trim());
  return parts.filter((part) => part !== '');
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('fr') + text.slice(1);
}
